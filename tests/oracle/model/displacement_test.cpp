// What presence deters in one sector appears in the next.

#include <algorithm>
#include <set>

#include <gtest/gtest.h>
#include <Eigen/Dense>

#include "histories.hpp"
#include "sectors_in_a_row.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Presence prevents 80 % at most. a: 1 person a km, m = 0.6; b: a third of one, m = 0.8.
constexpr double m_a = 0.6, m_b = 0.8, share = 0.7;
sc::Scenario two_sectors() {
  auto s = sectors_in_a_row(2);
  s.unit_types["guards"] = s.unit_types.at("guards");
  s.unit_types["guards"].deters = {{"clash", 1.0}};
  s.unit_types["guards"].team = core::Persons{10.0 / 3};
  s.posts["in-a"] = garrison(s, "a", 15);
  s.posts["in-b"] = garrison(s, "b", 5);
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].where = {{"b", 0.5}};
  s.incidents["clash"].prevented_by_presence.share = 0.8;
  s.incidents["clash"].displaced = share;
  s.incidents["clash"].follow_on.news = 3h;
  return s;
}

/// Incidents an hour after the first 200 h, by sector; of them displaced ones.
struct Rates {
  Sample all[3], displaced[3];
};
void play_rates(const Model& model, std::uint64_t replications, Rates& rates) {
  play(model, replications, [&](const outcome::Outcome& o) {
    double n[3] = {}, moved[3] = {};
    for (const auto& i : o.incidents) {
      if (i.onset < Time{200h}) continue;
      n[i.sector] += 1;
      moved[i.sector] += i.displaced;
    }
    for (int s = 0; s < 3; ++s) rates.all[s].add(n[s] / 8560), rates.displaced[s].add(moved[s] / 8560);
  });
}

TEST(Displacement, AddsToTheNeighbourWhatIsNotDeterredThereToo) {
  // A point of a between m_a and m_b is deterred in a and not in b; what b deters is deterred in a as well.
  const Model model = compile(two_sectors());
  Rates rates;
  play_rates(model, 60, rates);
  EXPECT_EXACT(rates.all[0], m_a);
  EXPECT_EXACT(rates.all[1], 0.5 * m_b + share * (m_b - m_a));
  EXPECT_EXACT(rates.displaced[1], share * (m_b - m_a));
  EXPECT_EQ(rates.displaced[0].mean(), 0);
}

TEST(Displacement, TakesFollowOnsToo) {
  // Points come to a at C_a = 1 + A (G_aa R_a + G_ba R_b), to b at C_b = 0.5 + A (G_ab R_a + G_bb R_b);
  // R_a = m_a C_a, R_b = m_b C_b + share (m_b - m_a) C_a.
  auto s = two_sectors();
  s.incidents["clash"].follow_on = {.mean = {{"clash", 0.6}}, .memory = 4h, .neighbours = 0.5, .news = 1h};
  const Model model = compile(s);
  const double A = 0.6, away = 0.25, moved = share * (m_b - m_a);
  Eigen::Matrix4d flows;
  flows << 1, 0, -A * (1 - away), -A * away,  // C_a
      0, 1, -A * away, -A * (1 - away),       // C_b
      -m_a, 0, 1, 0,                          // R_a
      -moved, -m_b, 0, 1;                     // R_b
  const Eigen::Vector4d exact = flows.lu().solve(Eigen::Vector4d{1, 0.5, 0, 0});
  Rates rates;
  play_rates(model, 40, rates);
  EXPECT_EXACT(rates.all[0], exact[2]);
  EXPECT_EXACT(rates.all[1], exact[3]);
  EXPECT_EXACT(rates.displaced[1], moved * exact[0]);
}

TEST(Displacement, GoesToEachNeighbourAlikeAndNoFurther) {
  // Presence in the middle of three alone: half of what it moves goes either way, and all that it moves is an incident
  // there.
  auto s = sectors_in_a_row(3);
  s.unit_types["guards"].deters = {{"clash", 1.0}};
  s.posts["in-b"] = garrison(s, "b", 5);
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].where = {{"a", 0}, {"c", 0}};
  s.incidents["clash"].prevented_by_presence.share = 0.8;
  s.incidents["clash"].displaced = share;
  const Model model = compile(s);
  Rates rates;
  play_rates(model, 60, rates);
  EXPECT_EXACT(rates.all[1], 0.6);
  EXPECT_EXACT(rates.all[0], share * 0.4 / 2);
  EXPECT_EXACT(rates.all[2], share * 0.4 / 2);
  EXPECT_EQ(rates.displaced[1].mean(), 0);
}

TEST(Displacement, MovesWhatPresenceDetersAndNotWhatDemarcationDoes) {
  // a is demarcated, which takes half away for good: of what is left presence lets 60 % happen, and what it deters of
  // it moves to b, where it is not deterred.
  auto s = two_sectors();
  s.incidents["clash"].prevented_by_demarcation = 0.5;
  s.sectors["a"].demarcated = 1;
  const Model model = compile(s);
  Rates rates;
  play_rates(model, 80, rates);
  EXPECT_EXACT(rates.all[0], m_a / 2);
  EXPECT_EXACT(rates.displaced[1], share * (0.5 - m_a / 2));
}

TEST(Displacement, EndsNextDoor) {
  // a prevents more than b, and b more than c, where nobody is: what b deters of a's goes on to nobody.
  auto s = sectors_in_a_row(3);
  s.unit_types["guards"].deters = {{"clash", 1.0}};
  s.unit_types["guards"].team = core::Persons{10.0 / 3};
  s.posts["in-a"] = garrison(s, "a", 15);
  s.posts["in-b"] = garrison(s, "b", 5);
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].where = {{"b", 0}, {"c", 0}};
  s.incidents["clash"].prevented_by_presence.share = 0.8;
  s.incidents["clash"].displaced = 1;
  const Model model = compile(s);
  Rates rates;
  play_rates(model, 60, rates);
  EXPECT_EXACT(rates.all[0], m_a);
  EXPECT_EXACT(rates.all[1], m_b - m_a);
  EXPECT_EQ(rates.all[2].mean(), 0);
}

TEST(Displacement, IsTheSameIncidentNextDoorOnceItHasHeard) {
  auto s = two_sectors();
  const auto moved = simulate(compile(s), 3, 1).incidents;
  s.posts.clear();
  const auto at_home = simulate(compile(s), 3, 1).incidents;
  std::size_t displaced = 0;
  for (const auto& i : moved) {
    if (!i.displaced) continue;
    ++displaced;
    const auto same = std::ranges::find(at_home, i.identity, &outcome::Incident::identity);
    ASSERT_NE(same, at_home.end());
    EXPECT_EQ(same->sector, 0U);
    EXPECT_EQ(i.sector, 1U);
    EXPECT_EQ(i.onset - same->onset, 3h);
  }
  EXPECT_GT(displaced, 500U);
}

TEST(Displacement, LosesWhatHasNoNeighbour) {
  auto s = sectors_in_a_row(1);
  s.unit_types["guards"].deters = {{"clash", 1.0}};
  s.posts["in-a"] = garrison(s, "a", 5);
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].prevented_by_presence.share = 0.8;
  s.incidents["clash"].displaced = 1;
  const Model model = compile(s);
  Rates rates;
  play_rates(model, 30, rates);
  EXPECT_EXACT(rates.all[0], 0.6);
}

}  // namespace
}  // namespace picket::model
