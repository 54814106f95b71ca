// How often intervals hold the true value: 4000 simulated data sets each, so that the share seen has a standard error
// of 0.35 % and an interval that holds in truth 93 % or 97 % of the time would be seen to.

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "picket/core/elementary.hpp"
#include "picket/core/sampling.hpp"
#include "picket/statistics/estimate.hpp"

namespace picket::statistics {
namespace {

using core::Draws;
using Clusters = std::vector<std::vector<double>>;

/// The share of data sets, each from its own draws, whose interval holds the truth.
double coverage(double truth, const std::function<Estimate(Draws&)>& estimate) {
  constexpr std::uint32_t data_sets = 4000;
  std::uint32_t held = 0;
  for (std::uint32_t i = 0; i < data_sets; ++i) {
    Draws draws{core::randomness(1, i), core::key_of("coverage"), 1};
    const Estimate e = estimate(draws);
    if (e.low && e.high) held += *e.low <= truth && truth <= *e.high;
  }
  return static_cast<double>(held) / data_sets;
}

#define EXPECT_95_PERCENT(share)   \
  do {                             \
    const double share_ = (share); \
    EXPECT_GT(share_, 0.935);      \
    EXPECT_LT(share_, 0.965);      \
  } while (false)

std::vector<double> values(Draws& draws, std::size_t n, double (*variate)(Draws&)) {
  std::vector<double> all(n);
  for (double& v : all) v = variate(draws);
  return all;
}

TEST(Mean, IntervalHoldsTheTruthAsOftenAsItSays) {
  for (const std::size_t n : {2U, 5U, 50U})
    EXPECT_95_PERCENT(coverage(0, [n](Draws& draws) { return mean(values(draws, n, core::normal)); }));
  EXPECT_95_PERCENT(coverage(1, [](Draws& draws) { return mean(values(draws, 200, core::exponential)); }));
}

TEST(Mean, IntervalOfAnotherConfidenceHoldsTheTruthAsOftenAsThat) {
  const double share = coverage(0, [](Draws& draws) { return mean(values(draws, 5, core::normal), 0.8); });
  EXPECT_NEAR(share, 0.8, 4 * std::sqrt(0.8 * 0.2 / 4000));
}

/// Incidents of n replications and how many of them were found. Those of one replication share their chance: 1/4 or
/// 3/4.
struct Study {
  std::vector<double> found, incidents;
};
Study study(Draws& draws, std::size_t n, double mean_incidents) {
  Study s{std::vector<double>(n), std::vector<double>(n)};
  for (std::size_t r = 0; r < n; ++r) {
    const double chance = draws.uniform() < 0.5 ? 0.25 : 0.75;
    s.incidents[r] = static_cast<double>(core::poisson(draws, mean_incidents));
    for (double i = 0; i < s.incidents[r]; ++i) s.found[r] += draws.uniform() < chance;
  }
  return s;
}

TEST(PooledRatio, IntervalHoldsTheTruthAsOftenAsItSays) {
  EXPECT_95_PERCENT(coverage(0.5, [](Draws& draws) {
    const Study s = study(draws, 100, 5);
    return pooled_ratio(s.found, s.incidents);
  }));
}

// Most replications are empty: what counts is the 30 or so that are not.
TEST(PooledRatio, IntervalOfARareThingHoldsTheTruthAsOftenAsItSays) {
  EXPECT_95_PERCENT(coverage(0.5, [](Draws& draws) {
    const Study s = study(draws, 200, 0.15);
    return pooled_ratio(s.found, s.incidents);
  }));
}

// The same studies as if every incident stood alone: the interval would be far too narrow, and the test above would
// show it.
TEST(PooledRatio, IntervalThatForgetsReplicationsWouldBeSeenToFail) {
  const double share = coverage(0.5, [](Draws& draws) {
    const Study s = study(draws, 100, 5);
    double found = 0, incidents = 0;
    for (std::size_t r = 0; r < s.found.size(); ++r) found += s.found[r], incidents += s.incidents[r];
    return proportion(static_cast<std::uint64_t>(found), static_cast<std::uint64_t>(incidents));
  });
  EXPECT_LT(share, 0.90);
}

// Not simulated but summed over the binomial distribution. The coverage of a proportion cannot be even: it jumps with
// p. The mean over p is what Wilson's interval is known for (Agresti and Coull 1998).
TEST(Proportion, IntervalHoldsTheTruthAsOftenAsItSays) {
  for (const std::uint64_t n : {20U, 100U, 400U}) {
    double sum = 0, least = 1;
    int points = 0;
    for (double p = 0.0105; p < 1; p += 0.0011, ++points) {
      double held = 0;
      for (std::uint64_t hits = 0; hits <= n; ++hits) {
        const auto k = static_cast<double>(hits), of = static_cast<double>(n);
        const Estimate e = proportion(hits, n);
        if (*e.low > p || p > *e.high) continue;
        held += std::exp(std::lgamma(of + 1) - std::lgamma(k + 1) - std::lgamma(of - k + 1) + k * std::log(p) +
                         (of - k) * std::log1p(-p));
      }
      sum += held;
      least = std::min(least, held);
    }
    EXPECT_NEAR(sum / points, 0.95, 0.006) << n;
    EXPECT_GT(least, 0.83) << n;
  }
}

/// n replications, of one value about 0 or, as often, of four values about 1. Values of one replication share half
/// their variance.
Clusters delays(Draws& draws, std::size_t n) {
  Clusters clusters(n);
  for (auto& cluster : clusters) {
    const bool many = draws.uniform() < 0.5;
    const double shared = core::normal(draws);
    for (int i = 0; i < (many ? 4 : 1); ++i)
      cluster.push_back((many ? 1 : 0) + std::sqrt(0.5) * shared + std::sqrt(0.5) * core::normal(draws));
  }
  return clusters;
}

/// The exact quantile of their pooled values: one part in five is standard normal, four are normal about 1.
double exact_delay(double p) {
  const auto below = [](double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; };
  double low = -10, high = 10;
  for (int i = 0; i < 100; ++i) {
    const double middle = (low + high) / 2;
    (0.2 * below(middle) + 0.8 * below(middle - 1) < p ? low : high) = middle;
  }
  return low;
}

TEST(Quantile, IntervalHoldsTheTruthAsOftenAsItSays) {
  for (const double p : {0.25, 0.5, 0.9})
    EXPECT_95_PERCENT(coverage(exact_delay(p), [p](Draws& draws) { return quantile(delays(draws, 200), p); }));
}

TEST(Quantile, IntervalOfManyReplicationsWithoutValuesHoldsTheTruthAsOftenAsItSays) {
  EXPECT_95_PERCENT(coverage(exact_delay(0.5), [](Draws& draws) {
    Clusters clusters = delays(draws, 40);
    clusters.resize(400);
    return quantile(clusters, 0.5);
  }));
}

TEST(Quantile, IntervalThatForgetsReplicationsWouldBeSeenToFail) {
  const double share = coverage(exact_delay(0.5), [](Draws& draws) {
    Clusters alone;
    for (const auto& cluster : delays(draws, 200))
      for (const double v : cluster) alone.push_back({v});
    return quantile(alone, 0.5);
  });
  EXPECT_LT(share, 0.90);
}

}  // namespace
}  // namespace picket::statistics
