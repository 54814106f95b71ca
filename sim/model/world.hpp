#pragma once
// The slice of the world that one logical process owns: a sector, or the capital. A plain value; copying it is a
// checkpoint. Each member is written by the process (file) of its name and read by the others.

#include <optional>
#include <vector>

#include "deployments.hpp"
#include "detection.hpp"
#include "escalation.hpp"
#include "incidents.hpp"
#include "observation.hpp"
#include "patrols.hpp"
#include "picket/core/random.hpp"
#include "picket/kernel/agenda.hpp"
#include "picket/model/model.hpp"
#include "politics.hpp"
#include "posts.hpp"
#include "readiness.hpp"
#include "requests.hpp"
#include "response.hpp"
#include "rotation.hpp"
#include "supply.hpp"
#include "tallies.hpp"
#include "teams.hpp"
#include "tension.hpp"
#include "withdrawal.hpp"

namespace picket::model {

struct Process {
  core::Randomness randomness;
  SectorIndex sector;  // meaningless at the capital
  Teams teams;
  Posts posts;
  Patrols patrols;
  Observation observation;
  Readiness readiness;
  Incidents incidents;
  Calls calls;
  Politics politics;
  Tension tension;
  Guests guests;
  Stocks stocks;
  Handovers handovers;
  Departures departures;
  Course course;                     // at the capital
  DemarcationPlan demarcation_plan;  // at the capital
  Deployments deployments;           // at the capital
  SupplyLines supply_lines;          // at the capital
  Tallies tallies;
  std::optional<Time> ended;  // the run, before its time: nothing changes any more
};

/// For the kernel: what happens to a process that is over does nothing.
inline bool over(const Process& world) { return world.ended.has_value(); }

using Agenda = kernel::Agenda<Event>;

/// Where and when a handler stands.
struct Moment {
  const Model& model;
  Process& world;  // the slice of the process that the event belongs to
  Agenda& agenda;

  [[nodiscard]] Time now() const { return agenda.now(); }
  [[nodiscard]] const Sector& sector() const { return model.sectors[world.sector]; }
};

}  // namespace picket::model
