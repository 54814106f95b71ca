// What posts and patrols see: unions of intervals, and renewal theory.

#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

TEST(Posts, WatchTheUnionOfTheirIntervals) {
  // 20 km radius: posts at 30 and 50 km see 10 to 70 km together, of 100
  auto s = straight_border();
  add_forces(s);
  s.posts["west"] = standing_post(30, 1, 20);
  s.posts["east"] = standing_post(50, 1, 20);
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_DOUBLE_EQ(tally(model, outcome, "observed_by_posts_km_h"), 60 * 8760.0);
  EXPECT_DOUBLE_EQ(tally(model, outcome, "observed_km_h"), 60 * 8760.0);
  EXPECT_DOUBLE_EQ(tally(model, outcome, "unseen_cell_h"), 40 * 8760.0);
  EXPECT_EQ(tally(model, outcome, "longest_unseen_h"), 8760);
}

TEST(Posts, SeeAnOnsetWithTheirProbabilityIndependently) {
  // 60 % each: 40 km in sight of one post, 20 km of both: share seen = 0.4 x 0.6 + 0.2 x (1 - 0.4^2) = 0.408
  auto s = straight_border();
  add_forces(s);
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.posts["west"] = standing_post(30, 1, 20, 0.6);
  s.posts["east"] = standing_post(50, 1, 20, 0.6);
  const Model model = compile(s);
  RatioSample seen;
  play(model, 30, [&](const auto& o) { seen.add(tally(model, o, "found_at_onset"), tally(model, o, "incidents")); });
  EXPECT_EXACT(seen, 0.4 * 0.6 + 0.2 * (1 - 0.4 * 0.4));
}

TEST(Posts, SeeOverTheWallOfTheirSector) {
  auto s = straight_border();
  add_forces(s);
  s.incidents["clash"].rate.per_length = core::RatePerLength{1.0 / 3600 / 100e3};
  s.sectors["all"].to = at_km(60);
  s.sectors["rest"] = {.border = "line", .from = at_km(60), .to = at_km(100)};
  s.posts["east"] = standing_post(50, 1, 20);  // 30 to 60 in its own sector, 60 to 70 in the next
  const Model model = compile(s);
  RatioSample own, next;
  play(model, 60, [&](const outcome::Outcome& o) {
    double seen[2] = {0, 0}, all[2] = {0, 0};
    for (const auto& incident : o.incidents) {
      all[incident.sector] += 1;
      seen[incident.sector] += incident.how == outcome::Found::at_onset;
    }
    own.add(seen[0], all[0]);
    next.add(seen[1], all[1]);
  });
  EXPECT_EXACT(own, 30.0 / 60);
  EXPECT_EXACT(next, 10.0 / 40);
}

TEST(Posts, AreKnownToWatchNextDoorOnceItHasHeard) {
  // A garrison comes to km 58 of a sector that ends at km 60, and sees to km 78. Its own sector's incidents are found
  // from its arrival on (five hours until the order is there, ten of road), the next one's five hours later, when the
  // news is.
  auto s = straight_border();
  add_forces(s);
  s.response.communication = 5h;
  s.unit_types["guards"].road = core::kilometres_per_hour(6);
  s.incidents["clash"].rate.per_length = core::RatePerLength{1.0 / 3600 / 1e3};
  s.sectors["all"].to = at_km(60);
  s.sectors["rest"] = {.border = "line", .from = at_km(60), .to = at_km(100)};
  s.posts["new"] = standing_post(58, 0, 20);
  s.posts["new"].holds.clear();
  s.posts["new"].since.reset();
  s.deployments["first"] = {.send = {{"guards", 1}}, .from = "base", .to = "new", .on = s.clock.start + 240h};
  s.clock.length = 480h;
  const auto outcome = simulate(compile(s), 1, 0);
  double first[2] = {1e9, 1e9};
  std::size_t missed_after = 0;
  for (const auto& i : outcome.incidents) {
    const double onset = core::in_hours(i.onset.time_since_epoch());
    if (i.how == outcome::Found::at_onset) first[i.sector] = std::min(first[i.sector], onset);
    const bool in_sight = std::abs(i.chainage_km - 58) < 20;
    missed_after += in_sight && i.how != outcome::Found::at_onset && onset > first[i.sector];
  }
  EXPECT_NEAR(first[0], 240 + 5 + 10.1, 0.5);
  EXPECT_NEAR(first[1] - first[0], 5, 0.5);
  EXPECT_EQ(missed_after, 0U);
}

