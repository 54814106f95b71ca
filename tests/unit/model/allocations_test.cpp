// The model's hot path allocates nothing once a history has settled: a program of its own, in which operator new
// counts.

#include <atomic>
#include <cstdlib>
#include <new>

#include <gtest/gtest.h>

#include "begin.hpp"
#include "handlers.hpp"
#include "invented/scenario.hpp"
#include "picket/kernel/sequential.hpp"

namespace {
std::atomic<std::uint64_t> allocations{0};
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* p = std::malloc(size)) return p;
  throw std::bad_alloc{};
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }

namespace picket::model {
namespace {

using namespace picket::testing;
using namespace std::chrono_literals;

std::size_t capacity_of_records(const kernel::Simulation<Model>& simulation) {
  std::size_t all = 0;
  for (const Process& world : simulation.processes()) all += world.tallies.closed.capacity();
  return all;
}

/// The records of closed incidents are the history itself and grow by doubling. All else has come to its size, but for
/// a buffer here and there whose fullest moment is still to come: a handful in 30,000 events. One an incident, or one a
/// patrol, would be hundreds.
TEST(Model, AllocatesNothingOnceAHistoryHasSettled) {
  const Folder folder;
  std::uint64_t events = 0, histories = 0;
  for (std::uint64_t number = 0; number < 60; ++number) {
    SCOPED_TRACE(number);
    Document document = invented(number);
    document["clock"]["length"] = "12000 h";
    document["escalation"]["levels"]["high"].erase("ends_run");
    const Model model = folder.compiled(document);
    auto simulation = begin(model, core::randomness(5, number));
    kernel::run_until(model, simulation, Time{10000h});
    const std::size_t capacity = capacity_of_records(simulation);
    const std::uint64_t before = allocations;
    std::uint64_t played = 0;
    kernel::run_until(model, simulation, Time{12000h}, [&](const auto&, auto, auto, const auto&) { ++played; });
    const std::uint64_t made = allocations - before;
    if (capacity_of_records(simulation) != capacity) continue;
    EXPECT_LE(made, 12U) << "in " << played << " events";
    ++histories;
    events += played;
  }
  EXPECT_GT(histories, 20U);
  EXPECT_GT(events, 500'000U);
}

}  // namespace
}  // namespace picket::model
