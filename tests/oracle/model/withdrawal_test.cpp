// A withdrawal is a deployment in reverse, and conditions chain stages. All times here are hours.

#include <cmath>
#include <variant>

#include <gtest/gtest.h>

#include "begin.hpp"
#include "census.hpp"
#include "handlers.hpp"
#include "histories.hpp"
#include "picket/kernel/sequential.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

constexpr double year = 365 * 24, communication = 1.0 / 6;

sc::Deployment sent(const sc::Scenario& s, sc::Distribution mobilise) {
  return {.send = {{"guards", 2}},
          .from = "base",
          .to = "post",
          .on = s.clock.start + 240h,
          .since = {},
          .mobilise = std::move(mobilise),
          .when = {},
          .rotate = {},
          .withdraw = {}};
}

/// A base 60 km from the post at km 50, a road of one hour.
sc::Scenario one_deployment(sc::Distribution mobilise) {
  auto s = straight_border();
  add_forces(s);
  s.posts["post"] = {.at = {"", on_border(50)},
                     .sector = "all",
                     .watch = sc::Watch{core::kilometres(20), 1},
                     .capacity = {},
                     .build = {},
                     .since = {},
                     .holds = {}};
  s.deployments["first"] = sent(s, std::move(mobilise));
  return s;
}

double road(const Model& model) { return core::in_hours(model.deployments[0].ways[0].front()->takes); }

double watched(const Model& model, const outcome::Outcome& o) {
  double km = 0;
  for (const std::uint32_t c : model.sectors[0].watchers[0].cells)
    km += core::in_kilometres(model.sectors[0].cells[c].length);
  return tally(model, o, "observed_by_posts_km_h") / km;
}

/// When a kind of event happens first, in hours; infinity when never.
template <class E>
double first(const Model& model, std::uint64_t replication) {
  auto simulation = begin(model, core::randomness(5, replication));
  double at = HUGE_VAL;
  kernel::run_until(model, simulation, Time{model.length}, [&](const auto& now, Time t, auto, const Event& event) {
    if (std::holds_alternative<E>(event)) at = std::min(at, core::in_hours(t.time_since_epoch()));
    ASSERT_EQ(census(model, now), std::vector<std::int64_t>{1000});
  });
  return at;
}

TEST(Withdrawal, EndsWatchWhenTheOrderArrivesAndCostsWhenTheTeamsAreBack) {
  // ordered at 240, there at 240 + 1/6 + 24 + 1; withdrawn at 5000: order 1/6 later, back one hour after that
  auto s = one_deployment(exactly(24h));
  s.deployments["first"].withdraw = sc::Withdrawal{.on = s.clock.start + 5000h, .when = {}};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_NEAR(watched(model, outcome), 5000 - 240 - 24 - road(model), 1e-6);
  EXPECT_NEAR(tally(model, outcome, "team_days:north"), 2 * (5000 - 240 + road(model)) / 24, 1e-6);
  EXPECT_NEAR(tally(model, outcome, "travel_km"), 2 * 2 * 60, 0.5);
  EXPECT_NEAR(first<TeamReturns>(model, 0), 5000 + communication + road(model), 1e-9);
}

TEST(Withdrawal, OfTeamsThatStillMobiliseSendsThemBackIntoThePoolAtOnce) {
  auto s = one_deployment(exactly(480h));
  s.deployments["first"].withdraw = sc::Withdrawal{.on = s.clock.start + 600h, .when = {}};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_EQ(watched(model, outcome), 0);
  EXPECT_NEAR(tally(model, outcome, "team_days:north"), 2 * 360.0 / 24, 1e-6);
  EXPECT_EQ(tally(model, outcome, "travel_km"), 0);
  EXPECT_EQ(first<TeamArrives>(model, 0), HUGE_VAL);
}

TEST(Withdrawal, OfTeamsOnTheWayTurnsThemRoundAtTheirPost) {
  auto s = one_deployment(exactly(0h));
  s.unit_types["guards"].road = core::kilometres_per_hour(6);  // ten hours
  s.deployments["first"].withdraw = sc::Withdrawal{.on = s.clock.start + 242h, .when = {}};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_EQ(watched(model, outcome), 0);
  EXPECT_NEAR(tally(model, outcome, "team_days:north"), 2 * 2 * road(model) / 24, 1e-6);
  EXPECT_NEAR(first<TeamReturns>(model, 0), 240 + communication + 2 * road(model), 1e-9);
}

TEST(Withdrawal, TakesTheSumOfItsStages) {
  // A second deployment, Exp(48 h), is what the first waits for to go: arrival of the second, one communication to
  // hear, one to order, the road back.
  auto s = one_deployment(exactly(0h));
  s.deployments["second"] = sent(s, core::Exponential{48h});
  s.deployments["first"].withdraw =
      sc::Withdrawal{.on = {}, .when = sc::Condition{.state = {}, .level = {}, .deployment = "second"}};
  const Model model = compile(s);
  const double constant = 240 + 3 * communication + 2 * road(model);
  Sample back, square;
  for (std::uint64_t r = 0; r < 60000; ++r) {
    auto simulation = begin(model, core::randomness(5, r));
    double at = 0;
    kernel::run_until(model, simulation, Time{model.length}, [&](const auto&, Time t, auto, const Event& event) {
      if (std::holds_alternative<TeamReturns>(event)) at = core::in_hours(t.time_since_epoch());
    });
    back.add(at - constant);
    square.add((at - constant) * (at - constant));
  }
  EXPECT_EXACT(back, 48);
  EXPECT_LT(std::abs(square.z(2 * 48 * 48)), 4);
}

