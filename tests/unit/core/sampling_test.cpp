#include "picket/core/sampling.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>

#include "goodness_of_fit.hpp"
#include "z_score.hpp"

namespace picket::core::testing {
namespace {

using picket::testing::Sample;

/// Mean and mean squared deviation from the exact mean.
struct Moments {
  Sample mean, variance;
};
template <class Values>
Moments moments(const Values& values, double exact_mean) {
  Moments m;
  for (const auto v : values) {
    const auto x = static_cast<double>(v);
    m.mean.add(x);
    m.variance.add((x - exact_mean) * (x - exact_mean));
  }
  return m;
}

template <class Reference>
auto distribution_of(Reference reference) {
  return [reference](double x) { return x < 0 && range(reference).first >= 0 ? 0.0 : cdf(reference, x); };
}

TEST(Exponential, HasItsMeanVarianceAndDistribution) {
  const auto sample = sample_of(400'000, [](Draws& draws) { return exponential(draws); });
  const Moments m = moments(sample, 1);
  EXPECT_EXACT(m.mean, 1.0);
  EXPECT_EXACT(m.variance, 1.0);
  EXPECT_DISTRIBUTED(sample, distribution_of(boost::math::exponential{1}));
}

TEST(Normal, HasItsMeanVarianceAndDistribution) {
  const auto sample = sample_of(400'000, [](Draws& draws) { return normal(draws); });
  const Moments m = moments(sample, 0);
  EXPECT_LT(std::abs(m.mean.z(0)), 4);
  EXPECT_EXACT(m.variance, 1.0);
  EXPECT_DISTRIBUTED(sample, distribution_of(boost::math::normal{}));
}

class GammaOfShape : public ::testing::TestWithParam<double> {};

TEST_P(GammaOfShape, HasItsMeanVarianceAndDistribution) {
  const double shape = GetParam();
  auto sample = sample_of(1'000'000, [shape](Draws& draws) { return gamma(draws, shape); });
  const Moments m = moments(sample, 1);
  EXPECT_EXACT(m.mean, 1.0);
  EXPECT_EXACT(m.variance, 1 / shape);
  sample.resize(shape < 0.5 ? 800'000 : 400'000);
  EXPECT_DISTRIBUTED(sample, distribution_of(boost::math::gamma_distribution<>{shape, 1 / shape}));
}

INSTANTIATE_TEST_SUITE_P(Shapes, GammaOfShape, ::testing::Values(0.3, 0.5, 0.99, 1.0, 1.01, 2.5, 6.25, 40.0));

// A cv of 100, the largest that the language takes: nearly all is nearly nothing, and the rest is large.
TEST(Gamma, OfTinyShapeIsMostlyNothingAndRarelyMuch) {
  const double shape = 1e-4;
  const boost::math::gamma_distribution<> reference{shape, 1 / shape};
  Sample above_nothing, above_one;
  for (const double x : sample_of(4'000'000, [&](Draws& draws) { return gamma(draws, shape); })) {
    ASSERT_TRUE(x >= 0 && std::isfinite(x));
    above_nothing.add(x > 1e-200);
    above_one.add(x > 1);
  }
  EXPECT_EXACT(above_nothing, cdf(complement(reference, 1e-200)));
  EXPECT_LT(std::abs(above_one.z(cdf(complement(reference, 1)))), 4);
}

TEST(Gamma, OfAShapeNextToNothingIsNothing) {
  for (const double shape : {1e-10, 1e-300, std::numeric_limits<double>::denorm_min()})
    for (const double x : sample_of(1000, [shape](Draws& draws) { return gamma(draws, shape); }))
      EXPECT_EQ(x, 0) << shape;
}

// Beyond the shapes at which the acceptance test means anything, and on both sides of where it is left out.
TEST(Gamma, OfHugeShapeIsNormalAboutOne) {
  for (const double shape : {0.99e10, 1.01e10, 1e14, 1e18, 1e22}) {
    Sample standard;
    for (const double x : sample_of(100'000, [shape](Draws& draws) { return gamma(draws, shape); }))
      standard.add((x - 1) * (x - 1) * shape);
    if (shape < 1e16) EXPECT_EXACT(standard, 1.0);  // above it the grid of doubles about 1 is coarser than the spread
  }
  EXPECT_EQ(sample_of(1, [](Draws& draws) { return gamma(draws, std::numeric_limits<double>::infinity()); })[0], 1);
}

// The exact distribution function decides: P(N <= k - 1) < u <= P(N <= k), but for the rounding of a sum of k terms.
TEST(Poisson, IsTheQuantileOfItsUniform) {
  for (const double mean : {1e-18, 1e-9, 0.01, 0.5, 1.0, 3.7, 9.0, 15.99, 16.0}) {
    const boost::math::poisson_distribution<> reference{mean};
    std::uint64_t last = 0;
    for (int i = 1; i < 10'000; ++i) {
      const double u = i / 10'000.0;
      const std::uint64_t k = poisson_quantile(u, mean);
      EXPECT_GE(cdf(reference, static_cast<double>(k)), u - 4e-15) << mean << ' ' << u;
      if (k > 0) {
        EXPECT_LT(cdf(reference, static_cast<double>(k) - 1), u + 4e-15) << mean << ' ' << u;
      }
      EXPECT_GE(k, last) << "not monotone in u";
      last = k;
    }
  }
}

// The sum of the probabilities may stay below the largest uniforms for ever: the count must end there all the same.
TEST(Poisson, OfTheLargestUniformsIsNoMoreThanTheTailHolds) {
  for (double mean = 0.001; mean < 16; mean *= 1.01) {
    const boost::math::poisson_distribution<> reference{mean};
    std::uint64_t exact = 0, last = 0;
    while (cdf(complement(reference, static_cast<double>(exact))) > 0x1p-53) ++exact;
    for (const double u : {1 - 0x1p-45, 1 - 0x1p-50, 1 - 0x1.8p-52, 1 - 0x1p-52, 1 - 0x1p-53}) {
      const std::uint64_t k = poisson_quantile(u, mean);
      EXPECT_LE(k, exact + 2) << mean;
      EXPECT_GE(k, last) << mean;
      last = k;
    }
  }
}

TEST(Poisson, OfNoMeanIsZero) {
  for (const std::uint64_t k : sample_of(1000, [](Draws& draws) { return poisson(draws, 0); })) EXPECT_EQ(k, 0U);
}

class PoissonOfMean : public ::testing::TestWithParam<double> {};

TEST_P(PoissonOfMean, HasItsMeanVarianceAndDistribution) {
  const double mean = GetParam();
  const auto n = static_cast<std::uint32_t>(mean < 100 ? 400'000 : 100'000);
  const auto sample = sample_of(n, [mean](Draws& draws) { return poisson(draws, mean); });
  const Moments m = moments(sample, mean);
  EXPECT_EXACT(m.mean, mean);
  EXPECT_EXACT(m.variance, mean);
  const auto probability = [](double of) {
    return [of](std::uint64_t k) { return pdf(boost::math::poisson_distribution<>{of}, static_cast<double>(k)); };
  };
  EXPECT_LT(chi_square(sample, probability(mean)), 1);
  EXPECT_GT(chi_square(sample, probability(1.02 * mean)), 1) << "sample too small";
}

INSTANTIATE_TEST_SUITE_P(Means, PoissonOfMean, ::testing::Values(0.3, 2.0, 15.9, 16.0, 16.1, 50.0, 600.0));

TEST(Poisson, ReachesAMillion) {
  const auto sample = sample_of(400, [](Draws& draws) { return poisson(draws, 1e6); });
  const Moments m = moments(sample, 1e6);
  EXPECT_EXACT(m.mean, 1e6);
  EXPECT_LT(std::abs(m.variance.z(1e6)), 4);
  Draws draws{randomness(1, 0), key_of("sample"), 1};
  EXPECT_DEATH(poisson(draws, 1.000001e6), "a Poisson mean lies between 0 and a million");
  EXPECT_DEATH(poisson(draws, -1), "a Poisson mean lies between 0 and a million");
  EXPECT_DEATH(poisson(draws, std::nan("")), "a Poisson mean lies between 0 and a million");
}

// Common random numbers: a proposal under which more is expected never has less.
TEST(Poisson, NeverFallsWhenItsMeanRises) {
  std::vector<std::uint64_t> last(2000);
  for (double mean = 0.01; mean < 200; mean *= 1.07) {
    const auto sample = sample_of(2000, [mean](Draws& draws) { return poisson(draws, mean); });
    for (std::size_t i = 0; i < sample.size(); ++i) ASSERT_GE(sample[i], last[i]) << mean;
    last = sample;
  }
}

struct Count {
  double mean, dispersion;
};
class NegativeBinomial : public ::testing::TestWithParam<Count> {};

TEST_P(NegativeBinomial, HasItsMeanVarianceAndDistribution) {
  const double mean = GetParam().mean, dispersion = GetParam().dispersion;
  const auto sample = sample_of(1'000'000, [&](Draws& draws) { return negative_binomial(draws, mean, dispersion); });
  const Moments m = moments(sample, mean);
  EXPECT_EXACT(m.mean, mean);
  EXPECT_LT(std::abs(m.variance.z(mean + mean * mean / dispersion)), 4);
  const auto probability = [&](double of) {
    const boost::math::negative_binomial reference{dispersion, dispersion / (dispersion + of)};
    return [reference](std::uint64_t k) { return pdf(reference, static_cast<double>(k)); };
  };
  EXPECT_LT(chi_square(sample, probability(mean)), 1);
  EXPECT_GT(chi_square(sample, probability(1.02 * mean)), 1) << "sample too small";
}

INSTANTIATE_TEST_SUITE_P(Counts, NegativeBinomial,
                         ::testing::Values(Count{1, 0.5}, Count{0.6, 2}, Count{20, 3}, Count{3, 1000}));

TEST(NegativeBinomialCount, OfInfiniteDispersionIsPoisson) {
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_EQ(sample_of(1000, [&](Draws& draws) { return negative_binomial(draws, 2.5, infinity); }),
            sample_of(1000, [](Draws& draws) { return poisson(draws, 2.5); }));
}

TEST(NegativeBinomialCount, NeverFallsWhenItsMeanRises) {
  std::vector<std::uint64_t> last(2000);
  for (double mean = 0.01; mean < 100; mean *= 1.1) {
    const auto sample = sample_of(2000, [mean](Draws& draws) { return negative_binomial(draws, mean, 0.5); });
    for (std::size_t i = 0; i < sample.size(); ++i) ASSERT_GE(sample[i], last[i]) << mean;
    last = sample;
  }
}

}  // namespace
}  // namespace picket::core::testing
