#include "picket/statistics/estimate.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace picket::statistics {
namespace {

constexpr double t4_975 = 2.7764451052, t2_975 = 4.3026527299, t4_95 = 2.1318467863;  // tables of Student's t

void expect_interval(const Estimate& e, double value, double standard_error, double low, double high) {
  ASSERT_TRUE(e.value && e.standard_error && e.low && e.high);
  EXPECT_NEAR(*e.value, value, 1e-9);
  EXPECT_NEAR(*e.standard_error, standard_error, 1e-9);
  EXPECT_NEAR(*e.low, low, 1e-9);
  EXPECT_NEAR(*e.high, high, 1e-9);
}

void expect_no_interval(const Estimate& e) { EXPECT_FALSE(e.standard_error || e.low || e.high); }

// Fisher and Yates, Statistical Tables, III, to ten places.
TEST(StudentsT, HasTheTabulatedQuantiles) {
  EXPECT_NEAR(student_t_quantile(0.975, 1), 12.7062047364, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.975, 2), t2_975, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.975, 4), t4_975, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.975, 10), 2.2281388520, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.975, 30), 2.0422724563, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.975, 120), 1.9799304051, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.995, 10), 3.1692726726, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.95, 4), t4_95, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.5, 7), 0, 1e-12);
  EXPECT_NEAR(student_t_quantile(0.025, 10), -2.2281388520, 1e-9);
  EXPECT_NEAR(student_t_quantile(0.975, 1e9), 1.9599639845, 1e-8);
}

TEST(Mean, OfAHandfulIsAsComputedByHand) {
  const std::vector<double> values{1, 2, 3, 4, 5};  // s^2 = 10/4, standard error sqrt(2.5 / 5)
  const double standard_error = std::sqrt(0.5);
  expect_interval(mean(values), 3, standard_error, 3 - t4_975 * standard_error, 3 + t4_975 * standard_error);
  expect_interval(mean(values, 0.9), 3, standard_error, 3 - t4_95 * standard_error, 3 + t4_95 * standard_error);
  EXPECT_EQ(mean(values).replications, 5U);
}

TEST(Mean, OfNothingIsUnknown) {
  const Estimate e = mean({});
  EXPECT_FALSE(e.value);
  expect_no_interval(e);
  EXPECT_EQ(e.replications, 0U);
}

TEST(Mean, OfOneReplicationHasNoInterval) {
  const Estimate e = mean(std::vector{7.0});
  EXPECT_EQ(e.value, 7);
  expect_no_interval(e);
  EXPECT_EQ(e.replications, 1U);
}

TEST(Mean, OfEqualValuesIsCertain) { expect_interval(mean(std::vector{4.0, 4.0, 4.0}), 4, 0, 4, 4); }

TEST(PooledRatio, OfAHandfulIsAsComputedByHand) {
  const std::vector<double> y{1, 2, 3}, x{2, 3, 5};
  // ratio 0.6; residuals -0.2, 0.2, 0; variance of their sum 0.08 * 3/2, over (sum x)^2 = 100
  const double standard_error = std::sqrt(0.12) / 10;
  expect_interval(pooled_ratio(y, x), 0.6, standard_error, 0.6 - t2_975 * standard_error,
                  0.6 + t2_975 * standard_error);
}

TEST(PooledRatio, IsTheMeanWhenEveryDenominatorIsOne) {
  const std::vector<double> y{1, 2, 3, 4, 5}, ones(5, 1);
  const Estimate m = mean(y), r = pooled_ratio(y, ones);
  expect_interval(r, *m.value, *m.standard_error, *m.low, *m.high);
}

TEST(PooledRatio, WeighsReplicationsByTheirDenominator) {
  const std::vector<double> y{1, 0}, x{1, 99};
  EXPECT_EQ(pooled_ratio(y, x).value, 0.01);  // not the mean of the ratios, 0.5
}

TEST(PooledRatio, ScalesWithItsUnits) {
  const std::vector<double> y{1, 2, 3}, x{2, 3, 5}, y60{60, 120, 180};
  const Estimate one = pooled_ratio(y, x), sixty = pooled_ratio(y60, x);
  expect_interval(sixty, 60 * *one.value, 60 * *one.standard_error, 60 * *one.low, 60 * *one.high);
}

TEST(PooledRatio, OfNothingAtAllIsUnknown) {
  for (const std::size_t n : {std::size_t{0}, std::size_t{1}, std::size_t{5}}) {
    const std::vector<double> zeros(n);
    const Estimate e = pooled_ratio(zeros, zeros);
    EXPECT_FALSE(e.value);
    expect_no_interval(e);
    EXPECT_EQ(e.replications, n);
  }
}

