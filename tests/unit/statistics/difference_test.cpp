// Differences of paired replications: exact answers, and how often intervals hold the truth.

#include <cmath>
#include <functional>
#include <vector>

#include <gtest/gtest.h>

#include "picket/core/elementary.hpp"
#include "picket/core/sampling.hpp"
#include "picket/statistics/difference.hpp"

namespace picket::statistics {
namespace {

using core::Draws;
using Values = std::vector<double>;

TEST(Difference, OfMeansIsThatOfThePairs) {
  const Values before{10, 20, 30}, after{11, 22, 33};  // pairs differ by 1, 2, 3
  const Estimate d = mean_difference(before, after);
  EXPECT_DOUBLE_EQ(d.value.value(), 2);
  EXPECT_DOUBLE_EQ(d.standard_error.value(), 1 / std::sqrt(3.0));
  EXPECT_NEAR(d.high.value() - 2, 4.302652730 / std::sqrt(3.0), 1e-8);  // Student's t, two degrees of freedom
}

TEST(Difference, OfARatioToItselfIsExactlyZero) {
  const Values y{1, 0, 3, 2}, x{4, 0, 5, 3};
  const Estimate d = ratio_difference({y, x}, {y, x});
  EXPECT_EQ(d.value, 0);
  EXPECT_EQ(d.low, 0);
  EXPECT_EQ(d.high, 0);
}

TEST(Difference, OfRatiosWithEqualDenominatorsIsThatOfMeans) {
  const Values before{1, 2, 3, 4}, after{2, 2, 5, 4}, ones(4, 1.0);
  const Estimate ratio = ratio_difference({before, ones}, {after, ones}), means = mean_difference(before, after);
  EXPECT_DOUBLE_EQ(ratio.value.value(), means.value.value());
  EXPECT_DOUBLE_EQ(ratio.standard_error.value(), means.standard_error.value());
  EXPECT_DOUBLE_EQ(ratio.low.value(), means.low.value());
}

TEST(Difference, OfRatiosIsUnknownWhereOneIs) {
  const Values none{0, 0}, some{1, 2};
  EXPECT_EQ(ratio_difference({none, none}, {some, some}).value, std::nullopt);
}

/// The statistic at the ends of Tango's interval is z: recomputed from the constrained likelihood by search.
TEST(Difference, OfProportionsEndsWhereTheScoreSays) {
  const PairedCounts counts{.neither = 36, .only_before = 2, .only_after = 9, .both = 3};
  const Estimate d = proportion_difference(counts);
  EXPECT_DOUBLE_EQ(d.value.value(), 0.14);
  const auto statistic = [&](double delta) {
    // q: P(only before) that makes the counts most likely, given P(only after) = q + delta
    const auto likelihood = [&](double q) {
      return 9 * std::log(q + delta) + 2 * std::log(q) + 39 * std::log(1 - 2 * q - delta);
    };
    double low = std::max(0.0, -delta) + 1e-12, high = (1 - delta) / 2 - 1e-12;
    for (int i = 0; i < 300; ++i) {
      const double a = low + (high - low) / 3, b = high - (high - low) / 3;
      (likelihood(a) < likelihood(b) ? low : high) = likelihood(a) < likelihood(b) ? a : b;
    }
    return (7 - 50 * delta) / std::sqrt(50 * (2 * low + delta * (1 - delta)));
  };
  EXPECT_NEAR(statistic(d.low.value()), 1.959964, 1e-4);
  EXPECT_NEAR(statistic(d.high.value()), -1.959964, 1e-4);
}

TEST(Difference, OfProportionsThatNeverDifferIsBoundedByTheNumberOfReplications) {
  const Estimate d = proportion_difference({.neither = 200});
  EXPECT_EQ(d.value, 0);
  const double z2 = 1.959963985 * 1.959963985;
  EXPECT_NEAR(d.high.value(), z2 / (200 + z2), 1e-9);  // what the score leaves of a difference never seen
  EXPECT_NEAR(d.low.value(), -z2 / (200 + z2), 1e-9);
}

/// P(the interval holds the difference), exactly: the sum over all tables of counts.
double exact_coverage(std::uint64_t n, double gained, double lost) {
  double held = 0;
  for (std::uint64_t g = 0; g <= n; ++g) {
    for (std::uint64_t l = 0; g + l <= n; ++l) {
      const Estimate d = proportion_difference({.neither = n - g - l, .only_before = l, .only_after = g});
      if (gained - lost < *d.low || gained - lost > *d.high) continue;
      const auto [N, G, L] = std::tuple{double(n), double(g), double(l)};
      held += std::exp(std::lgamma(N + 1) - std::lgamma(G + 1) - std::lgamma(L + 1) - std::lgamma(N - G - L + 1) +
                       G * std::log(gained) + L * std::log(lost) + (N - G - L) * std::log(1 - gained - lost));
    }
  }
  return held;
}

TEST(Difference, OfRareProportionsIsHeldAsOftenAsItSays) {
  for (const auto& [gained, lost] : {std::pair{0.02, 0.01}, {0.1, 0.05}, {0.05, 0.3}, {0.01, 0.01}}) {
    const double coverage = exact_coverage(60, gained, lost);
    EXPECT_GT(coverage, 0.93) << gained << " " << lost;
  }
  EXPECT_NEAR(exact_coverage(60, 0.3, 0.2), 0.95, 0.01);
}

/// The share of 4000 data sets whose interval holds the truth.
double coverage(double truth, const std::function<Estimate(Draws&)>& estimate) {
  int held = 0;
  for (std::uint32_t i = 0; i < 4000; ++i) {
    Draws draws{core::randomness(7, i), core::key_of("difference"), 1};
    const Estimate e = estimate(draws);
    held += e.low && *e.low <= truth && truth <= *e.high;
  }
  return held / 4000.0;
}

TEST(Difference, OfRatiosHoldsTheTruthAsOftenAsItSays) {
  // incidents that both share, found with 30 % and with 40 %
  const double share = coverage(0.1, [](Draws& draws) {
    Values incidents, found_before, found_after;
    for (int r = 0; r < 60; ++r) {
      const auto number = core::poisson(draws, 8);
      double before = 0, after = 0;
      for (std::uint64_t i = 0; i < number; ++i) {
        const double u = draws.uniform();
        before += u < 0.3;
        after += u < 0.4;
      }
      incidents.push_back(static_cast<double>(number));
      found_before.push_back(before);
      found_after.push_back(after);
    }
    return ratio_difference({found_before, incidents}, {found_after, incidents});
  });
  EXPECT_GT(share, 0.935);
  EXPECT_LT(share, 0.965);
}

}  // namespace
}  // namespace picket::statistics
