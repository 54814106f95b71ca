#include <fmt/format.h>

#include "compilation.hpp"
#include "patrols.hpp"

namespace picket::model {

namespace {

void set_span(Compilation& c, const std::string& id, const scenario::Patrol& given, Patrol& made) {
  const Post& post = c.model.posts[made.post];
  const Sector& sector = c.model.sectors[post.sector];
  made.from = sector.from;
  made.to = sector.to;
  if (given.along.whole) return;
  const auto& line = c.borders.at(c.given.sectors.at(sector.id).border);
  made.from = resolve(*given.along.from, line);
  made.to = resolve(*given.along.to, line);
  const auto outside = [&](Length chainage) { return chainage < sector.from || chainage > sector.to; };
  if (outside(made.from) || outside(made.to) || made.from == made.to)
    c.refuse(
        "patrols." + id + ".along.span",
        fmt::format(
            "a patrol walks between two places of its post's sector; this span goes from km {:.3f} to km {:.3f}, and "
            "'{}' from km {:.3f} to km {:.3f}",
            core::in_kilometres(made.from), core::in_kilometres(made.to), sector.id, core::in_kilometres(sector.from),
            core::in_kilometres(sector.to)));
}

/// Solved for a departure at time 0: a walk is the same every time.
void set_sightings(const Sector& sector, Patrol& made) {
  const Walk walk = walk_of(made, Time{});
  for (std::uint32_t cell = 0; cell < sector.cells.size(); ++cell) {
    const Walk::Sightings s = walk.sightings(sector.cells[cell].midpoint);
    for (int i = 0; i < s.count; ++i)
      made.sightings.push_back({cell, s.from[i].time_since_epoch(), s.to[i].time_since_epoch()});
  }
}

}  // namespace

void compile_patrols(Compilation& c) {
  for (const auto& [id, given] : c.given.patrols) {
    Patrol made{.id = id,
                .key = core::key_of(id),
                .post = PostIndex{c.posts.at(given.post)},
                .parties = given.teams,
                .departs = given.departs,
                .from = {},
                .to = {},
                .there_and_back = given.along.there_and_back,
                .speed = given.speed,
                .sees = given.sees};
    if (!given.unit_type.empty()) made.unit_type = UnitTypeIndex{c.unit_types.at(given.unit_type)};
    set_span(c, id, given, made);
    Sector& sector = c.model.sectors[c.model.posts[made.post].sector];
    set_sightings(sector, made);
    sector.patrols.push_back(PatrolIndex{static_cast<std::uint32_t>(c.model.patrols.size())});
    c.model.patrols.push_back(std::move(made));
  }
}

}  // namespace picket::model