TEST(PooledRatio, OfOneReplicationHasNoInterval) {
  const Estimate e = pooled_ratio(std::vector{3.0}, std::vector{4.0});
  EXPECT_EQ(e.value, 0.75);
  expect_no_interval(e);
}

// 2 of 3 incidents found, all in one of 200 replications: its residual is zero by construction, and tells nothing of
// how much the share varies.
TEST(PooledRatio, OfWhatHappenedInOneReplicationHasNoInterval) {
  std::vector<double> found(200), incidents(200);
  found[17] = 2;
  incidents[17] = 3;
  const Estimate e = pooled_ratio(found, incidents);
  EXPECT_DOUBLE_EQ(*e.value, 2.0 / 3);
  expect_no_interval(e);
  EXPECT_EQ(e.replications, 200U);
}

TEST(PooledRatio, LearnsNothingFromReplicationsWithoutEither) {
  const std::vector<double> y{1, 2, 3}, x{2, 3, 5}, y_more{0, 1, 0, 2, 3, 0}, x_more{0, 2, 0, 3, 5, 0};
  const Estimate few = pooled_ratio(y, x), more = pooled_ratio(y_more, x_more);
  expect_interval(more, *few.value, *few.standard_error, *few.low, *few.high);
  EXPECT_EQ(more.replications, 6U);
}

// Newcombe (1998), Statistics in Medicine 17, table I, method 3 (Wilson without continuity correction), to four places.
TEST(Proportion, HasThePublishedIntervals) {
  struct Published {
    std::uint64_t hits, n;
    double low, high;
  };
  for (const auto& [hits, n, low, high] : {Published{81, 263, 0.2553, 0.3662}, Published{15, 148, 0.0624, 0.1605},
                                           Published{0, 20, 0, 0.1611}, Published{1, 29, 0.0061, 0.1718}}) {
    const Estimate e = proportion(hits, n);
    EXPECT_NEAR(*e.low, low, 5e-5) << hits << '/' << n;
    EXPECT_NEAR(*e.high, high, 5e-5) << hits << '/' << n;
    EXPECT_DOUBLE_EQ(*e.value, static_cast<double>(hits) / static_cast<double>(n));
  }
}

TEST(Proportion, OfMissesMirrorsThatOfHits) {
  for (std::uint64_t hits = 0; hits <= 20; ++hits) {
    const Estimate hit = proportion(hits, 20), missed = proportion(20 - hits, 20);
    EXPECT_NEAR(*hit.low, 1 - *missed.high, 1e-15);
    EXPECT_NEAR(*hit.high, 1 - *missed.low, 1e-15);
    EXPECT_DOUBLE_EQ(*hit.standard_error, *missed.standard_error);
  }
}

TEST(Proportion, StaysWithinZeroAndOneAndKeepsItsWidthAtTheEnds) {
  const Estimate never = proportion(0, 5), always = proportion(5, 5);
  EXPECT_EQ(never.low, 0);
  EXPECT_GT(*never.high, 0.3);
  EXPECT_EQ(always.high, 1);
  EXPECT_LT(*always.low, 0.7);
}

TEST(Proportion, OfNoHitsBeginsAtZeroAndOfAllEndsAtOneWhateverRoundingSays) {
  for (std::uint64_t n = 1; n <= 1000; ++n) {
    EXPECT_EQ(proportion(0, n).low, 0) << n;
    EXPECT_EQ(proportion(n, n).high, 1) << n;
  }
}

TEST(Proportion, OfNoTrialsIsUnknown) {
  const Estimate e = proportion(0, 0);
  EXPECT_FALSE(e.value);
  expect_no_interval(e);
}

TEST(EstimateDeathTest, RefusesWhatMakesNoSense) {
  EXPECT_DEATH(mean(std::vector{1.0, 2.0}, 1.0), "a confidence lies between 0 and 1");
  EXPECT_DEATH(mean(std::vector{1.0, 2.0}, 0.0), "a confidence lies between 0 and 1");
  EXPECT_DEATH(proportion(6, 5), "there are no more hits than trials");
  EXPECT_DEATH(pooled_ratio(std::vector{1.0}, std::vector{1.0, 2.0}), "a ratio has a denominator for each numerator");
  EXPECT_DEATH(quantile({{1.0}}, 0.0), "a quantile is asked for a share between 0 and 1");
  EXPECT_DEATH(quantile({{1.0}}, 1.0), "a quantile is asked for a share between 0 and 1");
}

}  // namespace
}  // namespace picket::statistics
