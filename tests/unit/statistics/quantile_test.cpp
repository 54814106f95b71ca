#include <cmath>

#include <gtest/gtest.h>

#include "picket/statistics/estimate.hpp"

namespace picket::statistics {
namespace {

using Clusters = std::vector<std::vector<double>>;

/// 1 .. n, each a replication of its own.
Clusters singles(int n) {
  Clusters clusters;
  for (int i = 1; i <= n; ++i) clusters.push_back({static_cast<double>(i)});
  return clusters;
}

// Of 1 .. 10: five are <= 5. Residuals of the share +-1/2, so that its standard error is sqrt(10 * 1/4 * 10/9) / 10 =
// 1/6, and t(9) x 1/6 = 0.37703. The values at the shares 0.12297 and 0.87703 are the 2nd and the 9th.
TEST(Quantile, OfTenValuesIsAsComputedByHand) {
  const Estimate median = quantile(singles(10), 0.5);
  EXPECT_EQ(median.value, 5);
  EXPECT_EQ(median.low, 2);
  EXPECT_EQ(median.high, 9);
  EXPECT_EQ(median.replications, 10U);
}

// Two clusters of 1 .. 5 and 6 .. 10: the share's residuals are +-5/2, its standard error sqrt(2 * 25/4 * 2) / 10 =
// 1/2, and with t(1) the interval has no ends. Ten clusters of one value each had them.
TEST(Quantile, KnowsThatValuesOfOneReplicationBelongTogether) {
  const Estimate median = quantile({{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}}, 0.5);
  EXPECT_EQ(median.value, 5);
  EXPECT_FALSE(median.low || median.high);
}

TEST(Quantile, IsTheLeastValueThatSoManyAreNotAbove) {
  EXPECT_EQ(quantile(singles(10), 0.05).value, 1);
  EXPECT_EQ(quantile(singles(10), 0.1).value, 1);
  EXPECT_EQ(quantile(singles(10), 0.101).value, 2);
  EXPECT_EQ(quantile(singles(10), 0.9).value, 9);
  EXPECT_EQ(quantile(singles(10), 0.99).value, 10);
}

// p n is a whole number in a thousand ways, and in binary often a little more than that.
TEST(Quantile, IsNotMovedByRounding) {
  for (const int n : {100, 1000, 10'000})
    for (int percent = 1; percent < 100; ++percent)
      ASSERT_EQ(quantile(singles(n), percent / 100.0).value, n / 100 * percent) << percent << " % of " << n;
}

TEST(Quantile, DoesNotDependOnTheOrderOfValues) {
  const Estimate a = quantile({{3, 1, 2}, {9, 4}, {7}, {5, 6}, {8}}, 0.5),
                 b = quantile({{8}, {6, 5}, {1, 2, 3}, {4, 9}, {7}}, 0.5);
  EXPECT_EQ(a.value, 5);
  EXPECT_EQ(a.value, b.value);
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.high, b.high);
}

TEST(Quantile, LearnsNothingFromReplicationsWithoutValues) {
  Clusters clusters = singles(10);
  clusters.resize(200);
  const Estimate median = quantile(clusters, 0.5);
  EXPECT_EQ(median.value, 5);
  EXPECT_EQ(median.low, 2);
  EXPECT_EQ(median.high, 9);
  EXPECT_EQ(median.replications, 200U);
}

TEST(Quantile, OfNothingIsUnknown) {
  for (const Clusters& none : {Clusters{}, Clusters{{}}, Clusters{{}, {}, {}}}) {
    const Estimate e = quantile(none, 0.5);
    EXPECT_FALSE(e.value || e.low || e.high);
    EXPECT_EQ(e.replications, none.size());
  }
}

TEST(Quantile, OfWhatHappenedInOneReplicationHasNoInterval) {
  for (const Clusters& one : {Clusters{{1, 2, 3, 4}}, Clusters{{}, {1, 2, 3, 4}, {}, {}}}) {
    const Estimate e = quantile(one, 0.5);
    EXPECT_EQ(e.value, 2);
    EXPECT_FALSE(e.low || e.high);
  }
}

TEST(Quantile, OfEqualValuesIsThatValue) {
  const Estimate e = quantile({{4, 4}, {4}, {4, 4, 4}}, 0.5);
  EXPECT_EQ(e.value, 4);
  EXPECT_EQ(e.low, 4);
  EXPECT_EQ(e.high, 4);
}

// Of 1, 2, twelve times 5 and 6 .. 11, each a replication: 14 of 20 are not above 5, so that the share's standard error
// is sqrt(0.7 * 0.3 / 19) = 0.10513, and t(19) x that is 0.22004. The values at the shares 0.27996 and 0.72004 are the
// 6th, one of the twelve, and the 15th, the first beyond them. Were ties counted as above, 0.1 * 0.9 would stand for
// 0.7 * 0.3.
TEST(Quantile, CountsTiesAsNotAbove) {
  Clusters clusters{{1}, {2}};
  clusters.insert(clusters.end(), 12, {5});
  for (int i = 6; i <= 11; ++i) clusters.push_back({static_cast<double>(i)});
  const Estimate median = quantile(clusters, 0.5);
  EXPECT_EQ(median.value, 5);
  EXPECT_EQ(median.low, 5);
  EXPECT_EQ(median.high, 6);
}

// The interval of an extreme quantile of few values would end where there are no values.
TEST(Quantile, SaysNothingOfEndsThatLieBeyondTheValues) {
  const Estimate e = quantile(singles(10), 0.9);
  EXPECT_EQ(e.value, 9);
  EXPECT_FALSE(e.low || e.high);
}

}  // namespace
}  // namespace picket::statistics