/// Incidents of exponential length `mean`, and patrols that leave at exponential gaps, many teams at hand, sight radius
/// 0.
sc::Scenario patrolled(bool there_and_back, core::Duration gap, core::Duration mean) {
  auto s = straight_border();
  add_forces(s);
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.escalation.levels = {{"low", {.up = {}, .down = mean, .overt = false, .killed = {}, .wounded = {}}}};
  s.posts["post"] = standing_post(50, 60);
  s.patrols["walk"] = {.post = "post",
                       .unit_type = "",
                       .teams = 60,
                       .departs = sc::AtRandom{gap},
                       .along = {.span = {}, .there_and_back = there_and_back, .border = {}, .mixed = {}},
                       .speed = core::kilometres_per_hour(10),
                       .sees = core::Length{}};
  return s;
}

/// Shares of the incidents that begin a day after the start or later: by then the first patrol has been everywhere.
void play_found(const Model& model, std::uint64_t replications, RatioSample& found) {
  play(model, replications, [&](const outcome::Outcome& o) {
    double all = 0, met = 0;
    for (const auto& incident : o.incidents) {
      if (incident.onset < Time{24h} || !incident.ended) continue;
      all += 1;
      met += incident.how == outcome::Found::by_patrol;
    }
    found.add(met, all);
    EXPECT_EQ(tally(model, o, "patrols_skipped"), 0);
  });
}

TEST(Patrols, ThatLeaveAtRandomOneWayMeetAnIncidentAsOftenAsTheFormulaSays) {
  // Visits to a point are a Poisson process of rate 1 / gap; the incident lasts an exponential time: P = (1/6) / (1/6 +
  // 1/3)
  RatioSample found;
  const Model model = compile(patrolled(false, 6h, 3h));
  play_found(model, 40, found);
  EXPECT_EXACT(found, 1.0 / 3);
}

TEST(Patrols, ThatLeaveAtRandomThereAndBackMeetAnIncidentAsOftenAsTheFormulaSays) {
  // A point at distance z of the far end is passed twice, D = 2 z / v apart. An incident of length t is missed when no
  // patrol left in a set of measure t + min(t, D): P(miss) = E exp(-L (T + min(T, D))), T exponential of rate k, L the
  // rate of departures:
  //   k / (k + 2 L) (1 - exp(-(k + 2 L) D)) + k / (k + L) exp(-(k + 2 L) D), and D is uniform on [0, 20 h].
  const double L = 1.0 / 6, k = 1.0 / 3, a = k + 2 * L, longest = 20;
  const double mean_exp = (1 - std::exp(-a * longest)) / (a * longest);
  const double missed = k / a * (1 - mean_exp) + k / (k + L) * mean_exp;
  RatioSample found;
  const Model model = compile(patrolled(true, 6h, 3h));
  play_found(model, 40, found);
  EXPECT_EXACT(found, 1 - missed);
}

TEST(Patrols, ObserveEachCellForAsLongAsTheyHaveItInSight) {
  // Every 20 h out and back over 100 km at 10 km/h, always one party on the way; sight 2 km: a cell's midpoint away
  // from the ends is in sight 2 x 0.4 h of each 20 h. At the ends (midpoints 0.5 and 1.5 km) the stretches are cut: 2.5
  // and 3.5 km of 4 on each leg.
  auto s = patrolled(true, 20h, 3h);
  s.patrols["walk"].departs = sc::Every{.period = 20h, .jitter = {}, .phase = {}};
  s.patrols["walk"].sees = core::kilometres(2);
  s.clock.length = 2000h;
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  const double full = 96 * 0.8, ends = 2 * (2 * 0.25 + 2 * 0.35);
  EXPECT_NEAR(tally(model, outcome, "observed_by_patrols_km_h"), (full + ends) * 100, 1e-3);
  EXPECT_EQ(tally(model, outcome, "patrols"), 100);
  EXPECT_NEAR(tally(model, outcome, "patrol_km"), 100 * 200, 1e-3);
}

