#pragma once
// The end of a history: what its world comes to, as rows.

#include "picket/kernel/simulation.hpp"
#include "picket/outcome/outcome.hpp"
#include "world.hpp"

namespace picket::model {

/// The simulation must stand at the run's end; what is under way is counted until then.
outcome::Outcome outcome_of(const Model& model, kernel::Simulation<Model>& simulation, std::uint64_t replication);

}  // namespace picket::model
