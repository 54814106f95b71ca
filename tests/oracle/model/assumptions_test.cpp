// What a replication draws of a scenario's assumptions, and what it makes of the results.

#include <cmath>
#include <filesystem>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "picket/model/family.hpp"
#include "picket/scenario/load_scenario.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using picket::testing::Sample;
using picket::testing::tally;

const Family& family() {
  static const Family made{
      scenario::load_scenario(std::filesystem::path{PICKET_SOURCE_DIR} / "scenarios/textbook/uncertain.yaml")};
  return made;
}

TEST(Assumptions, MakeAMixtureOfWhatEachValueWouldGive) {
  // Uniform on 1 to 3 a day over 365 days: mean 730, variance 730 + (2 x 365)^2 / 12.
  Sample count, square;
  for (std::uint64_t r = 0; r < 6000; ++r) {
    const auto outcome = family().play(5, r);
    const double n = tally(family().as_written(), outcome, "incidents");
    count.add(n);
    square.add((n - 730) * (n - 730));
  }
  EXPECT_EXACT(count, 730);
  EXPECT_LT(std::abs(square.z(730 + 730.0 * 730 / 12)), 4);  // its kurtosis asks for 30,000 histories to show 2 %
}

TEST(Assumptions, AreKeptWithTheHistoryThatDrewThem) {
  for (std::uint64_t r = 0; r < 20; ++r) {
    const auto outcome = family().play(5, r);
    ASSERT_EQ(outcome.assumed.size(), 1U);
    EXPECT_EQ(outcome.assumed, family().assumed(5, r));
    const double per_day = outcome.assumed[0] * 86400;
    EXPECT_GT(per_day, 1);
    EXPECT_LT(per_day, 3);
    // six standard deviations of the Poisson count at this rate
    EXPECT_NEAR(static_cast<double>(outcome.incidents.size()), per_day * 365, 6 * std::sqrt(per_day * 365));
  }
}

TEST(Assumptions, AreTheSameInEveryScenarioThatNamesThem) {
  scenario::Scenario other = family().scenario();
  other.name = "another proposal";
  const Family proposal{other};
  EXPECT_EQ(proposal.assumed(5, 7), family().assumed(5, 7));
  EXPECT_NE(family().assumed(5, 7), family().assumed(5, 8));
  EXPECT_NE(family().assumed(5, 7), family().assumed(6, 7));
}

}  // namespace
}  // namespace picket::model
