// The kernel's four workloads (docs/decisions/0003-event-queue.md), with a plain std::priority_queue beside W1 in the
// same run.

#include <queue>

#include <benchmark/benchmark.h>

#include "workloads/hold.hpp"
#include "workloads/mmc.hpp"
#include "workloads/patrols.hpp"
#include "workloads/phold.hpp"

namespace picket::bench {
namespace {

/// The time in which `events` holds happen when `pending` events are there.
core::Duration span_of(std::uint64_t events, std::uint64_t pending) {
  return core::hours(static_cast<double>(events) / static_cast<double>(pending));
}

void W1_hold(benchmark::State& state) {
  const auto pending = static_cast<std::uint64_t>(state.range(0));
  auto simulation = hold::begin(pending);
  const hold::Model model;
  kernel::run_until(model, simulation,
                    core::Time{} + span_of(std::min<std::uint64_t>(3 * pending, 3'000'000), pending));
  const auto& process = simulation.process(kernel::ProcessIndex{0});
  const std::uint64_t before = process.holds;
  for (auto _ : state) kernel::run_until(model, simulation, simulation.now() + span_of(1'000'000, pending));
  state.SetItemsProcessed(static_cast<std::int64_t>(process.holds - before));
}
BENCHMARK(W1_hold)->Arg(1'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void W1_std_priority_queue(benchmark::State& state) {
  struct Entry {
    core::Time at;
    std::uint64_t payload;
    bool operator<(const Entry& b) const { return at > b.at; }
  };
  const auto pending = static_cast<std::uint64_t>(state.range(0));
  Stream stream{1};
  std::priority_queue<Entry> queue;
  for (std::uint64_t i = 0; i < pending; ++i) queue.push({core::Time{} + stream.exponential(1), i});
  const auto hold_once = [&] {
    const Entry least = queue.top();
    queue.pop();
    queue.push({least.at + stream.exponential(1), least.payload});
  };
  for (std::uint64_t i = 0; i < std::min<std::uint64_t>(3 * pending, 3'000'000); ++i) hold_once();
  for (auto _ : state)
    for (int i = 0; i < 1'000'000; ++i) hold_once();
  state.SetItemsProcessed(1'000'000 * state.iterations());
}
BENCHMARK(W1_std_priority_queue)->Arg(1'000)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void W2_phold(benchmark::State& state) {
  const phold::Model model{static_cast<std::uint32_t>(state.range(0)), static_cast<double>(state.range(2)) / 100};
  const auto each = static_cast<int>(state.range(1));
  std::uint64_t events = 0;
  for (auto _ : state) {
    state.PauseTiming();
    auto simulation = phold::begin(model, each);
    state.ResumeTiming();
    kernel::run_until(model, simulation, core::Time{core::hours(2e7 / (model.processes * static_cast<double>(each)))});
    for (const auto& process : simulation.processes()) events += process.events;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(events));
}
BENCHMARK(W2_phold)
    ->ArgNames({"processes", "each", "remote_percent"})
    ->ArgsProduct({{1024, 65536}, {1, 16}, {10, 50}})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

void W3_mmc(benchmark::State& state) {
  std::uint64_t customers = 0, seed = 1;
  for (auto _ : state) customers += mmc::play(static_cast<int>(state.range(0)), 1e6, seed++).left;
  state.SetItemsProcessed(static_cast<std::int64_t>(customers));
}
BENCHMARK(W3_mmc)->Arg(1)->Arg(4)->Unit(benchmark::kMillisecond);

void W4_patrols(benchmark::State& state) {
  std::uint64_t replication = 0;
  for (auto _ : state) benchmark::DoNotOptimize(patrols::play(replication++));
  state.SetItemsProcessed(state.iterations());  // items_per_second is replications a second
}
BENCHMARK(W4_patrols)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace picket::bench

BENCHMARK_MAIN();
