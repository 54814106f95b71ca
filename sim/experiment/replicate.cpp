#include "picket/experiment/replicate.hpp"

#include <algorithm>
#include <vector>

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include "picket/model/simulate.hpp"

namespace picket::experiment {

namespace {

std::vector<std::uint64_t> missing(const Plan& plan, const outcome::ResultsStore& store) {
  const std::vector<std::uint64_t> there = store.replications();
  std::vector<std::uint64_t> left;
  for (std::uint64_t r = 0; r < plan.replications; ++r)
    if (!std::ranges::binary_search(there, r)) left.push_back(r);
  return left;
}

}  // namespace

Ending replicate(const model::Model& model, const Plan& plan, outcome::ResultsStore& store,
                 const std::atomic<bool>& stop, const Progress& progress) {
  namespace tbb = oneapi::tbb;
  const std::vector<std::uint64_t> left = missing(plan, store);
  std::size_t next = 0;
  std::uint64_t done = plan.replications - left.size();

  const unsigned threads =
      plan.threads > 0 ? plan.threads : static_cast<unsigned>(tbb::this_task_arena::max_concurrency());
  const tbb::global_control limit{tbb::global_control::max_allowed_parallelism, threads};
  const std::size_t in_flight = 4 * std::size_t{threads};
  tbb::parallel_pipeline(
      in_flight,
      tbb::make_filter<void, std::uint64_t>(tbb::filter_mode::serial_in_order,
                                            [&](tbb::flow_control& flow) -> std::uint64_t {
                                              if (next == left.size() || stop) {
                                                flow.stop();
                                                return 0;
                                              }
                                              return left[next++];
                                            }) &
          tbb::make_filter<std::uint64_t, outcome::Outcome>(
              tbb::filter_mode::parallel, [&](std::uint64_t r) { return model::simulate(model, plan.seed, r); }) &
          tbb::make_filter<outcome::Outcome, void>(tbb::filter_mode::serial_in_order,
                                                   [&](const outcome::Outcome& outcome) {
                                                     store.add(outcome);
                                                     ++done;
                                                     if (progress) progress(done, plan.replications);
                                                   }));
  store.flush();
  return done == plan.replications ? Ending::complete : Ending::interrupted;
}

}  // namespace picket::experiment
