#include "picket/core/random.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "goodness_of_fit.hpp"

namespace picket::core::testing {
namespace {

constexpr std::uint64_t numbers_an_address = std::uint64_t{1} << 17U;

void skip(Draws& draws, std::uint64_t numbers) {
  for (std::uint64_t i = 0; i < numbers; ++i) draws.bits();
}

std::vector<std::uint64_t> numbers(Draws draws, std::uint64_t n) {
  std::vector<std::uint64_t> all(n);
  for (auto& bits : all) bits = draws.bits();
  return all;
}

bool all_differ(std::vector<std::uint64_t> values) {
  std::ranges::sort(values);
  return std::ranges::adjacent_find(values) == values.end();
}

// The known answers of philox4x32-10 that Random123 is published with: counter and key all zeros, all ones, digits of
// pi. The words of the counter are reached through the address: entity (low, high), occurrence, purpose | block.
TEST(Draws, AreThePublishedNumbersOfPhilox) {
  Draws zeros{Randomness{0}, Key{0}, 0, 0};
  EXPECT_EQ(zeros.bits(), 0xe169c58d'6627e8d5U);
  EXPECT_EQ(zeros.bits(), 0x9b00dbd8'bc57ac4cU);

  Draws ones{Randomness{UINT64_MAX}, Key{UINT64_MAX}, UINT16_MAX, UINT32_MAX};
  skip(ones, 2 * 0xffffU);
  EXPECT_EQ(ones.bits(), 0x41c83b0e'408f276dU);
  EXPECT_EQ(ones.bits(), 0x6d5451fd'a20bc7c6U);

  Draws pi{Randomness{0x299f31d0'a4093822U}, Key{0x85a308d3'243f6a88U}, 0x0370, 0x13198a2e};
  skip(pi, 2 * 0x7344U);
  EXPECT_EQ(pi.bits(), 0x94fdcceb'd16cfe09U);
  EXPECT_EQ(pi.bits(), 0x24126ea1'5001e420U);
}

// Computed by a program of its own.
TEST(Draws, OfASeedAndReplicationNeverChange) {
  EXPECT_EQ(randomness(0, 0).key, 0xaf26426117f7f682U);
  EXPECT_EQ(randomness(1, 0).key, 0x0807664739529136U);
  EXPECT_EQ(randomness(0, 1).key, 0xa9ead277f25bf099U);
  EXPECT_EQ(randomness(1, 199).key, 0xee5b88919fd9a9f8U);
  EXPECT_EQ(randomness(UINT64_MAX, UINT64_MAX).key, 0x8dfc9c2a9fe6c209U);
  EXPECT_EQ(
      numbers(Draws{randomness(1, 0), key_of("voskepar"), 5, 3}, 4),
      (std::vector<std::uint64_t>{0x3afa3ba8ff05e06aU, 0x4c2a22be621d193dU, 0x4771fe79f7647739U, 0x0011055fcdd36190U}));
}

TEST(Draws, AreTheSameInWhateverOrderAddressesAreAsked) {
  std::vector<std::vector<std::uint64_t>> forwards, backwards;
  const auto at = [](std::uint32_t i) {
    return Draws{randomness(3, i % 5), Key{i % 7}, static_cast<std::uint16_t>(i % 11), i};
  };
  for (std::uint32_t i = 0; i < 1000; ++i) forwards.push_back(numbers(at(i), 5));
  for (std::uint32_t i = 1000; i-- > 0;) backwards.push_back(numbers(at(i), 5));
  std::ranges::reverse(backwards);
  EXPECT_EQ(forwards, backwards);

  Draws a = at(1), b = at(2);  // taken in turns
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(a.bits(), forwards[1][i]);
    EXPECT_EQ(b.bits(), forwards[2][i]);
  }
}

TEST(Draws, AtDifferentAddressesDiffer) {
  std::vector<std::uint64_t> all;
  for (std::uint64_t seed = 0; seed < 3; ++seed)
    for (std::uint64_t replication = 0; replication < 3; ++replication)
      for (const std::uint64_t entity : {0ULL, 1ULL, 1ULL << 32U, 1ULL << 63U})
        for (const std::uint16_t purpose : std::initializer_list<std::uint16_t>{0, 1, 2, 256, 65535})
          for (const std::uint32_t occurrence : {0U, 1U, 65536U, UINT32_MAX}) {
            const auto here = numbers(Draws{randomness(seed, replication), Key{entity}, purpose, occurrence}, 64);
            all.insert(all.end(), here.begin(), here.end());
          }
  EXPECT_EQ(all.size(), 3U * 3 * 4 * 5 * 4 * 64);
  EXPECT_TRUE(all_differ(all));
}

TEST(Draws, OfAnAddressEndBeforeThoseOfTheNextBegin) {
  std::vector<std::uint64_t> all;
  for (const std::uint16_t purpose : std::initializer_list<std::uint16_t>{1, 2})
    for (const std::uint32_t occurrence : {0U, 1U}) {
      const auto here = numbers(Draws{randomness(1, 0), Key{1}, purpose, occurrence}, numbers_an_address);
      all.insert(all.end(), here.begin(), here.end());
    }
  EXPECT_TRUE(all_differ(all));
}

TEST(DrawsDeathTest, NeverRunIntoAnotherAddress) {
  Draws draws{randomness(1, 0), Key{1}, 1};
  skip(draws, numbers_an_address);
  EXPECT_DEATH(draws.bits(), "an address holds 2\\^17 numbers");
}

TEST(Uniform, LiesStrictlyBetweenZeroAndOneAndSoDoesItsComplement) {
  double least = 1, most = 0;
  for (const double u : sample_of(1'000'000, [](Draws& draws) { return draws.uniform(); })) {
    ASSERT_TRUE(u > 0 && u < 1);
    ASSERT_EQ(1 - (1 - u), u);                      // both subtractions exact
    ASSERT_EQ(std::fmod(std::ldexp(u, 53), 2), 1);  // an odd multiple of 2^-53
    least = std::min(least, u);
    most = std::max(most, u);
  }
  EXPECT_LT(least, 1e-5);
  EXPECT_GT(most, 1 - 1e-5);
}

TEST(Uniform, IsUniformOverOccurrences) {
  EXPECT_DISTRIBUTED(sample_of(400'000, [](Draws& draws) { return draws.uniform(); }),
                     [](double x) { return std::clamp(x, 0.0, 1.0); });
}

TEST(Uniform, IsUniformWithinAnAddress) {
  std::vector<double> sample;
  Draws draws{randomness(1, 0), Key{1}, 1};
  for (std::uint64_t i = 0; i < numbers_an_address; ++i) sample.push_back(draws.uniform());
  EXPECT_DISTRIBUTED(sample, [](double x) { return std::clamp(x, 0.0, 1.0); });
}

// The correlation of n independent pairs has standard error 1 / sqrt(n).
TEST(Uniform, IsUncorrelatedBetweenNeighbouringAddresses) {
  constexpr std::uint32_t n = 200'000;
  const auto correlation = [](auto first, auto second) {
    double sum = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      Draws a = first(i), b = second(i);
      sum += (a.uniform() - 0.5) * (b.uniform() - 0.5);
    }
    return 12 * sum / n * std::sqrt(static_cast<double>(n));
  };
  const auto address = [](std::uint64_t seed, std::uint64_t replication, std::uint64_t entity, std::uint32_t purpose,
                          std::uint32_t occurrence) {
    return Draws{randomness(seed, replication), Key{entity}, static_cast<std::uint16_t>(purpose), occurrence};
  };
  const auto here = [&](std::uint32_t i) { return address(1, i, 1, 1, 1); };
  EXPECT_LT(std::abs(correlation(here, [&](std::uint32_t i) { return address(2, i, 1, 1, 1); })), 4);
  EXPECT_LT(std::abs(correlation(here, [&](std::uint32_t i) { return address(1, i + 1, 1, 1, 1); })), 4);
  EXPECT_LT(std::abs(correlation(here, [&](std::uint32_t i) { return address(1, i, 2, 1, 1); })), 4);
  EXPECT_LT(std::abs(correlation(here, [&](std::uint32_t i) { return address(1, i, 1, 2, 1); })), 4);
  EXPECT_LT(std::abs(correlation(here, [&](std::uint32_t i) { return address(1, i, 1, 1, 2); })), 4);
  EXPECT_GT(correlation(here, here), 400) << "a correlation of 1 would show";
}

}  // namespace
}  // namespace picket::core::testing
