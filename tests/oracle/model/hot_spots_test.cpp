// Where in a sector incidents begin.

#include <gtest/gtest.h>

#include "histories.hpp"
#include "picket/scenario/diagnostic.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// 30 % within 5 km of km 40, and 20 % within 4 km of km 98, where the wall cuts off half of it: km 94 to 100.
sc::Scenario spotted() {
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.sectors["all"].hot_spots["bridge"] = {.at = at_km(40), .share = 0.3, .within = core::kilometres(5)};
  s.sectors["all"].hot_spots["mine"] = {.at = at_km(98), .share = 0.2, .within = core::kilometres(4)};
  return s;
}

TEST(HotSpots, TakeTheirShares) {
  const Model model = compile(spotted());
  Sample bridge, bridge_half, mine, mine_place, elsewhere;
  play(model, 32, [&](const outcome::Outcome& o) {
    for (const auto& i : o.incidents) {
      const double km = i.chainage_km;
      bridge.add(km > 35 && km < 45);
      bridge_half.add(km > 35 && km < 40);
      mine.add(km > 94);
      if (km > 94) mine_place.add(km - 94);
      elsewhere.add(km > 60 && km < 90);
    }
  });
  EXPECT_EXACT(bridge, 0.3 + 0.5 * 0.1);
  EXPECT_EXACT(bridge_half, 0.15 + 0.5 * 0.05);
  EXPECT_EXACT(mine, 0.2 + 0.5 * 0.06);
  EXPECT_EXACT(mine_place, 3);
  EXPECT_EXACT(elsewhere, 0.5 * 0.3);
}

TEST(HotSpots, MoveOnlyTheIncidentsThatTheyTake) {
  auto s = spotted();
  const auto with = simulate(compile(s), 3, 1).incidents;
  s.sectors["all"].hot_spots.clear();
  const auto without = simulate(compile(s), 3, 1).incidents;
  ASSERT_EQ(with.size(), without.size());
  double stayed = 0;
  for (std::size_t i = 0; i < with.size(); ++i) {
    EXPECT_EQ(with[i].identity, without[i].identity);
    stayed += with[i].chainage_km == without[i].chainage_km;
  }
  EXPECT_NEAR(stayed / static_cast<double>(with.size()), 0.5, 0.03);
}

TEST(HotSpots, OutsideTheirSectorAreRefused) {
  auto s = spotted();
  s.sectors["all"].to = at_km(90);
  EXPECT_THROW((void)compile(s), scenario::Refusal);
}

}  // namespace
}  // namespace picket::model
