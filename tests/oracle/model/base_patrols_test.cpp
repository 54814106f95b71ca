// Patrols that drive out from a base, and patrols that go where it was not seen for longest.

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "model/injected.hpp"
#include "straight_border.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

double h(core::Time t) { return core::in_hours(t.time_since_epoch()); }

sc::Sector sector(double from, double to) {
  return {.border = "line", .from = at_km(from), .to = at_km(to), .region = "", .neighbours = {}};
}

/// Monitors drive from a base 60 km off km 50 to km 30, walk to km 90 at 20 km/h and drive back from there.
sc::Scenario monitored(std::int64_t teams) {
  auto s = straight_border();
  add_forces(s);
  s.clock.length = 1000h;
  s.detour = 1.5;
  s.sectors = {{"1", sector(0, 40)}, {"2", sector(40, 80)}, {"3", sector(80, 100)}};
  s.unit_types["monitors"] = s.unit_types["guards"];
  s.bases["base"].holds["monitors"] = teams;
  s.patrols["round"] = {.post = "",
                        .base = "base",
                        .unit_type = "monitors",
                        .teams = 5,
                        .departs = sc::Every{.period = 10h, .jitter = {}, .phase = 1h},
                        .along = {.span = {.whole = false, .from = at_km(30), .to = at_km(90)},
                                  .there_and_back = false,
                                  .border = "line",
                                  .mixed = {}},
                        .speed = core::kilometres_per_hour(20),
                        .sees = core::kilometres(2)};
  return s;
}

double road_h(double km) { return std::hypot(km - 50, 60) * 1.5 / 60; }

TEST(BasePatrols, AreSeenInEverySectorAndCostTheirTime) {
  const Model model = compile(monitored(5));
  const auto outcome = simulate(model, 1, 0);
  const double out = road_h(30), back = road_h(90), walk = 3;
  // 100 departures, the first at 1 h, the last at 991 h: all are back within 10 h but the last
  const double last = 9, last_walk = std::min(last - out, walk), last_back = std::max(last - out - walk, 0.0);
  EXPECT_EQ(tally(model, outcome, "patrols"), 100);
  EXPECT_EQ(tally(model, outcome, "patrols_skipped"), 0);
  EXPECT_NEAR(tally(model, outcome, "patrol_km"), 99 * 60 + last_walk * 20, 0.01);
  EXPECT_NEAR(tally(model, outcome, "travel_km"), 60 * (99 * (out + back) + out + std::min(last_back, back)), 2);
  EXPECT_NEAR(tally(model, outcome, "team_days:north"),
              (99 * (out + walk + back) + std::min(last, out + walk + back)) / 24, 0.01);
  // every midpoint between the ends is in sight for 4 km, cut at km 30 and 90
  for (std::size_t i = 0; i < 3; ++i) {
    double seen_h = 0;
    for (const Cell& cell : model.sectors[i].cells) {
      const double at = core::in_kilometres(cell.midpoint);
      seen_h += std::max(std::min(at + 2, 90.0) - std::max(at - 2, 30.0), 0.0) / 20;
    }
    EXPECT_NEAR(sector_tally(model, outcome, i, "observed_by_patrols_km_h"), 100 * seen_h, 1e-2) << i;
  }
}

TEST(BasePatrols, AreSkippedWhileTheBaseHasNobodyToSpare) {
  // A round takes more than 6 h; with one team and a departure every 4 h, every second is skipped. Of two teams one is
  // promised to a deployment that never gets going within the run.
  auto s = monitored(1);
  s.patrols["round"].departs = sc::Every{.period = 4h, .jitter = {}, .phase = {}};
  const double round = road_h(30) + 3 + road_h(90);
  ASSERT_TRUE(4 < round && round < 8);
  auto outcome = simulate(compile(s), 1, 0);
  EXPECT_EQ(tally(compile(s), outcome, "patrols"), 125);
  EXPECT_EQ(tally(compile(s), outcome, "patrols_skipped"), 125);
  s.bases["base"].holds["monitors"] = 2;
  s.posts["post"] = standing_post(50, 0);
  s.posts["post"].sector = "2";
  s.deployments["late"] = {.send = {{"monitors", 1}},
                           .from = "base",
                           .to = "post",
                           .on = s.clock.start + 999h,
                           .since = {},
                           .mobilise = exactly(100h)};
  outcome = simulate(compile(s), 1, 0);
  EXPECT_EQ(tally(compile(s), outcome, "patrols"), 125);
}

TEST(BasePatrols, AreOutNoMoreAtOnceThanThePlanSays) {
  auto s = monitored(5);
  s.patrols["round"].departs = sc::Every{.period = 4h, .jitter = {}, .phase = {}};
  s.patrols["round"].teams = 1;
  EXPECT_EQ(tally(compile(s), simulate(compile(s), 1, 0), "patrols"), 125);
}

/// The cells that a least_seen patrol goes to, by departure.
std::vector<std::uint32_t> goals(double post_km, double km, std::size_t departures) {
  auto s = straight_border(km);
  add_forces(s);
  s.clock.length = core::hours(static_cast<double>(departures) * 10 - 1);
  s.posts["post"] = standing_post(post_km, 1);
  s.patrols["walk"] = {.post = "post",
                       .base = "",
                       .unit_type = "",
                       .teams = 1,
                       .departs = sc::Every{.period = 10h, .jitter = {}, .phase = {}},
                       .along = {.span = {}, .border = {}, .mixed = {}, .least_seen = true},
                       .speed = core::kilometres_per_hour(4),
                       .sees = core::metres(100)};
  const Model model = compile(s);
  std::vector<std::uint32_t> goals;
  play_onsets(model, {}, [&](const auto& now, Time, auto, const Event& event) {
    if (std::holds_alternative<PatrolDeparts>(event)) goals.push_back(now.processes()[0].patrols.parties[0].route);
  });
  return goals;
}

TEST(LeastSeenPatrols, GoWhereItWasNotSeenForLongest) {
  // From an end: the first cells in order while all are new; then the farthest is always what was passed first.
  EXPECT_EQ(goals(0, 4, 8), (std::vector<std::uint32_t>{0, 1, 2, 3, 3, 3, 3, 3}));
  // From the middle, at km 2 of 4: west, then east, until either end is the one not seen for longest.
  EXPECT_EQ(goals(2, 4, 8), (std::vector<std::uint32_t>{0, 2, 3, 0, 3, 0, 3, 0}));
}

TEST(LeastSeenPatrols, WalkThereAndBackFromTheirPost) {
  auto s = straight_border(4);
  add_forces(s);
  s.clock.length = 9h;
  s.posts["post"] = standing_post(3, 1);
  s.patrols["walk"] = {.post = "post",
                       .base = "",
                       .unit_type = "",
                       .teams = 1,
                       .departs = sc::Every{.period = 10h, .jitter = {}, .phase = {}},
                       .along = {.span = {}, .border = {}, .mixed = {}, .least_seen = true},
                       .speed = core::kilometres_per_hour(4),
                       .sees = core::metres(100)};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_NEAR(tally(model, outcome, "patrol_km"), 5, 1e-3);  // to km 0.5
  // midpoints 1.5 and 2.5 km twice 200 m, 0.5 km as it turns: 2 x 100 m
  EXPECT_NEAR(tally(model, outcome, "observed_by_patrols_km_h"), (2 * 0.4 + 0.2) / 4, 1e-6);
}

}  // namespace
}  // namespace picket::model
