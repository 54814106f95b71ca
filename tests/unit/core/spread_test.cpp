// Draws of assumptions have the moments of their spread.

#include "picket/core/spread.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace picket::core {
namespace {

struct Moments {
  double mean = 0, variance = 0;
};

constexpr int draws_of_each = 200'000;

Moments moments_of(const Spread& spread) {
  double sum = 0, squares = 0;
  for (std::uint32_t i = 0; i < draws_of_each; ++i) {
    Draws draws{randomness(9, i), key_of("spread"), 1};
    const double value = sample(spread, draws);
    sum += value;
    squares += value * value;
  }
  const double mean = sum / draws_of_each;
  return {mean, squares / draws_of_each - mean * mean};
}

constexpr double far = 1e300;

/// Within four standard errors of the mean, and 2 % of the variance (four of its standard errors for kurtosis up to 6).
void expect(const Spread& spread, double mean, double variance) {
  const Moments found = moments_of(spread);
  EXPECT_NEAR(found.mean, mean, 4 * std::sqrt(variance / draws_of_each));
  EXPECT_NEAR(found.variance, variance, 0.02 * variance);
}

TEST(Spread, HasTheMomentsOfItsForm) {
  expect({UniformSpread{2, 6}, -far, far}, 4, 16.0 / 12);
  const double width = std::log(8.0);
  const double mean = 7 / width;
  expect({LogUniformSpread{1, 8}, -far, far}, mean, 63 / (2 * width) - mean * mean);
  expect({TriangularSpread{1, 2, 6}, -far, far}, 3, (1 + 4 + 36 - 2 - 6 - 12) / 18.0);
  expect({NormalSpread{-3, 2}, -far, far}, -3, 4);
  expect({LognormalSpread{5, 0.3}, -far, far}, 5, 2.25);
  expect({GammaSpread{5, 0.5}, -far, far}, 5, 6.25);
  expect({ValuesSpread{{1, 2, 6}}, -far, far}, 3, 14.0 / 3);
}

TEST(Spread, IsCutToItsBounds) {
  for (std::uint32_t i = 0; i < 1000; ++i) {
    Draws draws{randomness(9, i), key_of("spread"), 1};
    const double value = sample({NormalSpread{0, 10}, -1, 2}, draws);
    EXPECT_GE(value, -1);
    EXPECT_LE(value, 2);
  }
}

}  // namespace
}  // namespace picket::core
