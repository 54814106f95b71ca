// Incidents without presence are a Poisson process; presence thins it, point by point.

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

TEST(Incidents, ComeAsAPoissonProcessUnderSeasonAndHours) {
  // A run from August to July: the season doubles the 31 days of January; hours treble the 8 hours from 22 to 6.
  // mean = 2 a day x (16 + 8 x 3)/24 x (334 + 31 x 2) days = 1320 a run
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(2.0 / 24);
  s.incidents["clash"].season = {{1, 2.0}};
  s.incidents["clash"].hours = {{{22, 6}, 3.0}};
  const Model model = compile(s);
  Sample counts, night, january, squares;
  play(model, 300, [&](const outcome::Outcome& outcome) {
    double at_night = 0, in_january = 0;
    for (const auto& incident : outcome.incidents) {
      const auto [month, hour] = model.calendar.at(incident.onset);
      at_night += hour >= 22 || hour < 6;
      in_january += month == 0;
    }
    const auto count = static_cast<double>(outcome.incidents.size());
    counts.add(count);
    squares.add((count - 1320) * (count - 1320));
    night.add(at_night);
    january.add(in_january);
  });
  EXPECT_EXACT(counts, 1320);
  EXPECT_EXACT(night, 1320 * 24.0 / 40);
  EXPECT_EXACT(january, 1320 * 62.0 / 396);
  EXPECT_LT(std::abs(squares.z(1320)), 4) << "the variance of a Poisson count is its mean";
}

TEST(Incidents, OfARangeOfHoursThatEndsAtMidnightFollowItsFactorUntilThen) {
  auto s = straight_border();
  s.incidents["clash"].hours = {{{0, 6}, 0.5}, {{22, 24}, 3.0}};
  const Model model = compile(s);
  const std::vector<std::pair<core::Duration, double>> expected{{0h, 0.5}, {5h, 0.5}, {6h, 1},   {21h, 1},
                                                                {22h, 3},  {23h, 3},  {24h, 0.5}};
  for (const auto& [since_midnight, factor] : expected)
    EXPECT_EQ(model.factor(ClassIndex{0}, Time{since_midnight}), factor);
}

TEST(Incidents, OfARangeOfAllHoursFollowItsFactorAlways) {
  auto s = straight_border();
  s.incidents["clash"].hours = {{{0, 24}, 3.0}};
  const Model model = compile(s);
  for (int hour = 0; hour < 24; ++hour) EXPECT_EQ(model.factor(ClassIndex{0}, Time{hour * 1h}), 3);
}

TEST(Incidents, OfARatePerLengthAreInProportionToTheReferenceLineAndTheSectorsFactor) {
  auto s = straight_border();
  s.sectors["all"].to = at_km(60);
  s.sectors["rest"] = {.border = "line", .from = at_km(60), .to = {.along = {}, .end = true, .near = {}, .offset = {}}};
  s.incidents["clash"].rate.per_length =
      core::RatePerLength{30.0 / (core::hours_per_month * 3600) / 100e3};  // 30 /month per 100 km
  s.incidents["clash"].where = {{"rest", 3}};
  const Model model = compile(s);
  Sample all, rest;
  play(model, 600, [&](const outcome::Outcome& outcome) {
    const auto in_rest = std::ranges::count_if(outcome.incidents, [](const auto& i) { return i.sector == 1; });
    all.add(static_cast<double>(outcome.incidents.size()) - static_cast<double>(in_rest));
    rest.add(static_cast<double>(in_rest));
  });
  const double months = 365 / (365.2425 / 12);
  EXPECT_EXACT(all, 30 * 0.6 * months);
  EXPECT_EXACT(rest, 30 * 0.4 * 3 * months);
}

/// 100 persons on 100 km at full weight: P = 1 person/km, half_at 1 person/km, so m = 1 - share / 2.
sc::Scenario with_presence(double share) {
  auto s = straight_border();
  add_forces(s);
  s.unit_types["guards"].deters = {{"clash", 1.0}};
  s.posts["post"] = standing_post(50, 10);
  s.incidents["clash"].rate.per_sector = core::per_hour(2.0 / 24);
  s.incidents["clash"].prevented_by_presence.share = share;
  return s;
}

TEST(Incidents, ArePreventedByPresenceAsTheFormulaSays) {
  Sample fewer, more;
  const Model prevented = compile(with_presence(0.6)), provoked = compile(with_presence(-0.6));
  play(prevented, 200, [&](const auto& outcome) { fewer.add(static_cast<double>(outcome.incidents.size())); });
  play(provoked, 200, [&](const auto& outcome) { more.add(static_cast<double>(outcome.incidents.size())); });
  EXPECT_EXACT(fewer, 730 * 0.7);
  EXPECT_EXACT(more, 730 * 1.3);
}

TEST(Incidents, AreProvokedByATypeWhoseWeightIsNegative) {
  // P = -half at: m = 1 - 0.6 x (-1) / (1 + 1) = 1.3
  auto s = with_presence(0.6);
  for (auto& [type, weight] : s.unit_types.at("guards").deters) weight = -weight;
  const Model model = compile(s);
  Sample more;
  play(model, 200, [&](const auto& outcome) { more.add(static_cast<double>(outcome.incidents.size())); });
  EXPECT_EXACT(more, 730 * 1.3);
}

std::set<std::uint64_t> identities(const Model& model) {
  std::set<std::uint64_t> all;
  for (const auto& incident : simulate(model, 3, 0).incidents) all.insert(incident.identity);
  return all;
}

TEST(Incidents, KeepTheirIdentityWhenPresenceChanges) {
  const auto none = identities(compile(with_presence(0)));
  const auto prevented = identities(compile(with_presence(0.6)));
  const auto provoked = identities(compile(with_presence(-0.6)));
  EXPECT_TRUE(std::ranges::includes(none, prevented));
  EXPECT_TRUE(std::ranges::includes(provoked, none));
  EXPECT_LT(prevented.size(), none.size());
  EXPECT_LT(none.size(), provoked.size());
}

TEST(Incidents, AreSpreadEvenlyOverTheirSector) {
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(10.0 / 24);
  const Model model = compile(s);
  Sample place, square;
  play(model, 20, [&](const auto& outcome) {
    for (const auto& incident : outcome.incidents) {
      place.add(incident.chainage_km);
      square.add(incident.chainage_km * incident.chainage_km);
    }
  });
  EXPECT_EXACT(place, 50);
  EXPECT_EXACT(square, 100.0 * 100 / 3);
}

}  // namespace
}  // namespace picket::model
