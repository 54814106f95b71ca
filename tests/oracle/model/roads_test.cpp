// Teams and convoys go by road when there is a network: stages sums with ways by month. All times here are hours.

#include <variant>

#include <gtest/gtest.h>

#include "begin.hpp"
#include "census.hpp"
#include "geography/reference_line.hpp"
#include "handlers.hpp"
#include "histories.hpp"
#include "picket/kernel/sequential.hpp"
#include "picket/scenario/diagnostic.hpp"
#include "straight_border.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

constexpr double communication = 1.0 / 6;

/// The base at km 50, 60 km off the line. A highway of 100 km/h goes round by km 110, a pass of 25 km/h, closed from
/// December to February, goes straight to the post at km 50. Guards drive 60 km/h.
sc::Scenario over_the_pass(bool highway = true) {
  auto s = straight_border();
  add_forces(s);
  s.detour = 1.4;
  s.posts["post"] = {.at = {"", on_border(50)},
                     .sector = "all",
                     .watch = sc::Watch{core::kilometres(20), 1},
                     .capacity = {},
                     .build = {},
                     .since = {},
                     .holds = {}};
  s.deployments["sent"] = {.send = {{"guards", 1}},
                           .from = "base",
                           .to = "post",
                           .on = s.clock.start + 10h,
                           .since = {},
                           .mobilise = exactly(0h),
                           .when = {},
                           .rotate = {},
                           .withdraw = {}};
  const auto base = on_border(50, 60), post = on_border(50);
  s.roads = sc::RoadGraph{.file = "",
                          .classes = {{"highway", {core::kilometres_per_hour(100), {}}},
                                      {"pass", {core::kilometres_per_hour(25), {12, 1, 2}}}},
                          .roads = {{"pass", {base, post}}}};
  if (highway) s.roads->roads.push_back({"highway", {base, on_border(110, 60), on_border(110), post}});
  return s;
}

double hours_of(std::vector<core::LonLat> line, double speed) {
  return core::in_hours(geography::length(line) / core::kilometres_per_hour(speed));
}

/// All times at which a kind of event happens, in hours.
template <class E>
std::vector<double> times_of(const Model& model) {
  auto simulation = begin(model, core::randomness(5, 0));
  std::vector<double> all;
  kernel::run_until(model, simulation, Time{model.length}, [&](const auto& now, Time t, auto, const Event& event) {
    if (std::holds_alternative<E>(event)) all.push_back(core::in_hours(t.time_since_epoch()));
    ASSERT_EQ(census(model, now), std::vector<std::int64_t>{1000});
  });
  return all;
}

const double by_pass = hours_of({on_border(50, 60), on_border(50)}, 25);
const double by_highway = hours_of({on_border(50, 60), on_border(110, 60), on_border(110), on_border(50)}, 60);

TEST(Roads, AreTakenByTheLeastTimeOfTheMonthOfDeparture) {
  // In summer both are open: 2.4 h over the pass, three hours by the highway at the team's own 60 km/h.
  ASSERT_LT(by_pass, by_highway);
  const auto summer = times_of<TeamArrives>(compile(over_the_pass()));
  ASSERT_EQ(summer.size(), 1U);
  EXPECT_NEAR(summer[0], 10 + communication + by_pass, 1e-6);
  auto s = over_the_pass();
  s.deployments["sent"].on = s.clock.start + 130 * 24h;  // 13 December
  const auto winter = times_of<TeamArrives>(compile(s));
  ASSERT_EQ(winter.size(), 1U);
  EXPECT_NEAR(winter[0], 130 * 24 + communication + by_highway, 1e-6);
}

TEST(Roads, ThatAreClosedHoldTeamsUntilTheFirstDayOfAnOpenMonth) {
  // 5 August to 1 March is 208 d
  auto s = over_the_pass(false);
  s.deployments["sent"].on = s.clock.start + 130 * 24h;
  s.deployments["sent"].withdraw = sc::Withdrawal{.on = s.clock.start + 300 * 24h, .when = {}};
  const auto there = times_of<TeamArrives>(compile(s)), back = times_of<TeamReturns>(compile(s));
  ASSERT_EQ(there.size(), 1U);
  EXPECT_NEAR(there[0], 208 * 24 + by_pass, 1e-6);
  ASSERT_EQ(back.size(), 1U);
  EXPECT_NEAR(back[0], 300 * 24 + communication + by_pass, 1e-6);
}

TEST(Roads, ThatAreClosedKeepTeamsAtWorkUntilTheyCanLeave) {
  auto s = over_the_pass(false);
  s.deployments["sent"].withdraw = sc::Withdrawal{.on = s.clock.start + 130 * 24h, .when = {}};
  const Model model = compile(s);
  const auto back = times_of<TeamReturns>(model);
  ASSERT_EQ(back.size(), 1U);
  EXPECT_NEAR(back[0], 208 * 24 + by_pass, 1e-6);
  const auto outcome = simulate(model, 5, 0);
  double km = 0;
  for (const std::uint32_t c : model.sectors[0].watchers[0].cells)
    km += core::in_kilometres(model.sectors[0].cells[c].length);
  EXPECT_NEAR(tally(model, outcome, "observed_by_posts_km_h") / km, 208 * 24 - (10 + communication + by_pass), 1e-6);
  EXPECT_NEAR(tally(model, outcome, "team_days:north"), (208 * 24 + by_pass - 10 - communication) / 24, 1e-6);
}

TEST(Roads, DelayConvoysOverAPassInWinter) {
  auto s = over_the_pass(false);
  s.posts["post"].supply = sc::Supply{.holds = 240h,
                                      .without = 0,
                                      .convoys = sc::Convoys{.from = "base",
                                                             .every = exactly(168h),
                                                             .speed = core::kilometres_per_hour(60),
                                                             .closed = {3},
                                                             .costs = {},
                                                             .side = {}}};
  const Model model = compile(s);
  // the pass from December to February, convoys in March as well: one waits until 1 April, day 239
  const auto outcome = simulate(model, 5, 0);
  EXPECT_EQ(tally(model, outcome, "convoys_delayed"), 1);
  const double there = 10 + communication + by_pass, last = there + 16 * 168 + by_pass;
  EXPECT_NEAR(tally(model, outcome, "supply_out_h"), 239 * 24 + by_pass - last - 240, 1e-6);
}

TEST(Roads, ThatNeverLeadThereAreRefused) {
  auto s = over_the_pass(false);
  s.roads->classes["pass"].closed = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  try {
    (void)compile(s);
    FAIL() << "it compiles";
  } catch (const scenario::Refusal& refusal) {
    EXPECT_NE(std::string{refusal.what()}.find("no road leads from base 'base' to post 'post' in any month"),
              std::string::npos)
        << refusal.what();
  }
}

TEST(Roads, AreNotNeededByAPostThatNobodyIsSentTo) {
  auto s = over_the_pass(false);
  s.posts["island"] = standing_post(10, 1);
  EXPECT_NO_THROW((void)compile(s));
}

}  // namespace
}  // namespace picket::model
