#pragma once
// Many histories of one scenario, in parallel, handed to the store in order of replication.

#include <atomic>
#include <cstdint>
#include <functional>

#include "picket/model/family.hpp"
#include "picket/outcome/results_store.hpp"

namespace picket::experiment {

struct Plan {
  std::uint64_t seed = 1;
  std::uint64_t replications = 200;  // 0 .. replications - 1
  unsigned threads = 0;              // 0: as many as the machine has
};

enum class Ending { complete, interrupted };

/// Called after each history that has reached the store: how many are there, of how many.
using Progress = std::function<void(std::uint64_t done, std::uint64_t of)>;

/// Plays the replications of the plan that the store does not hold yet. What is written depends on (scenario, seed)
/// alone, on any number of threads. When `stop` becomes true the histories in progress are finished and kept.
Ending replicate(const model::Family& family, const Plan& plan, outcome::ResultsStore& store,
                 const std::atomic<bool>& stop, const Progress& progress = {});

}  // namespace picket::experiment
