#pragma once
// The beginning of a history: who stands where, and the first events.

#include "picket/core/random.hpp"
#include "picket/kernel/simulation.hpp"
#include "world.hpp"

namespace picket::model {

kernel::Simulation<Model> begin(const Model& model, core::Randomness randomness);

}  // namespace picket::model
