#include <algorithm>

#include <fmt/format.h>

#include "compilation.hpp"
#include "routes.hpp"

namespace picket::model {

namespace {

using Line = geography::ReferenceLine;

/// A patrol on its way from the scenario to the model.
struct Plan {
  const std::string& id;
  const scenario::Patrol& given;
  Patrol& made;
  const std::string& border;
  const Line& line;
  const Sector* home;  // of its post; null from a base

  [[nodiscard]] std::string along() const { return "patrols." + id + ".along"; }
};

void check_span(Compilation& c, const Plan& plan, const Route& route, const std::string& path) {
  const Length low = std::min(route.from, route.to), high = std::max(route.from, route.to);
  const auto between = [](Length from, Length to) {
    return fmt::format("from km {:.3f} to km {:.3f}", core::in_kilometres(from), core::in_kilometres(to));
  };
  const std::string span = between(route.from, route.to);
  if (low < Length{} || high > plan.line.reference_length() || low == high)
    c.refuse(path, fmt::format("a patrol walks between two places of its border; this span goes {}, and '{}' {}", span,
                               plan.border, between(Length{}, plan.line.reference_length())));
  else if (plan.home != nullptr && (high <= plan.home->from || plan.home->to <= low))
    c.refuse(path, fmt::format(
                       "a patrol from a post walks in its post's sector, or partly so; this span goes {}, and '{}' {}",
                       span, plan.home->id, between(plan.home->from, plan.home->to)));
  else if (route.passages.empty())
    c.refuse(path, fmt::format("this span, {}, lies in no sector of '{}'", span, plan.border));
}

/// Solved for a departure at time 0: a walk is the same every time.
void set_sightings(const Sector& sector, const Walk& walk, Route::Passage& made) {
  for (std::uint32_t cell = 0; cell < sector.cells.size(); ++cell) {
    const Walk::Sightings s = walk.sightings(sector.cells[cell].midpoint);
    for (int i = 0; i < s.count; ++i)
      made.sightings.push_back({cell, s.from[i].time_since_epoch(), s.to[i].time_since_epoch()});
  }
}

/// The sectors of the border into which a walk leads or sees.
void set_passages(const Compilation& c, const Plan& plan, const Walk& walk, Route& made) {
  const Length low = std::min(walk.from, walk.to) - walk.sees, high = std::max(walk.from, walk.to) + walk.sees;
  for (const SectorIndex sector : sectors_between(c, plan.border, low, high)) {
    made.passages.push_back({sector, {}});
    if (!plan.made.least_seen) set_sightings(c.model.sectors[sector], walk, made.passages.back());
  }
  std::ranges::sort(made.passages, {}, &Route::Passage::sector);
}

Ways way_by_road(Compilation& c, const Plan& plan, Length chainage) {
  return c.roads.between(c.given.bases.at(plan.given.base).at.at, plan.line.at(chainage),
                         c.model.unit_types[*plan.made.unit_type].road);
}

void add_route(Compilation& c, const Plan& plan, double upto, const scenario::Span& span, const std::string& path) {
  Route made{.upto = upto, .there_and_back = plan.given.along.there_and_back, .passages = {}};
  PICKET_INVARIANT(plan.home != nullptr || !span.whole, "a patrol from a base names its span");
  if (span.whole) {
    made.from = plan.home->from;
    made.to = plan.home->to;
  } else {
    made.from = resolve(*span.from, plan.line);
    made.to = resolve(*span.to, plan.line);
  }
  made.leg = leg_of(plan.made, made.from, made.to);
  set_passages(c, plan, walk_of(plan.made, made, Time{}), made);
  check_span(c, plan, made, path);
  if (plan.home == nullptr) {
    made.drive_out = way_by_road(c, plan, made.from);
    made.drive_back = way_by_road(c, plan, made.there_and_back ? made.from : made.to);
    if (!passable(made.drive_out) || !passable(made.drive_back))
      c.refuse(path, fmt::format("no road leads from base '{}' to this span in any month", plan.given.base));
  }
  plan.made.routes.push_back(std::move(made));
}

/// The one route of a patrol that goes where it is needed: from its post's chainage to any cell of its sector.
void add_open_route(Compilation& c, const Plan& plan) {
  const Length at_post = core::to_millimetre(plan.line.chainage_near(c.given.posts.at(plan.given.post).at.at));
  Route made{.from = at_post, .to = at_post, .passages = {}};
  set_passages(c, plan, Walk{.from = plan.home->from, .to = plan.home->to, .sees = plan.given.sees}, made);
  plan.made.routes.push_back(std::move(made));
}

void set_routes(Compilation& c, const Plan& plan) {
  const scenario::Route& along = plan.given.along;
  if (along.least_seen) {
    add_open_route(c, plan);
  } else if (along.mixed.empty()) {
    add_route(c, plan, 1, along.span, plan.along() + ".span");
  } else {
    double upto = 0;
    for (const auto& [id, route] : along.mixed)
      add_route(c, plan, upto += route.share, route.span, plan.along() + ".mixed." + id + ".span");
  }
}

}  // namespace

void compile_patrols(Compilation& c) {
  for (const auto& [id, given] : c.given.patrols) {
    const PatrolIndex index{static_cast<std::uint32_t>(c.model.patrols.size())};
    Patrol made{.id = id,
                .key = core::key_of(id),
                .post = {},
                .parties = given.teams,
                .departs = given.departs,
                .routes = {},
                .least_seen = given.along.least_seen,
                .speed = given.speed,
                .sees = given.sees};
    if (!given.unit_type.empty()) made.unit_type = UnitTypeIndex{c.unit_types.at(given.unit_type)};
    if (auto* every = std::get_if<scenario::Every>(&made.departs))  // the phase counts from the start
      every->phase += every->phase < every->period ? c.given.clock.warm_up % every->period : c.given.clock.warm_up;
    Sector* home = nullptr;
    if (given.post.empty()) {
      made.base = BaseIndex{c.bases.at(given.base)};
      c.model.base_patrols.push_back(index);
    } else {
      made.post = PostIndex{c.posts.at(given.post)};
      home = &c.model.sectors[c.model.posts[*made.post].sector];
      home->patrols.push_back(index);
    }
    const std::string& border = home != nullptr ? c.given.sectors.at(home->id).border : given.along.border;
    if (home != nullptr && !given.along.border.empty() && given.along.border != border)
      c.refuse("patrols." + id + ".along.border",
               fmt::format("a patrol from a post walks along its sector's border, '{}'", border));
    else
      set_routes(c, Plan{id, given, made, border, c.borders.at(border), home});
    c.model.patrols.push_back(std::move(made));
  }
}

}  // namespace picket::model
