#include "picket/core/elementary.hpp"

#include <bit>
#include <cfloat>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>
#include <boost/math/distributions/normal.hpp>

#include "picket/core/id.hpp"

namespace picket::core {
namespace {

static_assert(std::numeric_limits<long double>::digits >= 64, "the reference needs more digits than a double has");

/// The error in units of the last place of the exact value.
double ulps_off(double computed, long double exact) {
  int exponent = 0;
  std::frexp(exact, &exponent);
  const long double unit = std::ldexp(1.0L, std::max(exponent, DBL_MIN_EXP) - DBL_MANT_DIG);
  return static_cast<double>(std::fabs(static_cast<long double>(computed) - exact) / unit);
}

/// The largest error over a sweep.
class Worst {
 public:
  explicit Worst(double (*function)(double), long double (*reference)(long double))
      : function_{function}, reference_{reference} {}
  void at(double x) { ulps_ = std::max(ulps_, ulps_off(function_(x), reference_(x))); }
  [[nodiscard]] double ulps() const { return ulps_; }

 private:
  double (*function_)(double);
  long double (*reference_)(long double);
  double ulps_ = 0;
};

/// 53 scattered bits as a number in [0, 1).
double scattered(std::uint64_t i) { return static_cast<double>(mixed(i) >> 11U) * 0x1p-53; }

long double exact_normal_quantile(long double p) {
  const boost::math::normal_distribution<long double> normal;
  return p <= 0.5L ? quantile(normal, p) : quantile(complement(normal, 1 - p));
}

TEST(Log, IsWithinAUnitInTheLastPlaceForEveryExponent) {
  Worst worst{&log, &std::log};
  for (int exponent = -1022; exponent <= 1023; ++exponent)
    for (std::uint64_t i = 0; i < 500; ++i) worst.at(std::ldexp(1 + scattered(i), exponent));
  EXPECT_LT(worst.ulps(), 1);
  EXPECT_GT(worst.ulps(), 0.5) << "no sweep rounds rightly everywhere: the measure would be wrong";
}

TEST(Log, IsWithinAUnitInTheLastPlaceForSubnormalNumbers) {
  Worst worst{&log, &std::log};
  for (std::uint64_t bits = 1; bits < 0x10000000000000U; bits = bits * 17 / 16 + 1)
    worst.at(std::bit_cast<double>(bits));
  worst.at(std::numeric_limits<double>::denorm_min());
  worst.at(std::bit_cast<double>(0x000fffffffffffffU));
  EXPECT_LT(worst.ulps(), 1);
}

TEST(Log, IsWithinAUnitInTheLastPlaceAroundOneAndWhereItsReductionTurns) {
  Worst worst{&log, &std::log};
  for (const double centre : {0.5, std::sqrt(0.5), 1.0, std::sqrt(2.0), 2.0})
    for (std::uint64_t i = 0; i < 400'000; ++i)
      worst.at(centre * (1 + (scattered(i) - 0.5) * std::ldexp(1.0, -int(i % 52))));
  EXPECT_LT(worst.ulps(), 1);
}

TEST(Log, OfOneIsZero) { EXPECT_EQ(log(1), 0); }

TEST(Exp, IsWithinAUnitInTheLastPlaceOverItsRange) {
  Worst worst{&exp, &std::exp};
  for (std::uint64_t i = 0; i < 1'000'000; ++i) worst.at((scattered(i) - 0.5) * 1400);
  for (std::uint64_t i = 0; i < 1'000'000; ++i) worst.at((scattered(i) - 0.5) * 4);
  worst.at(-700);
  worst.at(700);
  EXPECT_LT(worst.ulps(), 1);
  EXPECT_GT(worst.ulps(), 0.5);
}

TEST(Exp, IsWithinAUnitInTheLastPlaceWhereItsReductionTurns) {
  Worst worst{&exp, &std::exp};
  for (int k = -1009; k <= 1008; ++k)
    for (std::uint64_t i = 0; i < 100; ++i)
      worst.at((k + 0.5) * std::log(2.0) * (1 + (scattered(i) - 0.5) * std::ldexp(1.0, -11 - int(i % 42))));
  EXPECT_LT(worst.ulps(), 1);
}

TEST(Exp, OfTinyNumbersIsOne) {
  for (const double x : {0.0, -0.0, 5e-324, -5e-324, 1e-300, -1e-300, 0x1p-54, -0x1p-55}) EXPECT_EQ(exp(x), 1) << x;
}

TEST(Exp, UndoesTheLogarithm) {
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const double x = (scattered(i) - 0.5) * 40;
    EXPECT_NEAR(log(exp(x)), x, std::abs(x) * 2.3e-16 + 1.2e-16);
  }
}

TEST(NormalQuantile, IsWithinEightUnitsInTheLastPlace) {
  Worst worst{&normal_quantile, &exact_normal_quantile};
  for (std::uint64_t i = 0; i < 40'000; ++i) worst.at((static_cast<double>(mixed(i) >> 12U) + 0.5) * 0x1p-52);
  for (std::uint64_t i = 1; i < 20'000; ++i) worst.at(std::exp2(-53 * scattered(i)));  // the lower tail of the draws
  for (std::uint64_t i = 1; i < 20'000; ++i) worst.at(1 - std::exp2(-1 - 52 * scattered(i)));  // the upper one
  EXPECT_LT(worst.ulps(), 8);
}

TEST(NormalQuantile, IsWithinEightUnitsInTheLastPlaceToTheSmallestNumber) {
  Worst worst{&normal_quantile, &exact_normal_quantile};
  for (std::uint64_t i = 0; i < 20'000; ++i) worst.at(std::exp2(-1074 * scattered(i) * 0.999));
  EXPECT_LT(worst.ulps(), 8);
}

// Tables: Abramowitz and Stegun, 26.1 and 26.6; the last from Wichura's own test.
TEST(NormalQuantile, GivesTheTabulatedValues) {
  EXPECT_DOUBLE_EQ(normal_quantile(0.5), 0);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-15);
  EXPECT_NEAR(normal_quantile(0.25), -0.6744897501960817, 1e-15);
  EXPECT_NEAR(normal_quantile(0.001), -3.090232306167813, 2e-15);
  EXPECT_NEAR(normal_quantile(1e-20), -9.262340089798408, 4e-15);
}

TEST(NormalQuantile, IsOddAboutOneHalf) {
  for (std::uint64_t i = 0; i < 100'000; ++i) {
    const double u = (static_cast<double>(mixed(i) >> 12U) + 0.5) * 0x1p-52;
    EXPECT_EQ(normal_quantile(1 - u), -normal_quantile(u));
  }
}

// Two proposals that share a uniform share what is early or late: a larger uniform never gives a smaller variate.
// Uniforms lie on a grid of 2^-52; neighbours are looked at everywhere, and densely where the algorithms change their
// piece.
TEST(Inversion, IsMonotoneFromEachUniformToTheNext) {
  const auto rises = [](double centre, std::uint64_t steps) {
    const auto at = [](std::uint64_t k) { return (static_cast<double>(k) + 0.5) * 0x1p-52; };
    const auto first = static_cast<std::uint64_t>(centre * 0x1p52);
    const std::uint64_t begin = first > steps ? first - steps : 0,
                        end = std::min(first + steps, (std::uint64_t{1} << 52U) - 1);
    for (std::uint64_t k = begin; k < end; ++k)
      if (!(log(at(k)) < log(at(k + 1)) && normal_quantile(at(k)) < normal_quantile(at(k + 1)))) return false;
    return true;
  };
  const double turn = std::exp(-25.0);  // where the tail's piece of AS 241 ends
  for (const double centre : {0.0, 0.075, std::sqrt(0.125), 0.25, std::sqrt(0.5), 0.5, 0.925, 1.0, turn, 1 - turn})
    EXPECT_TRUE(rises(centre, 50'000)) << centre;
  for (std::uint64_t i = 0; i < 50'000; ++i) ASSERT_TRUE(rises(scattered(i), 2)) << scattered(i);
}

TEST(ElementaryDeathTest, RefusesWhatHasNoValue) {
  const double nan = std::nan("");
  for (const double x : {0.0, -1.0, double{INFINITY}, nan})
    EXPECT_DEATH(log(x), "a logarithm is taken of a positive number") << x;
  for (const double x : {700.1, -700.1, nan}) EXPECT_DEATH(exp(x), "an exponential is taken of a number between") << x;
  for (const double p : {0.0, 1.0, nan}) EXPECT_DEATH(normal_quantile(p), "a quantile is asked for a probability") << p;
}

}  // namespace
}  // namespace picket::core
