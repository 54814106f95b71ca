#include <algorithm>

#include <fmt/format.h>

#include "compilation.hpp"
#include "geography/local_plane.hpp"

namespace picket::model {

namespace {

void check_place(Compilation& c, const std::string& id, const scenario::Post& given, const Sector& sector) {
  const std::string& border = c.given.sectors.at(given.sector).border;
  const Length nearest = c.borders.at(border).chainage_near(given.at.at);
  if (sector.from <= nearest && nearest <= sector.to) return;
  std::string where = "in no sector";
  for (const auto& [other_id, other] : c.given.sectors) {
    const Sector& candidate = c.model.sectors[c.sectors.at(other_id)];
    if (other.border == border && candidate.from <= nearest && nearest <= candidate.to)
      where = fmt::format("in '{}'", other_id);
  }
  c.refuse(
      "posts." + id + ".sector",
      fmt::format(
          "post '{}' is outside its sector: it is nearest to km {:.3f} of '{}', {}, and '{}' goes from km {:.3f} to "
          "km {:.3f}",
          id, core::in_kilometres(nearest), border, where, given.sector, core::in_kilometres(sector.from),
          core::in_kilometres(sector.to)));
}

/// The cells, by travel from the post and a mean turnout, that a team of each type reaches within the target.
std::vector<std::vector<std::uint32_t>> reach_of(const Compilation& c, const Post& post, const Sector& sector) {
  const double left_h = core::in_hours(c.given.measures.within) - core::mean_hours(c.given.response.turnout);
  std::vector<std::vector<std::uint32_t>> reach(c.model.unit_types.size());
  for (std::size_t t = 0; t < reach.size(); ++t)
    for (std::uint32_t cell = 0; cell < sector.cells.size(); ++cell) {
      const Length way = distance(post.place, sector.at(sector.cells[cell].midpoint)) * c.given.detour;
      if (core::in_hours(way / c.model.unit_types[t].road) <= left_h) reach[t].push_back(cell);
    }
  return reach;
}

/// What of a sector lies in the sight of a post: nothing when no stretch does.
std::vector<Watcher::Stretch> part_in(const Sector& sector, const std::vector<geography::Interval>& sight) {
  std::vector<Watcher::Stretch> part;
  for (const auto& [from, to] : sight) {
    const Length begin = std::max(from, sector.from), end = std::min(to, sector.to);
    if (begin < end) part.push_back({begin, end});
  }
  return part;
}

Watcher watcher_of(const scenario::Watch& watch, PostIndex index, const Post& post, std::vector<Watcher::Stretch> sight,
                   const Sector& sector, bool own) {
  Watcher made{
      .post = index, .own = own, .key = post.key, .detects = watch.detects, .sight = std::move(sight), .cells = {}};
  for (std::uint32_t cell = 0; cell < sector.cells.size(); ++cell) {
    const Length midpoint = sector.cells[cell].midpoint;
    if (std::ranges::any_of(made.sight, [&](const auto& s) { return s.from <= midpoint && midpoint <= s.to; }))
      made.cells.push_back(cell);
  }
  return made;
}

void compile_watch(Compilation& c, const scenario::Post& given, PostIndex index) {
  Post& post = c.model.posts[index];
  for (const auto& [border, line] : c.borders) {
    const auto sight = line.within(given.at.at, given.watch->radius);
    if (sight.empty()) continue;
    for (const SectorIndex s : sectors_between(c, border, sight.front().from, sight.back().to)) {
      Sector& sector = c.model.sectors[s];
      auto part = part_in(sector, sight);
      if (part.empty()) continue;
      const bool own = s == post.sector;
      const auto place = static_cast<std::uint32_t>(sector.watchers.size());
      sector.watchers.push_back(watcher_of(*given.watch, index, post, std::move(part), sector, own));
      if (own)
        post.watcher = place;
      else
        post.mirrors.push_back({s, place});
    }
  }
}

void compile_post(Compilation& c, const std::string& id, const scenario::Post& given) {
  const PostIndex index{static_cast<std::uint32_t>(c.model.posts.size())};
  const SectorIndex s{c.sectors.at(given.sector)};
  Sector& sector = c.model.sectors[s];
  Post made{.id = id,
            .key = core::key_of(id),
            .sector = s,
            .local = static_cast<std::uint32_t>(sector.posts.size()),
            .operational_at_start = given.since.has_value(),
            .teams = std::vector<std::int64_t>(c.unit_types.size(), 0)};
  if (given.since && *given.since > std::chrono::floor<std::chrono::days>(c.given.clock.start))
    c.refuse("posts." + id + ".since",
             "a post since a date stood before the start; leave it out for one that opens when its first team arrives");
  for (const auto& [type, count] : given.holds) made.teams[c.unit_types.at(type)] = count;
  if (given.build) {
    made.building = given.build->takes;
    made.building_eur = given.build->costs.si();
    made.billet = given.build->billet.value_or(0);
  }
  const auto& line = c.borders.at(c.given.sectors.at(given.sector).border);
  made.place = geography::LocalPlane{line.at((sector.from + sector.to) / 2)}.at(given.at.at);
  check_place(c, id, given, sector);
  made.reach = reach_of(c, made, sector);
  sector.posts.push_back(index);
  c.model.posts.push_back(std::move(made));
  if (given.watch) compile_watch(c, given, index);
}

}  // namespace

void compile_posts(Compilation& c) {
  c.posts = places_of(c.given.posts);
  const bool sound = c.problems.empty();  // without sound sectors nothing can be said of posts
  if (!sound) throw scenario::Refusal{std::move(c.problems)};
  for (const auto& [id, given] : c.given.posts) compile_post(c, id, given);
}

}  // namespace picket::model
