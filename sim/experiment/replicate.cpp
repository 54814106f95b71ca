#include "picket/experiment/replicate.hpp"

#include <algorithm>
#include <vector>

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

namespace picket::experiment {

namespace {

namespace tbb = oneapi::tbb;

std::vector<std::uint64_t> missing(const Plan& plan, const outcome::ResultsStore& store) {
  const std::vector<std::uint64_t> there = store.replications();
  std::vector<std::uint64_t> left;
  for (std::uint64_t r = 0; r < plan.replications; ++r)
    if (!std::ranges::binary_search(there, r)) left.push_back(r);
  return left;
}

/// Lives as long as one thread works on what threads share. TBB hands work from thread to thread in ways that
/// ThreadSanitizer cannot see, since Debian's library is not built with it; this says the same in the language: all
/// that was done before a turn began or ended is seen by whoever begins or ends one later.
class Turn {
 public:
  Turn() { order(); }
  ~Turn() { order(); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  static void order() {
    static std::atomic<std::uint64_t> turns = 0;
    turns.fetch_add(1, std::memory_order_acq_rel);
  }
};

/// work(threads) on as many threads as are asked for, also where that is more than the machine has.
template <class Work>
void on_threads(unsigned asked_for, const Work& work) {
  const std::size_t threads =
      asked_for > 0 ? asked_for : static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  const tbb::global_control allowed{tbb::global_control::max_allowed_parallelism, threads};
  tbb::task_arena arena{static_cast<int>(threads)};
  arena.execute([&] { work(threads); });
}

}  // namespace

Ending replicate(const model::Family& family, const Plan& plan, outcome::ResultsStore& store,
                 const std::atomic<bool>& stop, const Progress& progress) {
  const std::vector<std::uint64_t> left = missing(plan, store);
  std::uint64_t done = plan.replications - left.size();
  std::size_t next = 0;
  on_threads(plan.threads, [&](std::size_t threads) {
    std::vector<outcome::Outcome> in_flight(4 * threads);  // left[i] is at i modulo the size until it is stored
    const auto take = [&](tbb::flow_control& flow) {
      const Turn turn;
      if (next < left.size() && !stop) return next++;
      flow.stop();
      return next;
    };
    const auto play = [&](std::size_t i) {
      const Turn turn;
      in_flight[i % in_flight.size()] = family.play(plan.seed, left[i]);
      return i;
    };
    const auto keep = [&](std::size_t i) {
      const Turn turn;
      store.add(in_flight[i % in_flight.size()]);
      ++done;
      if (progress) progress(done, plan.replications);
    };
    const Turn whole;
    tbb::parallel_pipeline(in_flight.size(),
                           tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, take) &
                               tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, play) &
                               tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, keep));
  });
  store.flush();
  return done == plan.replications ? Ending::complete : Ending::interrupted;
}

}  // namespace picket::experiment
