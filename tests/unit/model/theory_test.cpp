// The analytic twin: formulas against values from elsewhere, and that it says what it should of small scenarios.

#include "theory.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "ladder.hpp"
#include "picket/model/compile.hpp"
#include "straight_border.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

double said(const Model& model, const std::string& measure, const std::string& sector = "") {
  for (const auto& s : model.setting.theory)
    if (s.measure == measure && s.sector == sector) return s.value;
  return -1;
}

TEST(Theory, HasErlangsFormulas) {
  EXPECT_NEAR(erlang_b(5, 3), 0.110054, 5e-7);
  EXPECT_NEAR(erlang_c(5, 3), 0.236152, 5e-7);
  EXPECT_NEAR(erlang_c(1, 0.4), 0.4, 1e-12);
  EXPECT_EQ(erlang_c(2, 2), 1);
}

TEST(Theory, HasTheTimesOfTheBirthDeathChain) {
  // of the ladder that the oracle test of the ladder climbs: from e, d, c, b, a 24.0, ... 6.6875 h
  const auto level = [](std::optional<Duration> up, Duration down) {
    Level made;
    made.up = up;
    made.down = down;
    return made;
  };
  const std::vector<Level> levels{level(6h, 3h), level(4h, 4h), level(8h, 2h), level(10h, 5h), level({}, 1h)};
  const auto times = mean_times_to_end(levels, std::vector<ClockFactors>(5));
  ASSERT_TRUE(times.has_value());
  const double a = 6.6875, b = 7.375 + a, c = 3.375 + b, d = 5.5 + c, e = 1 + d;
  const std::vector<double> exact{a, b, c, d, e};
  for (std::size_t l = 0; l < 5; ++l) EXPECT_NEAR((*times)[l], exact[l], 1e-9);
  // twice as fast, half as long; and one that never ends
  EXPECT_NEAR(mean_times_to_end(levels, std::vector<ClockFactors>(5, {2, 2}))->front(), a / 2, 1e-9);
  EXPECT_FALSE(mean_times_to_end({level(1h, 1h), level({}, 1h)}, {{1, 0}, {1, 0}}).has_value());
}

TEST(Theory, OfImmigrantsIsTheIntegralOverTheCalendar) {
  auto s = straight_border();
  s.clock.start += 30min;
  s.clock.length = 48h + 10min;
  s.incidents["clash"].rate.per_sector = core::per_hour(2);
  s.incidents["clash"].hours = {{{6, 12}, 3.0}};
  const Model model = compile(s);
  EXPECT_NEAR(immigrants(model)[0][0], 2 * (48 + 1.0 / 6 + 2 * 12), 1e-9);
  EXPECT_NEAR(said(model, "immigrants"), 2 * (48 + 1.0 / 6 + 2 * 12), 1e-9);
}

TEST(Theory, OfImmigrantsGoesByTheStateAndTheDemarcationOfTheStart) {
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].prevented_by_demarcation = 0.8;
  s.sectors["all"].demarcated = 0.5;
  s.politics.emplace();
  s.politics->start = "calm";
  s.politics->states["calm"].incidents.all = 0.25;
  EXPECT_NEAR(said(compile(s), "immigrants"), 8760 * 0.25 * 0.6, 1e-9);
}

TEST(Theory, OfFollowOnsIsTheBranchingProcess) {
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(0.2);
  s.incidents["clash"].follow_on = {.mean = {{"clash", 5.0 / 7}}, .memory = 2h, .neighbours = 0, .news = 0h};
  EXPECT_NEAR(said(compile(s), "incidents"), 0.7 * 8760, 1e-6);
}

TEST(Theory, OfWatchIsTheUnionOfIntervals) {
  auto s = straight_border();
  add_forces(s);
  s.posts["a"] = standing_post(30, 1, 20);
  s.posts["b"] = standing_post(50, 1, 20);
  s.posts["empty"] = standing_post(90, 0, 10);
  EXPECT_NEAR(said(compile(s), "observed_by_posts"), 60, 1e-9);
}

TEST(Theory, OfPatrolsIsTheRaceOfVisitsAndTheEnd) {
  // each cell is passed twice in 20 h and in sight for 2 x 0.2 h; an incident lasts 4 h: v t = 0.4
  auto s = straight_border();
  add_forces(s);
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.posts["post"] = standing_post(0, 1);
  s.patrols["walk"] = {.post = "post",
                       .unit_type = "",
                       .departs = sc::Every{.period = 20h, .jitter = {}, .phase = {}},
                       .along = {},
                       .speed = core::kilometres_per_hour(10),
                       .sees = core::kilometres(1)};
  const double present = 0.02, met = 0.4 / 1.4;
  EXPECT_NEAR(said(compile(s), "found_by_patrols"), 100 * (present + (1 - present) * met), 0.3);  // ends of the line
}

TEST(Theory, OfResponseIsTheLoadAndErlangsDelay) {
  // 3 calls an hour for 5 teams: busy for 1 h each, no way takes any time
  auto s = straight_border();
  add_forces(s);
  s.unit_types["guards"].road = core::kilometres_per_hour(1e9);
  s.posts["post"] = standing_post(50, 5);
  s.incidents["clash"].rate.per_sector = core::per_hour(3);
  s.escalation.levels = {{"low", {.up = {}, .down = 30min, .overt = true, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 1};
  s.response.stay = exactly(20min);
  s.response.rest = exactly(10min);
  EXPECT_NEAR(said(compile(s), "use_of_teams", "all"), 60, 1e-3);
  EXPECT_NEAR(said(compile(s), "waiting", "all"), 60 * 0.236152 / 2, 1e-3);
  s.response.when_busy = sc::WhenBusy::lost;
  EXPECT_NEAR(said(compile(s), "unanswered", "all"), 11.0054, 1e-3);
  EXPECT_EQ(said(compile(s), "waiting", "all"), -1);
}

}  // namespace
}  // namespace picket::model
