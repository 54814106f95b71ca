#include "picket/core/distribution.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>

#include "goodness_of_fit.hpp"
#include "z_score.hpp"

namespace picket::core::testing {
namespace {

using namespace std::chrono_literals;
using picket::testing::Sample;

std::vector<double> sampled_hours(const Distribution& distribution, std::uint32_t n) {
  return sample_of(n, [&](Draws& draws) { return in_hours(sample(distribution, draws)); });
}

struct Case {
  const char* name;
  Distribution distribution;
  double mean, variance;                     // h, h^2: by hand from the formulas of the distribution
  std::function<double(double)> function{};  // P(X <= x), x in hours; none: discrete
};

/// mu and sigma of the normal distribution under a lognormal one.
boost::math::lognormal lognormal(double mean, double cv) {
  const double variance = std::log1p(cv * cv);
  return boost::math::lognormal{std::log(mean) - variance / 2, std::sqrt(variance)};
}

template <class Reference>
std::function<double(double)> function_of(Reference reference) {
  return [reference](double x) {
    const auto [low, high] = support(reference);
    return x <= low ? 0.0 : x >= high ? 1.0 : cdf(reference, x);
  };
}

std::vector<Case> cases() {
  namespace m = boost::math;
  return {
      {"Exponential", Exponential{6h}, 6, 36, function_of(m::exponential{1 / 6.0})},
      {"Lognormal", Lognormal{30h, 0.4}, 30, 144, function_of(lognormal(30, 0.4))},
      {"WideLognormal", Lognormal{2h, 0.8}, 2, 2.56, function_of(lognormal(2, 0.8))},
      {"Gamma", Gamma{30h, 0.4}, 30, 144, function_of(m::gamma_distribution<>{6.25, 30 / 6.25})},
      {"WideGamma", Gamma{30h, 1.5}, 30, 2025, function_of(m::gamma_distribution<>{1 / 2.25, 30 * 2.25})},
      {"Triangular", Triangular{1h, 2h, 6h}, 3, 7.0 / 6, function_of(m::triangular{1, 2, 6})},
      {"RisingTriangular", Triangular{1h, 4h, 4h}, 3, 0.5, function_of(m::triangular{1, 4, 4})},
      {"FallingTriangular", Triangular{1h, 1h, 4h}, 2, 0.5, function_of(m::triangular{1, 1, 4})},
      {"Uniform", Uniform{6h, 12h}, 9, 3, function_of(m::uniform{6, 12})},
      {"Empirical", Empirical{{1h, 2h, 2h, 7h}}, 3, 5.5},
  };
}

class Distributions : public ::testing::TestWithParam<Case> {};

TEST_P(Distributions, StateTheirExactMoments) {
  EXPECT_DOUBLE_EQ(mean_hours(GetParam().distribution), GetParam().mean);
  EXPECT_DOUBLE_EQ(variance_hours2(GetParam().distribution), GetParam().variance);
}

TEST_P(Distributions, AreSampledWithTheMomentsTheyState) {
  const Case& c = GetParam();
  Sample mean, variance;
  for (const double x : sampled_hours(c.distribution, 1'600'000)) {
    mean.add(x);
    variance.add((x - c.mean) * (x - c.mean));
  }
  EXPECT_EXACT(mean, c.mean);
  EXPECT_EXACT(variance, c.variance);
}

TEST_P(Distributions, AreSampledAsTheirDistributionFunctionSays) {
  if (!GetParam().function) return;  // discrete: held against its frequencies below
  EXPECT_DISTRIBUTED(sampled_hours(GetParam().distribution, 400'000), GetParam().function);
}

TEST_P(Distributions, GiveWholeMicrosecondsThatAreNotNegative) {
  for (const double x : sampled_hours(GetParam().distribution, 10'000)) EXPECT_GE(x, 0);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Distributions, ::testing::ValuesIn(cases()),
                         [](const auto& of) { return std::string{of.param.name}; });

TEST(Distribution, OfAConstantIsThatConstantToTheMicrosecond) {
  Draws draws{randomness(1, 0), key_of("sample"), 1};
  for (const Duration d : {Duration{0}, Duration{1us}, Duration{7h}, Duration{(std::int64_t{1} << 52U) + 1}}) {
    EXPECT_EQ(sample(Constant{d}, draws), d);
    EXPECT_DOUBLE_EQ(mean_hours(Constant{d}), in_hours(d));
    EXPECT_EQ(variance_hours2(Constant{d}), 0);
  }
}

TEST(Distribution, OfValuesGivesThoseValuesEquallyOften) {
  Empirical values;
  for (int i = 0; i < 7; ++i) values.values.push_back(Duration{(std::int64_t{1} << 52U) + 2 * i + 1});
  std::vector<std::uint64_t> drawn;
  for (const Duration d : sample_of(100'000, [&](Draws& draws) { return sample(values, draws); })) {
    const auto at = std::ranges::find(values.values, d);
    ASSERT_NE(at, values.values.end());
    drawn.push_back(static_cast<std::uint64_t>(at - values.values.begin()));
  }
  EXPECT_LT(chi_square(drawn, [](std::uint64_t k) { return k < 7 ? 1.0 / 7 : 0; }), 1);
}

TEST(Distribution, OfOneValueIsThatValue) {
  Draws draws{randomness(1, 0), key_of("sample"), 1};
  EXPECT_EQ(sample(Empirical{{3h}}, draws), Duration{3h});
  EXPECT_EQ(variance_hours2(Empirical{{3h}}), 0);
}

TEST(Distribution, StaysWithinItsBounds) {
  for (const auto& [low, mode, high] : {std::tuple{1h, 2h, 6h}, std::tuple{1h, 1h, 1h}, std::tuple{0h, 0h, 9h}})
    for (std::uint32_t i = 0; i < 100'000; ++i) {
      Draws draws{randomness(1, 0), key_of("sample"), 1, i};
      const Duration triangular = sample(Triangular{low, mode, high}, draws),
                     uniform = sample(Uniform{low, high}, draws);
      ASSERT_TRUE(low <= triangular && triangular <= high);
      ASSERT_TRUE(low <= uniform && uniform <= high);
    }
}

// An exponential variate falls as its uniform rises, the others rise with it.
TEST(Distribution, IsMonotoneInItsUniformWhereItIsInverted) {
  std::vector<std::uint32_t> order(20'000);
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto draws = [](std::uint32_t i) { return Draws{randomness(1, 0), key_of("sample"), 1, i}; };
  std::ranges::sort(order, {}, [&](std::uint32_t i) { return draws(i).uniform(); });
  const auto in_order = [&](const Distribution& d) {
    std::vector<Duration> values;
    for (const std::uint32_t i : order) {
      Draws here = draws(i);
      values.push_back(sample(d, here));
    }
    return values;
  };
  for (const Distribution& d : {Distribution{Lognormal{6h, 0.5}}, Distribution{Triangular{1h, 2h, 6h}},
                                Distribution{Uniform{1h, 6h}}, Distribution{Empirical{{1h, 2h, 6h}}}})
    EXPECT_TRUE(std::ranges::is_sorted(in_order(d))) << "kind " << d.index();
  EXPECT_TRUE(std::ranges::is_sorted(in_order(Exponential{6h}), std::ranges::greater{}));
}

// The microsecond leaves room for a spread that 1 + cv^2 does not hold: 1e-9 of a million hours is 3.6 s.
TEST(Distribution, KeepsASpreadThatIsTinyBesideItsMean) {
  constexpr double mean = 1e6;
  for (const double cv : {1e-4, 1e-7, 1e-9})
    for (const Distribution& d : {Distribution{Lognormal{hours(mean), cv}}, Distribution{Gamma{hours(mean), cv}}}) {
      Sample variance;
      for (const double x : sampled_hours(d, 100'000)) variance.add((x - mean) * (x - mean) / (mean * mean * cv * cv));
      EXPECT_EXACT(variance, 1.0);
    }
}

TEST(Distribution, OfNoSpreadToSpeakOfIsItsMean) {
  for (const double cv : {1e-20, 1e-160, 1e-300})
    for (const Distribution& d : {Distribution{Lognormal{8h, cv}}, Distribution{Gamma{8h, cv}}})
      for (const double x : sampled_hours(d, 100)) EXPECT_EQ(x, 8) << cv;
}

TEST(Distribution, OfTheWidestSpreadStaysFinite) {
  for (const Distribution& d : {Distribution{Lognormal{8760h, 100}}, Distribution{Gamma{8760h, 100}}})
    for (const double x : sampled_hours(d, 100'000)) {
      ASSERT_GE(x, 0);
      ASSERT_LE(x, 1e9);
    }
}

TEST(Distribution, IsCutWhereTimeEnds) {
  Draws draws{randomness(1, 0), key_of("sample"), 1};
  EXPECT_EQ(sample(Exponential{hours(2.4e9)}, draws), hours(1e9));
  EXPECT_EQ(sample(Constant{hours(2e9)}, draws), hours(1e9));
}

}  // namespace
}  // namespace picket::core::testing
