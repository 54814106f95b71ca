// What a post lives on: time without supply in closed form, and what it does to the post. All times here are hours.

#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

constexpr double year = 365 * 24, communication = 1.0 / 6;

/// A post at km 50 that stands and holds 5 d; convoys from a base 60 km off at 30 km/h, two hours.
sc::Scenario supplied_by(sc::Distribution every) {
  auto s = straight_border();
  add_forces(s);
  s.posts["post"] = standing_post(50, 1, 20);
  s.posts["post"].supply = sc::Supply{.holds = 120h,
                                      .without = 0.25,
                                      .convoys = sc::Convoys{.from = "base",
                                                             .every = std::move(every),
                                                             .speed = core::kilometres_per_hour(30),
                                                             .closed = {},
                                                             .costs = sc::Money{700},
                                                             .side = "south"}};
  return s;
}

double road(const Model& model) { return core::in_hours(model.posts[0].supply->convoys->ways.front()->takes); }

TEST(Supply, AtAFixedPeriodIsOutForTheRestOfEachPeriod) {
  // Full at 0 and at k 8 d + 2 h; out from five days later until the next arrival.
  const Model model = compile(supplied_by(exactly(192h)));
  double exact = 0, arrivals = 0;
  for (double full = 0; full < year; full = (++arrivals) * 192 + road(model))
    exact += std::min(year, (arrivals + 1) * 192 + road(model)) - std::min(year, full + 120);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_NEAR(tally(model, outcome, "supply_out_h"), exact, 1e-6);
  EXPECT_EQ(tally(model, outcome, "convoys"), arrivals - 1);
  EXPECT_EQ(tally(model, outcome, "convoys_delayed"), 0);
  EXPECT_NEAR(tally(model, outcome, "travel_km"), 45 * 2 * 60, 1);
  EXPECT_EQ(tally(model, outcome, "cost_eur:south"), 45 * 700);
  EXPECT_EQ(tally(model, outcome, "supply_eur"), 45 * 700);
}

TEST(Supply, OfAPeriodThatTheStockOutlastsIsNeverOut) {
  const Model model = compile(supplied_by(exactly(110h)));
  EXPECT_EQ(tally(model, simulate(model, 1, 0), "supply_out_h"), 0);
}

TEST(Supply, WithoutConvoysIsOutForGood) {
  auto s = supplied_by(exactly(192h));
  s.posts["post"].supply->convoys.reset();
  const Model model = compile(s);
  EXPECT_NEAR(tally(model, simulate(model, 1, 0), "supply_out_h"), year - 120, 1e-6);
}

TEST(Supply, AtExponentialGapsIsOutWhenNoneCameForAsLongAsThePostHolds) {
  // Arrivals are a Poisson process of mean gap 4 d from two hours on: P(out at t) = P(none in the last 5 d) =
  // exp(-5/4), and exp(-(t - 2 h)/4 d) in the two hours after the first stock is gone.
  const Model model = compile(supplied_by(core::Exponential{96h}));
  const double travel = road(model);
  const double exact =
      96 * (std::exp(-(120 - travel) / 96) - std::exp(-120.0 / 96)) + (year - 120 - travel) * std::exp(-120.0 / 96);
  Sample out, convoys;
  play(model, 4000, [&](const auto& o) {
    out.add(tally(model, o, "supply_out_h"));
    convoys.add(tally(model, o, "convoys"));
  });
  EXPECT_EXACT(out, exact);
  EXPECT_EXACT(convoys, (year - travel) / 96);
}

TEST(Supply, WaitsForTheFirstDayOfAnOpenMonth) {
  // 5 August to 1 December is 118 d, to 1 March 208 d. Weekly: the last before is on day 112; the next leaves on day
  // 208, in place of all that were due; then 210. The post holds ten days: out from day 122 to 208, and two hours of
  // road cancel out.
  auto s = supplied_by(exactly(168h));
  s.posts["post"].supply->holds = 240h;
  s.posts["post"].supply->convoys->closed = {12, 1, 2};
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_NEAR(tally(model, outcome, "supply_out_h"), (208 - 122) * 24, 1e-6);
  EXPECT_EQ(tally(model, outcome, "convoys_delayed"), 1);
  EXPECT_EQ(tally(model, outcome, "convoys"), 16 + 1 + 23);  // days 7 .. 112, 208, 210 .. 364
}

TEST(Supply, ThatIsOutLeavesThePostItsFraction) {
  // Seen at onset with probability 1 while supplied and 1/4 while not; persons count a quarter too, so that presence
  // (10 persons at weight 10 on 100 km: P = 1 /km, half_at 1) prevents half of 60 % when supplied, P = 1/4 a fifth.
  auto s = supplied_by(exactly(192h));
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].prevented_by_presence.share = 0.6;
  s.unit_types["guards"].deters = {{"clash", 10.0}};
  const Model model = compile(s);
  const double share = tally(model, simulate(model, 1, 0), "supply_out_h") / year;
  const double fed = (1 - share) * (1 - 0.6 / 2), unfed = share * (1 - 0.6 / 5);
  RatioSample seen;
  Sample incidents;
  play(model, 30, [&](const outcome::Outcome& o) {
    double in_sight = 0, at_onset = 0;
    for (const auto& i : o.incidents) {
      if (i.chainage_km < 30.01 || i.chainage_km > 69.99) continue;
      in_sight += 1;
      at_onset += i.how == outcome::Found::at_onset;
    }
    seen.add(at_onset, in_sight);
    incidents.add(static_cast<double>(o.incidents.size()));
  });
  EXPECT_EXACT(seen, (fed + unfed / 4) / (fed + unfed));
  EXPECT_EXACT(incidents, year * (fed + unfed));
}

TEST(Supply, ComesFullWithADeploymentsFirstTeamsAndEndsWithTheLast) {
  // Ordered at 240, there one road later; convoys every 8 d from then, two hours of road; withdrawn at 1000.
  auto s = supplied_by(exactly(192h));
  s.posts["post"].holds = {};
  s.posts["post"].since.reset();
  s.deployments["sent"] = {.send = {{"guards", 1}},
                           .from = "base",
                           .to = "post",
                           .on = s.clock.start + 240h,
                           .since = {},
                           .mobilise = exactly(0h),
                           .when = {},
                           .rotate = {},
                           .withdraw = sc::Withdrawal{.on = s.clock.start + 1000h, .when = {}}};
  const Model model = compile(s);
  const double there = 240 + communication + core::in_hours(model.deployments[0].ways[0].front()->takes);
  double exact = 0;
  for (double full = there, k = 1; full + 120 < 1000 + communication; full = there + 192 * k + road(model), ++k)
    exact += std::min(1000 + communication, there + 192 * k + road(model)) - (full + 120);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_NEAR(tally(model, outcome, "supply_out_h"), exact, 1e-6);
  EXPECT_EQ(tally(model, outcome, "convoys"), 3);
}

}  // namespace
}  // namespace picket::model
