// The same bits on every processor and with every compiler: these values change only together with the functions. A
// different one means that results of old seeds have changed, or that this machine computes otherwise than all others.

#include <bit>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "picket/core/distribution.hpp"
#include "picket/core/elementary.hpp"
#include "picket/core/sampling.hpp"

namespace picket::core {
namespace {

using namespace std::chrono_literals;

/// Folds numbers, in order, into 64 bits.
class Fold {
 public:
  void add(std::uint64_t bits) { bits_ = mixed(bits_ ^ bits); }
  void add(double x) { add(std::bit_cast<std::uint64_t>(x)); }
  [[nodiscard]] std::uint64_t bits() const { return bits_; }

 private:
  std::uint64_t bits_ = 0;
};

double between_0_and_1(std::uint64_t i) { return (static_cast<double>(mixed(i) >> 12U) + 0.5) * 0x1p-52; }

TEST(Golden, BitsOfTheLogarithm) {
  Fold fold;
  for (std::uint64_t bits = 1; bits < 0x7ff0000000000000U; bits += 0x7ff0000000000U / 1'000)
    fold.add(log(std::bit_cast<double>(bits)));
  for (std::uint64_t i = 0; i < 1'000'000; ++i) fold.add(log(between_0_and_1(i)));
  EXPECT_EQ(fold.bits(), 0x73001cd1911996b1U);
}

TEST(Golden, BitsOfTheExponential) {
  Fold fold;
  for (std::uint64_t i = 0; i < 1'000'000; ++i) fold.add(exp((between_0_and_1(i) - 0.5) * 1400));
  for (std::uint64_t i = 0; i < 1'000'000; ++i) fold.add(exp((between_0_and_1(i) - 0.5) * 4));
  EXPECT_EQ(fold.bits(), 0x51f47986279fe00eU);
}

TEST(Golden, BitsOfTheNormalQuantile) {
  Fold fold;
  for (std::uint64_t i = 0; i < 1'000'000; ++i) fold.add(normal_quantile(between_0_and_1(i)));
  for (double p = 5e-324; p < 0.4; p *= 1.001) {
    fold.add(normal_quantile(p));
    p = std::max(p, 1e-320);  // below it a thousandth more is no more
  }
  EXPECT_EQ(fold.bits(), 0x892c4eedcaeb77eU);
}

TEST(Golden, BitsOfEveryVariate) {
  Fold fold;
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    Draws draws{randomness(i % 3, i % 200), key_of("post-" + std::to_string(i % 50)),
                static_cast<std::uint16_t>(i % 13), i};
    const double size = 0.01 + static_cast<double>(i % 400) / 10;
    fold.add(exponential(draws));
    fold.add(normal(draws));
    fold.add(gamma(draws, size));
    fold.add(poisson(draws, size));
    fold.add(negative_binomial(draws, size, 0.5));
  }
  EXPECT_EQ(fold.bits(), 0x71fcaec9489164d1U);
}

/// The first two draws at an address of the distribution's own.
std::vector<std::int64_t> first_two(const Distribution& distribution) {
  Draws draws{randomness(1, 0), key_of("voskepar"), static_cast<std::uint16_t>(distribution.index())};
  const Duration first = sample(distribution, draws), second = sample(distribution, draws);
  return {first.count(), second.count()};
}

TEST(Golden, FirstDrawsOfEachDistribution) {
  using Two = std::vector<std::int64_t>;  // us
  EXPECT_EQ(first_two(Constant{6h}), (Two{21'600'000'000, 21'600'000'000}));
  EXPECT_EQ(first_two(Exponential{6h}), (Two{64'030'978'402, 32'313'794'942}));
  EXPECT_EQ(first_two(Lognormal{6h, 0.4}), (Two{30'094'057'159, 12'535'178'699}));
  EXPECT_EQ(first_two(Gamma{6h, 0.4}), (Two{24'204'662'469, 19'572'892'373}));
  EXPECT_EQ(first_two(Triangular{1h, 6h, 9h}), (Two{30'673'473'604, 22'602'846'772}));
  EXPECT_EQ(first_two(Uniform{1h, 9h}), (Two{23'370'845'164, 30'180'946'395}));
  EXPECT_EQ(first_two(Empirical{{1h, 2h, 3h, 4h, 5h}}), (Two{18'000'000'000, 14'400'000'000}));
}

}  // namespace
}  // namespace picket::core