TEST(Conditions, OrderADeploymentOnceAnotherHasArrivedInFull) {
  // The first sends slow teams too: it is complete with these, 10 h of road after they set out. Then one communication
  // to hear of it, one for the order, a gamma mobilisation of mean 36 h and cv 0.5, one hour of road.
  auto s = one_deployment(core::Exponential{48h});
  s.unit_types["walkers"] = s.unit_types["guards"];
  s.unit_types["walkers"].road = core::kilometres_per_hour(6);
  s.bases["base"].holds["walkers"] = 1;
  s.deployments["first"].send = {{"guards", 2}, {"walkers", 1}};
  s.deployments["second"] = sent(s, core::Gamma{36h, 0.5});
  s.deployments["second"].on.reset();
  s.deployments["second"].when = sc::Condition{.state = {}, .level = {}, .deployment = "first"};
  const Model model = compile(s);
  const double slow = core::in_hours(model.deployments[0].ways[1].front()->takes);
  const double constant = 240 + 3 * communication + slow + road(model);
  Sample arrival, square;
  for (std::uint64_t r = 0; r < 40000; ++r) {
    auto simulation = begin(model, core::randomness(5, r));
    double at = 0;
    kernel::run_until(model, simulation, Time{model.length}, [&](const auto&, Time t, auto, const Event& event) {
      const auto* arrives = std::get_if<TeamArrives>(&event);
      if (arrives != nullptr && arrives->deployment.value == 1) at = core::in_hours(t.time_since_epoch());
    });
    arrival.add(at - constant);
    square.add((at - constant - 84) * (at - constant - 84));
  }
  EXPECT_EXACT(arrival, 48 + 36);
  EXPECT_LT(std::abs(square.z(48 * 48 + 18 * 18)), 4);
}

TEST(Conditions, WithADateHoldTheOrderUntilThen) {
  auto s = one_deployment(exactly(0h));
  s.deployments["second"] = sent(s, exactly(0h));
  s.deployments["second"].on = s.clock.start + 1000h;
  s.deployments["second"].when = sc::Condition{.state = {}, .level = {}, .deployment = "first"};
  const Model model = compile(s);
  auto simulation = begin(model, core::randomness(5, 0));
  double at = 0;
  kernel::run_until(model, simulation, Time{model.length}, [&](const auto&, Time t, auto, const Event& event) {
    const auto* arrives = std::get_if<OrderArrives>(&event);
    if (arrives != nullptr && arrives->deployment.value == 1) at = core::in_hours(t.time_since_epoch());
  });
  EXPECT_NEAR(at, 1000 + communication, 1e-9);
}

TEST(Conditions, ThatAreMetWhenTheRunBeginsOrderAtOnce) {
  auto s = one_deployment(exactly(0h));
  s.deployments["stood"] = sent(s, exactly(0h));
  s.deployments["stood"].on.reset();
  s.deployments["stood"].since = std::chrono::floor<std::chrono::days>(s.clock.start);
  s.deployments["first"].on.reset();
  s.deployments["first"].when = sc::Condition{.state = {}, .level = {}, .deployment = "stood"};
  EXPECT_NEAR(first<OrderArrives>(compile(s), 0), communication, 1e-9);
}

TEST(Withdrawal, OnADateBeforeItsConditionHoldsCancelsTheDeploymentAndFreesItsTeams) {
  // The first never arrives, so the second is never ordered; once it is cancelled its teams relieve a third.
  auto s = one_deployment(exactly(10000h));
  s.bases["base"].holds = {{"guards", 5}};
  s.deployments["second"] = sent(s, exactly(0h));
  s.deployments["second"].on.reset();
  s.deployments["second"].when = sc::Condition{.state = {}, .level = {}, .deployment = "first"};
  s.deployments["second"].withdraw = sc::Withdrawal{.on = s.clock.start + 2000h, .when = {}};
  s.deployments["third"] = sent(s, exactly(0h));
  s.deployments["third"].send = {{"guards", 1}};
  s.deployments["third"].on.reset();
  s.deployments["third"].since = std::chrono::floor<std::chrono::days>(s.clock.start);
  s.deployments["third"].rotate = sc::Rotation{.every = 720h, .handover = 0h, .effective = sc::Effective::both};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_EQ(tally(model, outcome, "rotations_missed"), 2);  // at 720 and 1440 h
  EXPECT_EQ(tally(model, outcome, "rotations"), std::floor((year - 1440) / (720 + communication + road(model))));
}

}  // namespace
}  // namespace picket::model
