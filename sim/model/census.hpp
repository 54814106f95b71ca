#pragma once
// Where the teams are: each is always in exactly one place.

#include <cstdint>
#include <vector>

#include "picket/kernel/simulation.hpp"
#include "world.hpp"

namespace picket::model {

/// All teams by type: at bases, mobilising, on the way there and back, in the sectors. The same after every event.
std::vector<std::int64_t> census(const Model& model, const kernel::Simulation<Model>& simulation);

}  // namespace picket::model
