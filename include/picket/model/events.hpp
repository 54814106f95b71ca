#pragma once
// The closed set of what can happen. Each event belongs to the process (file of sim/model) that it is listed under.

#include <compare>
#include <cstdint>
#include <variant>

#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/indices.hpp"

namespace picket::model {

/// Where a team is. One at a time; sim/model/teams.cpp is the only writer.
enum class TeamState : std::uint8_t {
  at_base,     // also while it mobilises
  in_transit,  // on the way to a post; it travels inside the event TeamArrives
  idle,        // at its post
  patrolling,
  turning_out,  // asked for, still at its post
  driving_out,
  on_scene,
  driving_back,
  resting,  // at its post
};

/// A slot of a process's list of teams.
using TeamSlot = core::Index<struct TeamSlotTag>;
/// A slot of a sector's list of open incidents.
using IncidentSlot = core::Index<struct IncidentSlotTag>;
/// A slot of a sector's list of patrol parties.
using PartySlot = core::Index<struct PartySlotTag>;

// teams and deployments (capital, then sector)
struct OrderArrives {
  DeploymentIndex deployment;
  bool operator==(const OrderArrives&) const = default;
};
struct TeamsLeave {
  DeploymentIndex deployment;
  bool operator==(const TeamsLeave&) const = default;
};
struct TeamArrives {
  UnitTypeIndex type;
  PostIndex post;
  bool operator==(const TeamArrives&) const = default;
};
// posts
struct BuildingEnds {
  PostIndex post;
  bool operator==(const BuildingEnds&) const = default;
};
struct WatchReported {  // a foreign post's watch, one communication old
  std::uint32_t watcher;
  double fraction;
  bool operator==(const WatchReported&) const = default;
};
// patrols
struct PatrolDeparts {
  PatrolIndex patrol;
  std::uint32_t number;
  bool operator==(const PatrolDeparts&) const = default;
};
struct PatrolReturns {
  PartySlot party;
  bool operator==(const PatrolReturns&) const = default;
};
// incidents
struct Candidate {  // a point of the unit Poisson process on time x height
  ClassIndex incident_class;
  std::uint32_t strip, number;
  double height;  // per hour
  bool operator==(const Candidate&) const = default;
};
// detection
enum class Discovery : std::uint8_t { by_patrol, by_residents };
struct Discovered {
  IncidentSlot incident;
  Discovery how;
  bool operator==(const Discovered&) const = default;
};
// escalation
struct ClockRings {
  IncidentSlot incident;
  bool up;
  bool operator==(const ClockRings&) const = default;
};
// response
struct TurnoutEnds {
  TeamSlot team;
  bool operator==(const TurnoutEnds&) const = default;
};
struct SceneReached {
  TeamSlot team;
  bool operator==(const SceneReached&) const = default;
};
struct StayEnds {
  TeamSlot team;
  bool operator==(const StayEnds&) const = default;
};
struct BackAtPost {
  TeamSlot team;
  bool operator==(const BackAtPost&) const = default;
};
struct RestEnds {
  TeamSlot team;
  bool operator==(const RestEnds&) const = default;
};

using Event =
    std::variant<OrderArrives, TeamsLeave, TeamArrives, BuildingEnds, WatchReported, PatrolDeparts, PatrolReturns,
                 Candidate, Discovered, ClockRings, TurnoutEnds, SceneReached, StayEnds, BackAtPost, RestEnds>;

}  // namespace picket::model
