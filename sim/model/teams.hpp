#pragma once
// Teams and the one state machine that they follow.
//
//     at_base -> in_transit -> idle -> patrolling -> idle
//                              idle -> turning_out -> driving_out -> on_scene -> driving_back -> resting -> idle
//                        patrolling -> driving_out   (called back from its walk)
//                                      turning_out -> idle          (stood down before it left)
//                                      driving_out -> driving_back  (stood down on the way)
//                                                     driving_back -> idle  (it never arrived: no rest)
//                  in_transit -> rotating -> idle          (a relief, in a handover in which neither works)
//                              idle -> rotating            (the relieved)
//                              idle -> in_transit -> at_base
//
// The first two states belong to the capital (deployments.cpp), which counts teams; from its arrival on a team is a
// slot of the sector of its post, also while it helps next door (requests.cpp); a slot in transit is one whose team has
// left for its base: it is free for another one. move() is the only writer of a team's state.

#include <cstdint>
#include <optional>
#include <vector>

#include "picket/core/id.hpp"
#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"
#include "picket/model/indices.hpp"

namespace picket::model {

struct Moment;

/// A response under way.
struct Errand {
  IncidentSlot incident;
  core::Key identity;        // of the incident: its slot may serve another one before the team is back
  std::uint32_t number = 0;  // this is the number-th team sent to it
  core::Length way{};        // out, by road
  core::Length back{};       // from the scene to its post
  core::PlanePoint scene{};  // in the plane of its own sector
  std::optional<core::PlanePoint> called_from;  // when it was called back from a walk there
  core::Time left{}, arrives{};
  std::optional<SectorIndex> abroad;  // the scene is in that neighbour
  bool dismissed = false;             // by that neighbour, as it arrives
  bool arrived = false;               // on scene, so that rest is due
  kernel::Handle next;                // the event that ends its present state
};

/// What a team has to do with the deployment that brought it.
struct Service {
  DeploymentIndex deployment;
  Cohort cohort = 0;
  bool relieved = false;        // its relief is here
  bool leaves = false;          // for its base as soon as it is free
  bool waits_for_road = false;  // which is closed
};

struct Team {
  UnitTypeIndex type;
  PostIndex post;
  TeamState state = TeamState::idle;
  core::Time since{};       // in this state
  core::Time here_since{};  // in this sector: its cost is counted from then
  std::optional<Errand> errand;
  std::optional<Service> service;  // none: it came from no base
};

struct Teams {
  std::vector<Team> all;               // by TeamSlot
  std::vector<std::int64_t> on_scene;  // by unit type: in this sector, guests among them
};

/// At its post, whatever it does there.
constexpr bool at_post(TeamState s) {
  return s == TeamState::idle || s == TeamState::turning_out || s == TeamState::resting;
}
constexpr bool responding(TeamState s) {
  return s == TeamState::turning_out || s == TeamState::driving_out || s == TeamState::on_scene ||
         s == TeamState::driving_back;
}

/// A team begins to stand at its post.
TeamSlot admit(Moment m, UnitTypeIndex type, PostIndex post, std::optional<Service> service = {},
               TeamState state = TeamState::idle);

/// A team has left for its base: it is no longer here.
void dismiss(Moment m, TeamSlot team);

/// Takes a team to its next state, and lets everyone know whom it concerns: its post, the tallies. One that comes free
/// and is due elsewhere (rotation.hpp, withdrawal.hpp) goes on there at once.
void move(Moment m, TeamSlot team, TeamState to);

/// Counts what has been going on until now into the tallies (the end of a run).
void settle_teams(Moment m);

/// Deterring persons per reference km of the sector, for a class: weight x persons of those physically there (at a
/// post, on patrol, on scene; not those driving). A post that is being built counts at its billet's fraction.
double presence(const Moment& m, ClassIndex c);

}  // namespace picket::model
