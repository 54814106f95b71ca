// Reliefs are a renewal process: period, order, mobilisation, road, and again. All times here are hours.

#include <cmath>
#include <variant>

#include <gtest/gtest.h>

#include "begin.hpp"
#include "census.hpp"
#include "handlers.hpp"
#include "histories.hpp"
#include "picket/kernel/sequential.hpp"
#include "renewal.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

constexpr double year = 365 * 24, communication = 1.0 / 6, every = 720, mobilises = 240;

/// One team at km 50 that has stood since the start, its base 60 km off by road, one hour; relieved every 30 d, its
/// relief takes Exp(10 d) to set out.
sc::Scenario relieved(core::Duration handover = 0h, sc::Effective effective = sc::Effective::both) {
  auto s = straight_border();
  add_forces(s);
  s.posts["post"] = {.at = {"", on_border(50)},
                     .sector = "all",
                     .watch = sc::Watch{core::kilometres(20), 1},
                     .capacity = {},
                     .build = {},
                     .since = {},
                     .holds = {}};
  s.deployments["stays"] = {.send = {{"guards", 1}},
                            .from = "base",
                            .to = "post",
                            .on = {},
                            .since = std::chrono::floor<std::chrono::days>(s.clock.start),
                            .mobilise = core::Exponential{240h},
                            .when = {},
                            .rotate = sc::Rotation{.every = 720h, .handover = handover, .effective = effective},
                            .withdraw = {}};
  return s;
}

double road(const Model& model) { return core::in_hours(model.deployments[0].ways[0].front()->takes); }

TEST(Rotation, RelievesAsOftenAsTheRenewalProcessSays) {
  // E N = sum over k of P(k gaps fit into the year), E N^2 = sum of (2k - 1) P
  const Model model = compile(relieved());
  const double constant = every + communication + road(model);
  double mean = 0, square = 0;
  for (int k = 1; k <= 13; ++k) {
    const double p = renewed_by(k, constant, mobilises, year);
    mean += p;
    square += (2 * k - 1) * p;
  }
  Sample rotations, squares;
  play(model, 4000, [&](const auto& o) {
    const double n = tally(model, o, "rotations");
    rotations.add(n);
    squares.add(n * n);
    EXPECT_EQ(tally(model, o, "rotations_missed"), 0);
  });
  EXPECT_EXACT(rotations, mean);
  EXPECT_EXACT(squares, square);
}

/// Hours that the post was watched.
double watched(const Model& model, const outcome::Outcome& o) {
  double km = 0;
  for (const std::uint32_t c : model.sectors[0].watchers[0].cells)
    km += core::in_kilometres(model.sectors[0].cells[c].length);
  return tally(model, o, "observed_by_posts_km_h") / km;
}

TEST(Rotation, LeavesThePostUnwatchedDuringAHandoverInWhichNeitherWorks) {
  // Time in handovers = sum over k of the part of [A_k, A_k + 5 d] before the end: the integral of P(A_k <= t) over the
  // last five days.
  const Model model = compile(relieved(120h, sc::Effective::neither));
  const double constant = every + communication + road(model);
  double exact = 0;
  for (int k = 1; k <= 13; ++k)
    exact += integral([&](double t) { return renewed_by(k, constant, mobilises, t); }, year - 120, year);
  Sample unwatched;
  play(model, 4000, [&](const auto& o) { unwatched.add(year - watched(model, o)); });
  EXPECT_EXACT(unwatched, exact);
}

TEST(Rotation, KeepsThePostWatchedWhenBothWork) {
  for (const auto handover : {0h, 120h}) {
    const Model model = compile(relieved(handover));
    play(model, 5, [&](const auto& o) { EXPECT_NEAR(watched(model, o), year, 1e-6); });
  }
}

TEST(Rotation, CostsEachTeamFromItsOrderToItsReturn) {
  // Relief k is ordered at its base at k 745 h (720 + order 1/6 + 24 + road 1, less the hour and the day), so: ordered
  // 720 1/6 after the arrival of the one before, there 25 h later; the relieved stays 48 h more and drives one hour.
  auto s = relieved(48h);
  s.deployments["stays"].mobilise = exactly(24h);
  const Model model = compile(s);
  const double cycle = every + communication + 24 + road(model);
  double exact = 0;
  for (int k = 0; k * cycle - 24 - road(model) < year; ++k) {
    const double ordered = k == 0 ? 0 : k * cycle - 24 - road(model);
    exact += std::min(year, (k + 1) * cycle + 48 + road(model)) - ordered;
  }
  const auto outcome = simulate(model, 1, 0);
  const auto rotations = std::floor(year / cycle);
  EXPECT_EQ(tally(model, outcome, "rotations"), rotations);
  EXPECT_NEAR(tally(model, outcome, "team_days:north"), exact / 24, 1e-6);
  EXPECT_NEAR(tally(model, outcome, "cost_eur:north"), exact / 24 * 1000, 1e-2);
  EXPECT_NEAR(tally(model, outcome, "travel_km"), 2 * rotations * 60, 0.5);
}

