#include "picket/model/simulate.hpp"

#include <utility>

#include "begin.hpp"
#include "conclude.hpp"
#include "counting.hpp"
#include "handlers.hpp"
#include "picket/kernel/sequential.hpp"
#include "world.hpp"

namespace picket::model {

outcome::Outcome simulate(const Model& model, std::uint64_t seed, std::uint64_t replication) {
  auto simulation = begin(model, core::randomness(seed, replication));
  if (model.counted_from > Duration::zero()) {
    kernel::run_until(model, simulation, Time{model.counted_from});
    begin_counting(model, simulation);
  }
  kernel::run_until(model, simulation, Time{model.length});
  return outcome_of(model, simulation, replication);
}

}  // namespace picket::model
