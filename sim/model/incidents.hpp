#pragma once
// Incidents begin. Immigrants of (sector, class) are points of a unit Poisson process on time x height, in strips of a
// fixed height, each strip an addressed stream; a point at height h is an incident when h < m(t) mu f(t) (Poisson
// embedding: Bremaud and Massoulie 1996). So an incident keeps its identity when a proposal changes the intensity.
// Others follow on incidents (follow_ons.cpp) or come from next door (displacement.cpp), by the same rule.

#include <cstdint>
#include <optional>
#include <vector>

#include "picket/core/id.hpp"
#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"
#include "picket/outcome/outcome.hpp"

namespace picket::model {

struct Moment;

/// The height of a strip, per hour: one candidate a week. A constant of the language: it is part of every incident's
/// identity.
inline constexpr double strip_height = 1.0 / (7 * 24);

/// The clocks of the present level: what is left of two unit exponential budgets (escalation.cpp).
struct Clocks {
  std::uint32_t visit = 0;  // the number of this stay at a level
  double up_left = 0, down_left = 0;
  core::Time since{};                 // up to when the budgets are spent
  double up_rate = 0, down_rate = 0;  // per microsecond, in force since then
  kernel::Handle ring;
};

/// An incident that is going on.
struct OpenIncident {
  bool open = false;
  outcome::Incident record;  // identity, place, times, highest level, casualties
  core::Key identity;
  ClassIndex incident_class;
  core::Length place{};  // chainage
  LevelIndex level;
  core::Time level_since{};
  Clocks clocks;
  kernel::Handle discovery;
  core::Time discovery_at = core::Time::max();
  bool called = false;        // has asked for a team
  std::uint32_t sent = 0;     // of the own sector, in all
  std::int64_t assigned = 0;  // teams sent, or granted next door, and not turned back
  std::int64_t on_scene = 0;
  std::int64_t given_up = 0;   // of the teams needed: nobody could send them, and calls that wait for nobody are lost
  bool queued = false;         // in Calls::queue
  bool asking = false;         // a neighbour has yet to answer
  std::uint32_t asked = 0;     // neighbours asked in this round
  std::uint16_t requests = 0;  // made in all
};

struct Incidents {
  std::vector<OpenIncident> slots;  // by IncidentSlot; slots are used again
};

/// A point that may become an incident here and now.
struct Point {
  core::Key identity;
  ClassIndex incident_class;
  double height = 0;                  // against m
  std::optional<core::Key> parent{};  // it follows on that one
  bool displaced = false;
};

/// The point is an incident when it lies under m; else it may be one next door.
void arise(Moment m, const Point& point);

/// Schedules the first candidate of every strip of the sector.
void begin_incidents(Moment m);

/// The incident is over: its teams go, its record is closed.
void end_incident(Moment m, IncidentSlot incident);

}  // namespace picket::model