TEST(Rotation, WithoutASpareTeamIsMissedAndAskedForAgainAPeriodLater) {
  auto s = relieved();
  s.bases["base"].holds = {{"guards", 1}};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_EQ(tally(model, outcome, "rotations"), 0);
  EXPECT_EQ(tally(model, outcome, "rotations_missed"), std::floor((year - communication) / every));
}

TEST(Rotation, OfTwoTeamsWithOneToSpareRelievesOneAPeriodAndMissesTheOther) {
  // Nothing takes time but order and road, so both ask again and again within hours of one another, twelve times a
  // year; whoever asks first gets the spare team, which is back only after the other has asked.
  auto s = relieved();
  s.deployments["stays"].send = {{"guards", 2}};
  s.deployments["stays"].mobilise = exactly(0h);
  s.bases["base"].holds = {{"guards", 3}};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_EQ(tally(model, outcome, "rotations"), 12);
  EXPECT_EQ(tally(model, outcome, "rotations_missed"), 12);
}

TEST(Rotation, NeverTakesWhatADeploymentStillToBeOrderedWillNeed) {
  auto s = relieved();
  s.bases["base"].holds = {{"guards", 2}};
  s.deployments["later"] = {.send = {{"guards", 1}},
                            .from = "base",
                            .to = "post",
                            .on = s.clock.start + 3000h,
                            .since = {},
                            .mobilise = exactly(0h),
                            .when = {},
                            .rotate = {},
                            .withdraw = {}};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_EQ(tally(model, outcome, "rotations"), 0);
  EXPECT_EQ(tally(model, outcome, "rotations_missed"), 12);
}

TEST(Rotation, BeginsInThePhaseOfADateBeforeTheStart) {
  // since 100 d before the start, every 30 d: the fourth period ends 20 d after the start
  auto s = relieved();
  s.deployments["stays"].since = std::chrono::floor<std::chrono::days>(s.clock.start) - std::chrono::days{100};
  s.deployments["stays"].mobilise = exactly(0h);
  const Model model = compile(s);
  auto simulation = begin(model, core::randomness(1, 0));
  double first = 0;
  kernel::run_until(model, simulation, Time{model.length}, [&](const auto&, Time t, auto, const Event& event) {
    if (first == 0 && std::holds_alternative<TeamArrives>(event)) first = core::in_hours(t.time_since_epoch());
  });
  EXPECT_NEAR(first, 20 * 24 + communication + road(model), 1e-9);
}

TEST(Rotation, LetsATeamThatIsOutFinishFirst) {
  // Patrols of 10 h, one after another as long as somebody is free: the relieved leaves when it is back.
  auto s = relieved();
  s.patrols["walk"] = {.post = "post",
                       .unit_type = "",
                       .teams = 1,
                       .departs = sc::Every{.period = 10h},
                       .along = {},
                       .speed = core::kilometres_per_hour(20),
                       .sees = core::kilometres(1)};
  const Model model = compile(s);
  auto simulation = begin(model, core::randomness(3, 0));
  bool patrolling = false;
  Time since{};
  kernel::run_until(model, simulation, Time{model.length}, [&](const auto& now, Time t, auto, const Event& event) {
    ASSERT_EQ(census(model, now), std::vector<std::int64_t>{1000});
    const auto& teams = now.processes()[0].teams.all;
    bool out = false;
    for (const Team& team : teams) out = out || team.state == TeamState::patrolling;
    if (std::holds_alternative<PatrolReturns>(event)) {
      EXPECT_TRUE(patrolling);
      EXPECT_EQ(t - since, 10h);
    }
    if (out && !patrolling) since = t;
    if (std::holds_alternative<PatrolReturns>(event) || std::holds_alternative<PatrolDeparts>(event))
      patrolling = out;
    else
      EXPECT_EQ(out, patrolling) << "nothing but its return ends a patrol";
  });
}

}  // namespace
}  // namespace picket::model
