#pragma once
// Patrols: who leaves when, and where a party is. A walk's position is a piecewise linear function of time.

#include <optional>
#include <vector>

#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;
struct Patrol;

/// One leg or two along the line.
struct Walk {
  core::Time leaves{}, turns{}, returns{};  // turns == returns when it is one way
  core::Length from{}, to{};                // chainage; `to` may lie before `from`
  core::Speed speed{};
  core::Length sees{};

  /// The times within which the point at a chainage is in sight, ascending and disjoint: none, one or two spans.
  struct Sightings {
    core::Time from[2], to[2];
    int count = 0;
  };
  [[nodiscard]] Sightings sightings(core::Length chainage) const;
  /// The first time at or after t at which the point is in sight.
  [[nodiscard]] std::optional<core::Time> meets(core::Length chainage, core::Time t) const;
};

/// A patrol's walk when it leaves at this time.
Walk walk_of(const Patrol& patrol, core::Time leaves);

struct Party {
  bool out = false;
  PatrolIndex patrol;
  TeamSlot team;
  Walk walk;
};

struct Patrols {
  std::vector<Party> parties;  // by PartySlot; slots are used again
};

/// Schedules the first departures of the sector's patrols.
void begin_patrols(Moment m);

}  // namespace picket::model
