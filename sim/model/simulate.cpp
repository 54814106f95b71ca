#include "picket/model/simulate.hpp"

#include <utility>

#include "begin.hpp"
#include "conclude.hpp"
#include "handlers.hpp"
#include "picket/kernel/sequential.hpp"
#include "world.hpp"

namespace picket::model {

outcome::Outcome simulate(const Model& model, std::uint64_t seed, std::uint64_t replication) {
  auto simulation = begin(model, core::randomness(seed, replication));
  kernel::run_until(model, simulation, Time{model.length});
  return outcome_of(model, simulation, replication);
}

}  // namespace picket::model
