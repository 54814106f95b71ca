// A deployment is the sum of its stages.

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

sc::Scenario deployed() {
  auto s = straight_border();
  add_forces(s);
  s.detour = 1.5;
  s.posts["post"] = {
      .at = {"", on_border(50)},
      .sector = "all",
      .watch = sc::Watch{core::kilometres(20), 1},
      .capacity = {},
      .build = sc::Building{.takes = core::Gamma{30 * 24h, 0.5}, .costs = sc::Money{250000}, .billet = 0.6},
      .since = {},
      .holds = {}};
  s.deployments["sent"] = {.send = {{"guards", 2}},
                           .from = "base",
                           .to = "post",
                           .on = s.clock.start + 240h,
                           .since = {},
                           .mobilise = core::Exponential{48h}};
  return s;
}

TEST(Deployments, TakeTheSumOfTheirStages) {
  // order at 240 h, communication 10 min, mobilise Exp(48 h), road 60 km x 1.5 at 60 km/h = 1.5 h, building Gamma(720
  // h, cv 0.5)
  const Model model = compile(deployed());
  const double before = 240 + 1.0 / 6 + core::in_hours(model.deployments[0].ways[0].front()->takes);
  EXPECT_NEAR(before, 240 + 1.0 / 6 + 1.5, 0.01);
  Sample arrival, built, arrival2, built2;
  for (std::uint64_t r = 0; r < 150000; ++r) {
    auto simulation = begin(model, core::randomness(5, r));
    double arrives = 0;
    kernel::run_until(model, simulation, Time{model.length}, [&](const auto&, Time t, auto, const Event& event) {
      const double h = core::in_hours(t.time_since_epoch());
      if (std::holds_alternative<TeamArrives>(event)) arrives = h - before;
      if (std::holds_alternative<BuildingEnds>(event)) {
        built.add(h - before - arrives);
        built2.add((h - before - arrives - 720) * (h - before - arrives - 720));
      }
    });
    arrival.add(arrives);
    arrival2.add((arrives - 48) * (arrives - 48));
  }
  EXPECT_EXACT(arrival, 48);
  EXPECT_LT(std::abs(arrival2.z(48 * 48)), 4);
  EXPECT_EXACT(built, 720);
  EXPECT_EXACT(built2, 360 * 360);
}

TEST(Deployments, WatchAtTheBilletsFractionWhileTheyBuild) {
  // Seen at onset with 0.6 x 1 while building, 1 afterwards; both stretches are long enough for a share of their own.
  auto s = deployed();
  s.incidents["clash"].rate.per_sector = core::per_hour(4);
  s.deployments["sent"].on = s.clock.start;
  s.deployments["sent"].mobilise = exactly(0h);
  s.posts["post"].build->takes = exactly(4000h);
  const Model model = compile(s);
  RatioSample building, after;
  const Time arrives{10min + model.deployments[0].ways[0].front()->takes}, ends = arrives + 4000h;
  play(model, 30, [&](const outcome::Outcome& o) {
    double in_building = 0, seen_building = 0, in_after = 0, seen_after = 0;
    for (const auto& i : o.incidents) {
      const bool in_sight = i.chainage_km > 30 && i.chainage_km < 70, seen = i.how == outcome::Found::at_onset;
      EXPECT_FALSE(seen && (!in_sight || i.onset < arrives));
      if (!in_sight || i.onset < arrives) continue;
      (i.onset < ends ? in_building : in_after) += 1;
      (i.onset < ends ? seen_building : seen_after) += seen;
    }
    building.add(seen_building, in_building);
    after.add(seen_after, in_after);
    EXPECT_EQ(tally(model, o, "building_eur"), 250000);
  });
  EXPECT_EXACT(building, 0.6);
  EXPECT_EQ(after.ratio(), 1);
}

TEST(Deployments, CostTheirTeamsFromTheOrderOn) {
  auto s = deployed();
  s.posts["post"].build.reset();
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  const double days = 365 - 10 - 10.0 / 1440;  // from the order's arrival
  EXPECT_NEAR(tally(model, outcome, "team_days:north"), 2 * days, 1e-6);
  EXPECT_NEAR(tally(model, outcome, "cost_eur:north"), 2 * days * 1000, 1e-2);
}

TEST(Teams, AreConservedAtEveryEvent) {
  auto s = deployed();
  s.incidents["clash"].rate.per_sector = core::per_hour(0.5);
  s.escalation.held = {.needs = {{"low", 2}}, .up = 1, .down = 2};
  s.posts["old"] = standing_post(20, 3, 20);
  s.patrols["walk"] = {.post = "old",
                       .unit_type = "",
                       .teams = 2,
                       .departs = sc::AtRandom{8h},
                       .along = {},
                       .speed = core::kilometres_per_hour(10),
                       .sees = core::kilometres(1)};
  const Model model = compile(s);
  auto simulation = begin(model, core::randomness(5, 1));
  std::size_t events = 0;
  kernel::run_until(model, simulation, Time{model.length}, [&](const auto& now, Time, auto, const Event&) {
    ASSERT_EQ(census(model, now), std::vector<std::int64_t>{1003});
    ++events;
  });
  EXPECT_GT(events, 10000);
}

}  // namespace
}  // namespace picket::model
