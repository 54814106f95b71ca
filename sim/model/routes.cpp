#include "routes.hpp"

#include <algorithm>

#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

/// The cell of the own sector that has been out of sight for longest; of equals the first along the border. A cell
/// whose midpoint is where the walk would begin is not gone to.
std::optional<std::uint32_t> least_seen(Moment m, const Patrol& patrol) {
  settle_sightings(m);
  const auto& cells = m.sector().cells;
  std::optional<std::uint32_t> least;
  for (std::uint32_t c = 0; c < cells.size(); ++c) {
    if (cells[c].midpoint == patrol.routes.front().from) continue;
    const auto& watched = m.world.observation.cells;
    if (!least || watched[c].seen_until < watched[*least].seen_until) least = c;
  }
  return least;
}

Length gone_in(Speed speed, Duration time) { return core::metres(speed.si() * core::in_hours(time) * 3600); }

}  // namespace

std::optional<Length> Walk::at(Time t) const {
  if (t < leaves || t > returns) return std::nullopt;
  const bool out = t < turns, ascending = out == (from <= to);
  const Length gone = gone_in(speed, out ? t - leaves : t - turns), begin = out ? from : to;
  return std::clamp(ascending ? begin + gone : begin - gone, std::min(from, to), std::max(from, to));
}

Walk::Sightings Walk::sightings(Length chainage) const {
  const bool ascending = from <= to;
  const Length leg = ascending ? to - from : from - to;
  const Length along = ascending ? chainage - from : from - chainage;
  const Length begin = std::max(along - sees, Length{}), end = std::min(along + sees, leg);
  Sightings s;
  if (begin > end) return s;
  s.from[0] = leaves + begin / speed;
  s.to[0] = end == leg ? turns : leaves + end / speed;
  s.count = 1;
  if (turns == returns) return s;
  const Time back = begin == Length{} ? returns : turns + (leg - begin) / speed;
  if (end == leg) {
    s.to[0] = back;
  } else {
    s.from[1] = turns + (leg - end) / speed;
    s.to[1] = back;
    s.count = 2;
  }
  return s;
}

std::optional<Time> Walk::meets(Length chainage, Time t) const {
  const Sightings s = sightings(chainage);
  for (int i = 0; i < s.count; ++i)
    if (s.to[i] >= t) return std::max(s.from[i], t);
  return std::nullopt;
}

Duration leg_of(const Patrol& patrol, Length from, Length to) {
  return (to < from ? from - to : to - from) / patrol.speed;
}

Walk numbered_walk(const Model& model, const Patrol& patrol, std::uint32_t number, Time leaves) {
  if (!patrol.least_seen) return walk_of(patrol, patrol.routes[number], leaves);
  const Length from = patrol.routes.front().from;
  const Length to = model.sectors[model.posts[*patrol.post].sector].cells[number].midpoint;
  return walk_of(patrol, {.from = from, .to = to, .leg = leg_of(patrol, from, to), .passages = {}}, leaves);
}

bool concerns(const Sector& sector, const Walk& walk) {
  const Length low = std::min(walk.from, walk.to) - walk.sees, high = std::max(walk.from, walk.to) + walk.sees;
  return low < sector.to && sector.from < high;
}

std::optional<std::uint32_t> choose_route(Moment m, const Patrol& patrol, std::uint32_t departure) {
  if (patrol.least_seen) return least_seen(m, patrol);
  if (patrol.routes.size() == 1) return 0;
  core::Draws draws{m.world.randomness, patrol.key, purpose_route, departure};
  const double u = draws.uniform();
  std::uint32_t route = 0;
  while (route + 1 < patrol.routes.size() && u >= patrol.routes[route].upto) ++route;
  return route;
}

}  // namespace picket::model
