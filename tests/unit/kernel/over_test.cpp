// A process that says that it is over: what happens to it does nothing, in it and elsewhere.

#include <vector>

#include <gtest/gtest.h>

#include "picket/kernel/sequential.hpp"

namespace picket::kernel {
namespace {

using namespace std::chrono_literals;

struct Tick {};

struct Clocks {
  struct Process {
    int ticks = 0, last = 1000;
  };
  using Event = Tick;
};

[[maybe_unused]] bool over(const Clocks::Process& process) { return process.ticks == process.last; }

void on(const Clocks&, Clocks::Process& process, Agenda<Tick>& agenda, const Tick&) {
  ++process.ticks;
  agenda.schedule_in(1s, Tick{});
  agenda.send(ProcessIndex{1 - agenda.here().value}, agenda.now() + 10s, Tick{});
}

TEST(RunUntil, CallsNoHandlerOfAProcessThatIsOver) {
  // Each process ticks every second by itself; the first is over after 5 ticks. It has sent 5 ticks by then, which
  // arrive from second 11 on and tick on, each, every second.
  Simulation<Clocks> simulation{{{.ticks = 0, .last = 5}, {}}, 10s};
  std::vector<Message<Tick>> outbox;
  for (std::uint32_t p = 0; p < 2; ++p) simulation.agenda(ProcessIndex{p}, Time{}, outbox).schedule(Time{1s}, Tick{});
  run_until(Clocks{}, simulation, Time{10500ms});
  EXPECT_EQ(simulation.process(ProcessIndex{0}).ticks, 5);
  EXPECT_EQ(simulation.process(ProcessIndex{1}).ticks, 10);
  run_until(Clocks{}, simulation, Time{20500ms});
  EXPECT_EQ(simulation.process(ProcessIndex{0}).ticks, 5);
  EXPECT_EQ(simulation.process(ProcessIndex{1}).ticks, 20 + 10 + 9 + 8 + 7 + 6);
}

}  // namespace
}  // namespace picket::kernel
