// The executor: order, lookahead, copies. A model of balls that processes throw at each other; each process writes down
// what it saw, so that two runs can be compared to the event.

#include <atomic>
#include <cstdlib>
#include <new>
#include <vector>

#include <gtest/gtest.h>

#include "picket/core/id.hpp"
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

namespace picket::kernel {
namespace {

using core::Duration;

struct Ball {
  std::uint64_t number;
  bool operator==(const Ball&) const = default;
};

struct Seen {
  Time at;
  std::uint64_t ball;
  bool operator==(const Seen&) const = default;
};

struct Balls {
  struct Process {
    std::vector<Seen> seen;
    std::uint64_t draws = 0;
    Handle pending;
    bool writes = true;
    bool operator==(const Process& b) const { return seen == b.seen && draws == b.draws; }
  };
  using Event = Ball;
  Duration least{0};
  std::uint32_t processes = 1;
};

/// Schedules one ball here and one, now and then, elsewhere; cancels one it had scheduled. Times collide often.
void on(const Balls& model, Balls::Process& process, Agenda<Ball>& agenda, const Ball& ball) {
  if (process.writes) process.seen.push_back({agenda.now(), ball.number});
  const std::uint64_t draw = core::mixed(ball.number * 1000003 + agenda.here().value * 101 + process.draws++);
  agenda.schedule_in(Duration{1 + draw % 7}, Ball{core::mixed(draw)});
  if (draw % 5 == 0) {
    agenda.cancel(process.pending);
    process.pending = agenda.schedule_in(Duration{3}, Ball{draw});
  }
  if (draw % 3 == 0)
    agenda.send(ProcessIndex{static_cast<std::uint32_t>(draw % model.processes)},
                agenda.now() + model.least + Duration{draw % 4}, Ball{draw});
  if (process.draws % 4 == 0) agenda.cancel(process.pending);
}

Simulation<Balls> begin(const Balls& model, bool writes = true) {
  Simulation<Balls> simulation{std::vector<Balls::Process>(model.processes), model.least};
  std::vector<Message<Ball>> outbox;
  for (std::uint32_t p = 0; p < model.processes; ++p) {
    simulation.process(ProcessIndex{p}).writes = writes;
    simulation.agenda(ProcessIndex{p}, Time{}, outbox).schedule(Time{}, Ball{p + 1});
  }
  return simulation;
}

/// Balls multiply: a run must stay short.
constexpr Time end{Duration{40}};

TEST(RunUntil, GivesEachProcessTheSameTrajectoryHoweverFarItMayRunAhead) {
  // The messages take at least 5 us. Whoever is told of a lookahead of 5 or less must see the same.
  const Balls model{Duration{5}, 7};
  auto ahead = begin(model);
  run_until(model, ahead, end);
  for (const std::int64_t lookahead : {0, 1, 3}) {
    Simulation<Balls> other{begin(model).processes(), Duration{lookahead}};
    std::vector<Message<Ball>> outbox;
    for (std::uint32_t p = 0; p < model.processes; ++p)
      other.agenda(ProcessIndex{p}, Time{}, outbox).schedule(Time{}, Ball{p + 1});
    run_until(model, other, end);
    EXPECT_EQ(other.processes(), ahead.processes()) << "lookahead " << lookahead;
  }
  std::size_t seen = 0;
  for (const auto& process : ahead.processes()) seen += process.seen.size();
  EXPECT_GT(seen, 100U);
}

TEST(RunUntil, PlaysEveryEventBeforeItsEndAndNoneAtIt) {
  const Balls model{Duration{1}, 3};
  auto simulation = begin(model);
  run_until(model, simulation, end);
  EXPECT_EQ(simulation.now(), end);
  bool one_at_the_last_moment = false;
  for (const auto& process : simulation.processes())
    for (const Seen& seen : process.seen) {
      EXPECT_LT(seen.at, end);
      one_at_the_last_moment |= seen.at == end - Duration{1};
    }
  EXPECT_TRUE(one_at_the_last_moment);
}

TEST(RunUntil, InPiecesIsTheWholeRun) {
  for (const std::int64_t lookahead : {0, 2}) {
    const Balls model{Duration{lookahead}, 4};
    auto whole = begin(model), pieces = begin(model);
    run_until(model, whole, end);
    for (std::int64_t t : {1, 2, 7, 20, 40}) run_until(model, pieces, Time{Duration{t}});
    EXPECT_EQ(pieces.processes(), whole.processes());
  }
}

TEST(RunUntil, ContinuesACopyLikeTheOriginal) {
  const Balls model{Duration{2}, 4};
  auto original = begin(model);
  run_until(model, original, Time{Duration{20}});
  auto copy = original;
  run_until(model, original, end);
  run_until(model, copy, end);
  EXPECT_EQ(copy.processes(), original.processes());
  EXPECT_GT(original.processes()[0].seen.back().at, Time{Duration{20}});
}

TEST(RunUntil, WithLookaheadZeroPlaysInOrderOfTimeThenProcess) {
  const Balls model{Duration{0}, 5};
  auto simulation = begin(model);
  std::pair<Time, std::uint32_t> last{};
  Time now{};
  run_until(model, simulation, end, [&](const auto&, Time at, ProcessIndex p, const Ball&) {
    EXPECT_GE(at, now);
    now = at;
    last = {at, p.value};
  });
  EXPECT_EQ(last.first, end - Duration{1});
}

struct Clockwork {
  struct Process {
    std::uint64_t ticks = 0;
    Handle alarm;
  };
  using Event = Ball;
};
void on(const Clockwork&, Clockwork::Process& process, Agenda<Ball>& agenda, const Ball& ball) {
  ++process.ticks;
  agenda.cancel(process.alarm);
  process.alarm = agenda.schedule_in(Duration{1'000'000}, ball);
  agenda.schedule_in(Duration{10}, ball);
}

TEST(RunUntil, AllocatesNothingInItsSteadyState) {
  const Clockwork model;
  Simulation<Clockwork> simulation{std::vector<Clockwork::Process>(3), Duration{1}};
  std::vector<Message<Ball>> outbox;
  for (std::uint32_t p = 0; p < 3; ++p) simulation.agenda(ProcessIndex{p}, Time{}, outbox).schedule(Time{}, Ball{p});
  run_until(model, simulation, Time{Duration{10'000}});
  const std::uint64_t before = allocations;
  run_until(model, simulation, Time{Duration{1'000'000}});
  EXPECT_LE(allocations - before, 3U) << "the executor's own arrays, once a call";
  EXPECT_EQ(simulation.processes()[0].ticks, 100'000U);
}

TEST(Agenda, ForgetsWhatLiesBeyondTheLatestMoment) {
  Simulation<Clockwork> simulation{std::vector<Clockwork::Process>(2), Duration{5}};
  std::vector<Message<Ball>> outbox;
  auto agenda = simulation.agenda(ProcessIndex{0}, Time{}, outbox);
  const Time latest = EventQueue<Ball>::latest;
  EXPECT_EQ(agenda.schedule(latest + Duration{1}, Ball{}), Handle{});
  agenda.send(ProcessIndex{1}, latest + Duration{1}, Ball{});
  EXPECT_TRUE(outbox.empty());
  EXPECT_TRUE(simulation.queue(ProcessIndex{0}).empty());
  EXPECT_NE(agenda.schedule(latest, Ball{}), Handle{});
  EXPECT_EQ(simulation.queue(ProcessIndex{0}).next_time(), latest);
}

TEST(AgendaDeathTest, RefusesThePastAndWhatCrossesAWallTooEarly) {
  Simulation<Clockwork> simulation{std::vector<Clockwork::Process>(2), Duration{5}};
  std::vector<Message<Ball>> outbox;
  auto agenda = simulation.agenda(ProcessIndex{0}, Time{Duration{100}}, outbox);
  EXPECT_DEATH(agenda.schedule(Time{Duration{99}}, Ball{}), "never scheduled into the past");
  EXPECT_DEATH(agenda.send(ProcessIndex{1}, Time{Duration{104}}, Ball{}), "takes at least the lookahead");
  agenda.send(ProcessIndex{1}, Time{Duration{105}}, Ball{});
  EXPECT_EQ(outbox.size(), 1U);
}

}  // namespace
}  // namespace picket::kernel
