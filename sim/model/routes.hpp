#pragma once
// Routes: which way a party goes, where it is when, and what it has in sight. A walk's position is a piecewise linear
// function of time: movement makes no events, meeting times are solved.

#include <cstdint>
#include <optional>

#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"
#include "picket/model/model.hpp"

namespace picket::model {

struct Moment;

/// One leg or two along a border.
struct Walk {
  core::Time leaves{}, turns{}, returns{};  // turns == returns when it is one way
  core::Length from{}, to{};                // chainage; `to` may lie before `from`
  core::Speed speed{};
  core::Length sees{};

  /// Where it is; nowhere before it leaves and after it has returned.
  [[nodiscard]] std::optional<core::Length> at(core::Time t) const;

  /// The times within which the point at a chainage is in sight, ascending and disjoint: none, one or two spans.
  struct Sightings {
    core::Time from[2], to[2];
    int count = 0;
  };
  [[nodiscard]] Sightings sightings(core::Length chainage) const;
  /// The first time at or after t at which the point is in sight.
  [[nodiscard]] std::optional<core::Time> meets(core::Length chainage, core::Time t) const;
};

/// A walk along a route.
inline Walk walk_of(const Patrol& patrol, const Route& route, core::Time leaves) {
  const core::Time turns = leaves + route.leg;
  return {.leaves = leaves,
          .turns = turns,
          .returns = route.there_and_back ? turns + route.leg : turns,
          .from = route.from,
          .to = route.to,
          .speed = patrol.speed,
          .sees = patrol.sees};
}

/// The time from one end to the other.
core::Duration leg_of(const Patrol& patrol, core::Length from, core::Length to);

/// The walk on a route by the number that announcements carry: its place in Patrol::routes, or the cell that a
/// least_seen patrol goes to.
Walk numbered_walk(const Model& model, const Patrol& patrol, std::uint32_t number, core::Time leaves);

/// The passages of that route.
inline const Route& numbered_route(const Patrol& patrol, std::uint32_t number) {
  return patrol.routes[patrol.least_seen ? 0 : number];
}

/// The number of the route that a departure takes; none when there is nowhere to go.
std::optional<std::uint32_t> choose_route(Moment m, const Patrol& patrol, std::uint32_t departure);

/// Whether a walk on a sector's border leads into the sector or sees that far.
bool concerns(const Sector& sector, const Walk& walk);

}  // namespace picket::model
