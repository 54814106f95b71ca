// The ladder alone is a birth-death chain: who reaches which level, for how long; casualties by side.

#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Five levels with unequal clocks; an incident starts at the lowest.
sc::Scenario ladder() {
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.escalation.levels = {{"a", {.up = 6h, .down = 3h, .overt = false, .killed = {}, .wounded = {}}},
                         {"b", {.up = 4h, .down = 4h, .overt = false, .killed = {}, .wounded = {}}},
                         {"c", {.up = 8h, .down = 2h, .overt = false, .killed = {}, .wounded = {}}},
                         {"d", {.up = 10h, .down = 5h, .overt = false, .killed = {}, .wounded = {}}},
                         {"e", {.up = {}, .down = 1h, .overt = false, .killed = {}, .wounded = {}}}};
  return s;
}

struct Exact {
  double reach_b, reach_c, reach_d, reach_e;  // shares of incidents
  double hours;                               // mean length of an incident
};

/// down/up of the rates: a 2, b 1, c 4, d 2. P(b) = 1/(1+2), P(c) = 1/(1+2+2), P(d) = 1/(1+2+2+8), P(e) = 1/(13+16).
/// Mean time to the end: T_e = 1 + T_d; T_d = 10/3 + (1/3) T_e + (2/3) T_c, so that T_d = 5.5 + T_c; T_c = 8/5 + (1/5)
/// T_d + (4/5) T_b, so that T_c = 3.375 + T_b; T_b = 2 + T_c/2 + T_a/2 = 7.375 + T_a; T_a = 2 + T_b/3 = 6.6875.
constexpr Exact exact{1.0 / 3, 1.0 / 5, 1.0 / 13, 1.0 / 29, 6.6875};

TEST(Ladder, IsClimbedAsTheBirthDeathChainSays) {
  const Model model = compile(ladder());
  RatioSample b, c, d, e, hours;
  play(model, 150, [&](const outcome::Outcome& o) {
    const double all = tally(model, o, "incidents");
    b.add(tally(model, o, "reached:b"), all);
    c.add(tally(model, o, "reached:c"), all);
    d.add(tally(model, o, "reached:d"), all);
    e.add(tally(model, o, "reached:e"), all);
    hours.add(tally(model, o, "at_least_h:a"), all);
  });
  EXPECT_EXACT(b, exact.reach_b);
  EXPECT_EXACT(c, exact.reach_c);
  EXPECT_EXACT(d, exact.reach_d);
  EXPECT_EXACT(e, exact.reach_e);
  EXPECT_EXACT(hours, exact.hours);
}

TEST(Ladder, HeldFromTheOnsetRunsAtTheHeldRates) {
  // 20 teams at hand, on scene at once; every level is overt. up x 0.5 and down x 2 make down/up of a 8, b 4.
  auto s = ladder();
  add_forces(s);
  s.unit_types["guards"].road = core::kilometres_per_hour(1e6);
  s.posts["post"] = standing_post(50, 20);
  for (auto& [id, level] : s.escalation.levels) level.overt = true;
  s.escalation.held = {.needs = {{"a", 1}, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}}, .up = 0.5, .down = 2};
  const Model model = compile(s);
  RatioSample b, c;
  play(model, 70, [&](const outcome::Outcome& o) {
    b.add(tally(model, o, "reached:b"), tally(model, o, "incidents"));
    c.add(tally(model, o, "reached:c"), tally(model, o, "incidents"));
  });
  EXPECT_EXACT(b, 1.0 / 9);
  EXPECT_LT(std::abs(c.z(1.0 / (1 + 8 + 32))), 4);
}

TEST(Ladder, DrawsCasualtiesBySideEachTimeALevelIsEnteredFromBelow) {
  // b is entered from below 1 + (returns) times: from b to c and back does not count, from b to a and up again does.
  // Expected entries of b an incident: N_b = P(up from a) x (1 + N_b') with the chain renewed at a: entries = u_a + d_b
  // N_b.. = 1/2: from a: up with 1/3; from b the chain comes back to a sooner or later with probability 1. So N =
  // (1/3)(1 + N), N = 1/2.
  auto s = ladder();
  s.escalation.levels[1].second.killed = {{"north", {.mean = 0.8, .dispersion = 0.5}}};
  s.escalation.levels[0].second.wounded = {{"south", {.mean = 2}}};
  const Model model = compile(s);
  RatioSample killed, wounded, other;
  play(model, 70, [&](const outcome::Outcome& o) {
    killed.add(tally(model, o, "killed:north"), tally(model, o, "incidents"));
    wounded.add(tally(model, o, "wounded:south"), tally(model, o, "incidents"));
    EXPECT_EQ(tally(model, o, "killed:south"), 0);
    EXPECT_EQ(tally(model, o, "wounded:north"), 0);
  });
  EXPECT_EXACT(killed, 0.8 * 0.5);
  EXPECT_EXACT(wounded, 2);
}

}  // namespace
}  // namespace picket::model
