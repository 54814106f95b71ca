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

}  // namespace
}  // namespace picket::model