TEST(Patrols, ThatAreInTheSamePlaceObserveItOnce) {
  auto s = patrolled(true, 20h, 3h);
  s.patrols["walk"].departs = sc::Every{.period = 20h, .jitter = {}, .phase = {}};
  s.patrols["walk"].sees = core::kilometres(2);
  s.clock.length = 2000h;
  const Model alone = compile(s);
  s.patrols["walk-too"] = s.patrols["walk"];
  const Model together = compile(s);
  const auto one = simulate(alone, 1, 0), two = simulate(together, 1, 0);
  EXPECT_EQ(tally(together, two, "patrols"), 2 * tally(alone, one, "patrols"));
  for (const char* id : {"observed_by_patrols_km_h", "observed_km_h", "sightings"})
    EXPECT_EQ(tally(together, two, id), tally(alone, one, id)) << id;
}

TEST(Patrols, WhereAPostSeesAddNothingToWhatIsObserved) {
  // The post sees the cells from km 30 to 70 always; the patrol sees each of 96 cells 2 x 0.4 h of every 20 h, and of
  // these only those beyond the post's count once more.
  auto s = patrolled(true, 20h, 3h);
  s.patrols["walk"].departs = sc::Every{.period = 20h, .jitter = {}, .phase = {}};
  s.patrols["walk"].sees = core::kilometres(2);
  s.posts["post"].watch = sc::Watch{core::kilometres(20), 1};
  s.clock.length = 2000h;
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  const double all = (96 * 0.8 + 2 * (2 * 0.25 + 2 * 0.35)) * 100, seen_by_the_post_too = 40 * 0.8 * 100;
  EXPECT_DOUBLE_EQ(tally(model, outcome, "observed_by_posts_km_h"), 40 * 2000.0);
  EXPECT_NEAR(tally(model, outcome, "observed_by_patrols_km_h"), all, 1e-3);
  EXPECT_NEAR(tally(model, outcome, "observed_km_h"), 40 * 2000.0 + all - seen_by_the_post_too, 1e-3);
}

TEST(Patrols, LeaveEarlyAsOftenAsLate) {
  // Six hours after the start give or take two, in a run of six hours: half of the patrols have left.
  auto s = patrolled(true, 20h, 3h);
  s.incidents["clash"].rate.per_sector = {};
  s.patrols["walk"].departs = sc::Every{.period = 20h, .jitter = 2h, .phase = 6h};
  s.clock.length = 6h;
  const Model model = compile(s);
  Sample left;
  play(model, 45'000, [&](const auto& o) { left.add(tally(model, o, "patrols")); });
  EXPECT_EXACT(left, 0.5);
}

TEST(Responders, AreInReachOfACellByTheirNumber) {
  // 45 min at 60 km/h: 45 km to each hand of km 50. One team at hand is one in reach and not two.
  auto s = straight_border();
  add_forces(s);
  s.posts["post"] = standing_post(50, 1);
  const Model one = compile(s);
  s.posts["post"].holds = {{"guards", 2}};
  const Model two = compile(s);
  const auto of_one = simulate(one, 1, 0), of_two = simulate(two, 1, 0);
  EXPECT_NEAR(tally(one, of_one, "one_in_reach_km_h"), 90 * 8760.0, 1e-6);
  EXPECT_EQ(tally(one, of_one, "two_in_reach_km_h"), 0);
  EXPECT_NEAR(tally(two, of_two, "one_in_reach_km_h"), 90 * 8760.0, 1e-6);
  EXPECT_NEAR(tally(two, of_two, "two_in_reach_km_h"), 90 * 8760.0, 1e-6);
}

}  // namespace
}  // namespace picket::model
