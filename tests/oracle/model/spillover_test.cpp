// Incidents that follow on others over a sector's wall, where presence makes more or fewer of them.

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <Eigen/Dense>

#include "histories.hpp"
#include "sectors_in_a_row.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Three sectors of 50 km in a row. Presence prevents `calmed` and provokes `stirred`. In the west stands 1 person a km
/// (half of what presence can do), in the east 3 (three quarters), between them nobody.
sc::Scenario three_sectors(double prevented, double provoked) {
  auto s = sectors_in_a_row(3);
  s.clock.length = 2000h;
  s.unit_types["guards"].deters = {{"calmed", 1.0}, {"stirred", 1.0}};
  s.posts["in-a"] = garrison(s, "a", 5);
  s.posts["in-c"] = garrison(s, "c", 15);
  s.incidents["calmed"] = s.incidents["stirred"] = s.incidents.at("clash");
  s.incidents.erase("clash");
  s.incidents["calmed"].rate.per_sector = core::per_hour(1);
  s.incidents["stirred"].rate.per_sector = core::per_hour(0.5);
  s.incidents["calmed"].prevented_by_presence.share = prevented;
  s.incidents["stirred"].prevented_by_presence.share = -provoked;
  s.incidents["calmed"].follow_on = {
      .mean = {{"calmed", 0.3}, {"stirred", 0.15}}, .memory = 3h, .neighbours = 0.4, .news = 30min};
  s.incidents["stirred"].follow_on = {
      .mean = {{"calmed", 0.2}, {"stirred", 0.25}}, .memory = 6h, .neighbours = 0.6, .news = 15min};
  return s;
}

TEST(Spillover, MakesTheRatesOfTheOffspringMatrix) {
  // rates = (I - diag(m) K)^-1 diag(m) mu over (sector, class); K[(s, c), (s', c')] = A[c', c] G_c'[s', s]. At the ends
  // half of the neighbours' share stays at home. The second layer is open: m is up to 1.6.
  const double m[3][2] = {{1 - 0.6 / 2, 1 + 0.8 / 2}, {1, 1}, {1 - 0.6 * 0.75, 1 + 0.8 * 0.75}};
  const double rate[2] = {1, 0.5}, A[2][2] = {{0.3, 0.15}, {0.2, 0.25}}, out[2] = {0.4, 0.6};
  Eigen::MatrixXd I = Eigen::MatrixXd::Identity(6, 6), K = Eigen::MatrixXd::Zero(6, 6);
  Eigen::VectorXd immigrants(6);
  for (int s = 0; s < 3; ++s)
    for (int c = 0; c < 2; ++c) {
      immigrants(2 * s + c) = m[s][c] * rate[c];
      for (int from = 0; from < 3; ++from)
        for (int of = 0; of < 2; ++of) {
          const double G = from == s                 ? 1 - out[of] / 2 * (from == 1 ? 2 : 1)
                           : std::abs(from - s) == 1 ? out[of] / 2
                                                     : 0;
          K(2 * s + c, 2 * from + of) = m[s][c] * A[of][c] * G;
        }
    }
  const Eigen::VectorXd rates = (I - K).lu().solve(immigrants);
  const Model model = compile(three_sectors(0.6, 0.8));
  Sample sample[6];
  play(model, 100, [&](const outcome::Outcome& o) {
    double n[6] = {};
    for (const auto& i : o.incidents) n[2 * i.sector + i.incident_class] += i.onset >= Time{200h};
    for (int k = 0; k < 6; ++k) sample[k].add(n[k] / 1800);
  });
  for (int k = 0; k < 6; ++k) {
    SCOPED_TRACE(k);
    EXPECT_EXACT(sample[k], rates(k));
  }
}

TEST(Spillover, ReachesOnlyNeighboursAndNoSoonerThanTheNews) {
  const Model model = compile(three_sectors(0.6, 0.8));
  std::size_t at_home = 0, next_door = 0;
  play(model, 3, [&](const outcome::Outcome& o) {
    std::map<std::uint64_t, const outcome::Incident*> by_identity;
    for (const auto& i : o.incidents) by_identity[i.identity] = &i;
    EXPECT_EQ(by_identity.size(), o.incidents.size());
    for (const auto& i : o.incidents) {
      if (!i.parent) continue;
      const auto parent = by_identity.find(*i.parent);
      ASSERT_NE(parent, by_identity.end());
      const auto apart = static_cast<int>(i.sector) - static_cast<int>(parent->second->sector);
      EXPECT_LE(std::abs(apart), 1);
      EXPECT_GE(i.onset - parent->second->onset, parent->second->incident_class == 0 ? 30min : 15min);
      ++(apart == 0 ? at_home : next_door);
    }
  });
  EXPECT_GT(at_home, 1000U);
  EXPECT_GT(next_door, 1000U);
}

std::vector<outcome::Incident> incidents_of(const sc::Scenario& s) { return simulate(compile(s), 3, 1).incidents; }

TEST(Spillover, MovesNoPointWhenMoreLayersAreOpened) {
  // With nobody there m is 1, however many layers a provoking presence would ask for.
  const auto without_anyone = [](double prevented, double provoked) {
    auto s = three_sectors(prevented, provoked);
    s.posts.clear();
    return incidents_of(s);
  };
  const auto plain = without_anyone(0, 0);
  EXPECT_GT(plain.size(), 5000U);
  EXPECT_EQ(plain, without_anyone(0.6, 0.8));
  EXPECT_EQ(plain, without_anyone(-1, 1));
}

TEST(Spillover, OnlyAddsIncidentsWherePresenceOnlyProvokes) {
  const auto identities = [](const std::vector<outcome::Incident>& all) {
    std::set<std::pair<std::uint64_t, core::Time>> set;
    for (const auto& i : all) set.emplace(i.identity, i.onset);
    return set;
  };
  const auto plain = identities(incidents_of(three_sectors(0, 0))),
             more = identities(incidents_of(three_sectors(0, 1)));
  const auto fewer = identities(incidents_of(three_sectors(1, 0)));
  EXPECT_TRUE(std::ranges::includes(more, plain));
  EXPECT_TRUE(std::ranges::includes(plain, fewer));
  EXPECT_GT(more.size(), plain.size());
  EXPECT_GT(plain.size(), fewer.size());
}

TEST(Spillover, LeavesTheImmigrantsWhereTheyAreWhateverIsDeployed) {
  const auto immigrants = [](const std::vector<outcome::Incident>& all) {
    std::set<std::tuple<std::uint64_t, core::Time, double>> set;
    for (const auto& i : all)
      if (!i.parent) set.emplace(i.identity, i.onset, i.chainage_km);
    return set;
  };
  auto deployed = three_sectors(0, 0), empty = deployed;
  empty.posts.clear();
  deployed.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 3};
  deployed.escalation.levels[0].second.overt = true;
  const auto with = immigrants(incidents_of(deployed)), without = immigrants(incidents_of(empty));
  EXPECT_GT(with.size(), 5000U);
  EXPECT_EQ(with, without);
}

}  // namespace
}  // namespace picket::model
