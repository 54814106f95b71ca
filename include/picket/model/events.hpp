#pragma once
// The closed set of what can happen. Each event belongs to the process (file of sim/model) that it is listed under.

#include <compare>
#include <cstdint>
#include <variant>

#include "picket/core/id.hpp"
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
  resting,   // at its post
  rotating,  // at its post, in a handover in which neither works
};

/// A slot of a process's list of teams.
using TeamSlot = core::Index<struct TeamSlotTag>;
/// A slot of a sector's list of open incidents.
using IncidentSlot = core::Index<struct IncidentSlotTag>;
/// A slot of a sector's list of patrol parties.
using PartySlot = core::Index<struct PartySlotTag>;
/// A slot of the capital's list of contingents that are about to leave.
using ContingentSlot = core::Index<struct ContingentSlotTag>;
/// A slot of a sector's list of handovers.
using HandoverSlot = core::Index<struct HandoverSlotTag>;

// teams and deployments (capital, then sector)
struct OrderArrives {
  DeploymentIndex deployment;
  bool operator==(const OrderArrives&) const = default;
};
struct ConditionsDue {  // the earliest date of an order that waits for a condition
  bool operator==(const ConditionsDue&) const = default;
};
struct DeploymentComplete {  // so the capital hears
  DeploymentIndex deployment;
  bool operator==(const DeploymentComplete&) const = default;
};
struct TeamsLeave {
  ContingentSlot contingent;
  bool operator==(const TeamsLeave&) const = default;
};
/// Teams of one deployment and type that came together: 0 the first, then counted as their reliefs are ordered.
using Cohort = std::uint32_t;
inline constexpr Cohort nobody = UINT32_MAX;
struct TeamArrives {
  DeploymentIndex deployment;
  UnitTypeIndex type;
  Cohort cohort, relieves;  // relieves: a team of that cohort, or nobody
  bool operator==(const TeamArrives&) const = default;
};
struct ContingentArrives {  // at its post; the capital's own note
  DeploymentIndex deployment;
  UnitTypeIndex type;
  Cohort cohort;
  std::uint32_t teams;
  bool operator==(const ContingentArrives&) const = default;
};
// rotation (capital, then sector)
struct ReliefDue {  // the order reaches the base
  DeploymentIndex deployment;
  UnitTypeIndex type;
  Cohort cohort;  // to be relieved
  std::uint32_t teams;
  bool operator==(const ReliefDue&) const = default;
};
struct HandoverEnds {
  HandoverSlot handover;
  bool operator==(const HandoverEnds&) const = default;
};
// withdrawal (capital, sector, capital)
struct WithdrawalDue {
  DeploymentIndex deployment;
  bool operator==(const WithdrawalDue&) const = default;
};
struct WithdrawalAtBase {
  DeploymentIndex deployment;
  bool operator==(const WithdrawalAtBase&) const = default;
};
struct WithdrawalAtPost {
  DeploymentIndex deployment;
  bool operator==(const WithdrawalAtPost&) const = default;
};
struct RoadOpens {  // for a team that wants to leave
  TeamSlot team;
  bool operator==(const RoadOpens&) const = default;
};
struct TeamReturns {  // to its base
  DeploymentIndex deployment;
  UnitTypeIndex type;
  bool operator==(const TeamReturns&) const = default;
};
struct WayBackEnds {  // the sector's own note that a team is back at its base
  UnitTypeIndex type;
  bool operator==(const WayBackEnds&) const = default;
};
// supply (capital, then sector)
struct ConvoyDue {
  PostIndex post;
  std::uint32_t number;
  bool operator==(const ConvoyDue&) const = default;
};
struct ConvoyLeaves {  // as the road opens
  PostIndex post;
  bool operator==(const ConvoyLeaves&) const = default;
};
struct ConvoyArrives {
  PostIndex post;
  bool delayed;  // the road was closed when it was due
  bool operator==(const ConvoyArrives&) const = default;
};
struct SupplyRunsOut {
  PostIndex post;
  bool operator==(const SupplyRunsOut&) const = default;
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
struct PatrolAnnounced {  // a party of another process walks here or sees this far
  PatrolIndex patrol;
  std::uint32_t number;  // of its departure
  std::uint32_t route;   // place in Patrol::routes; with least_seen the cell of the post's sector that it goes to
  UnitTypeIndex type;
  core::Time leaves;  // the walk's beginning, past or to come
  bool operator==(const PatrolAnnounced&) const = default;
};
struct PatrolRecalled {  // it has left its walk
  PatrolIndex patrol;
  std::uint32_t number;
  bool operator==(const PatrolRecalled&) const = default;
};
// incidents
struct Candidate {  // a point of the unit Poisson process on time x height
  ClassIndex incident_class;
  std::uint32_t strip, number;
  double height;  // per hour
  bool operator==(const Candidate&) const = default;
};
// follow-ons
struct FollowOnComes {  // a point of one of the layers that an incident opens
  core::Key identity, parent;
  double height;  // against m
  ClassIndex incident_class;
  bool operator==(const FollowOnComes&) const = default;
};
// displacement
struct DisplacedComes {        // what presence deterred next door
  core::Key identity, parent;  // parent: when it follows on one
  double height;               // against m
  ClassIndex incident_class;
  bool follows_on;
  bool operator==(const DisplacedComes&) const = default;
};
// tension
struct NewsArrives {
  std::int64_t weight;  // billionths
  core::Duration life;
  bool operator==(const NewsArrives&) const = default;
};
struct NewsFades {
  std::int64_t weight;
  bool operator==(const NewsFades&) const = default;
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
// requests (asking sector, asked sector). A guest is named by its incident, its own sector and its number: `asked`,
// which counts the requests for the incident, in the upper half, and its place among those granted.
struct HelpAsked {
  core::Key identity;  // of the incident
  SectorIndex from;
  IncidentSlot incident;
  std::uint32_t at_mm;  // its place, from the beginning of that sector
  std::uint16_t wanted, asked;
  bool operator==(const HelpAsked&) const = default;
};
struct HelpAnswered {
  core::Key identity;
  IncidentSlot incident;
  SectorIndex by;
  std::uint16_t granted, asked;
  bool operator==(const HelpAnswered&) const = default;
};
struct GuestArrives {
  core::Key identity;
  IncidentSlot incident;
  SectorIndex from;
  std::uint32_t number;
  UnitTypeIndex type;
  bool operator==(const GuestArrives&) const = default;
};
struct GuestDismissed {
  core::Key identity;
  std::uint32_t number;
  bool operator==(const GuestDismissed&) const = default;
};
struct GuestLeaves {  // the scene, or turned round before it came
  core::Key identity;
  SectorIndex from;
  std::uint32_t number;
  bool operator==(const GuestLeaves&) const = default;
};

// politics (capital)
struct StateDue {  // on its date
  StateIndex state;
  bool operator==(const StateDue&) const = default;
};
struct TransitionRings {
  std::uint32_t transition;  // of the state in force
  bool operator==(const TransitionRings&) const = default;
};
struct StateStarts {  // because of a level that an incident has reached
  LevelIndex level;
  bool operator==(const StateStarts&) const = default;
};
struct LevelReached {  // as the capital hears
  LevelIndex level;
  core::Key incident;
  bool operator==(const LevelReached&) const = default;
};
// politics (sector)
struct StateHeard {
  StateIndex state;
  bool operator==(const StateHeard&) const = default;
};
// demarcation (capital, then sector)
struct SectorDemarcated {  // the one at work is done
  bool operator==(const SectorDemarcated&) const = default;
};
struct DemarcationHeard {
  double share, growth;
  bool operator==(const DemarcationHeard&) const = default;
};
// the end of the run (every process)
struct RunEnds {
  bool operator==(const RunEnds&) const = default;
};

using Event =
    std::variant<OrderArrives, TeamsLeave, TeamArrives, BuildingEnds, WatchReported, PatrolDeparts, PatrolReturns,
                 Candidate, Discovered, ClockRings, TurnoutEnds, SceneReached, StayEnds, BackAtPost, RestEnds,
                 ConditionsDue, DeploymentComplete, ContingentArrives, ReliefDue, HandoverEnds, WithdrawalDue,
                 WithdrawalAtBase, WithdrawalAtPost, RoadOpens, TeamReturns, WayBackEnds, ConvoyDue, ConvoyLeaves,
                 ConvoyArrives, SupplyRunsOut, FollowOnComes, DisplacedComes, NewsArrives, NewsFades, PatrolAnnounced,
                 PatrolRecalled, HelpAsked, HelpAnswered, GuestArrives, GuestDismissed, GuestLeaves, StateDue,
                 TransitionRings, StateStarts, LevelReached, StateHeard, SectorDemarcated, DemarcationHeard, RunEnds>;

}  // namespace picket::model
