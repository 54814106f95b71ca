#include "picket/core/id.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace picket::core {
namespace {

/// How many keys equal another one.
std::size_t collisions(std::vector<Key> keys) {
  std::ranges::sort(keys);
  std::size_t found = 0;
  for (std::size_t i = 1; i < keys.size(); ++i) found += keys[i] == keys[i - 1];
  return found;
}

// The published sequence of SplitMix64 from state 0 (Vigna's reference code).
TEST(Keys, AreMixedAsSplitMix64Does) {
  constexpr std::uint64_t gamma = 0x9e3779b97f4a7c15U;
  EXPECT_EQ(mixed(0), 0xe220a8397b1dcdafU);
  EXPECT_EQ(mixed(gamma), 0x6e789e6aa1b965f4U);
  EXPECT_EQ(mixed(2 * gamma), 0x06c45d188009454fU);
}

// FNV-1a of "", "a" and "foobar" as Fowler, Noll and Vo publish them; the others computed by a program of its own.
TEST(Keys, OfAnIdNeverChange) {
  EXPECT_EQ(key_of("").bits, mixed(0xcbf29ce484222325U));
  EXPECT_EQ(key_of("a").bits, mixed(0xaf63dc4c8601ec8cU));
  EXPECT_EQ(key_of("foobar").bits, mixed(0x85944171f73967e8U));
  EXPECT_EQ(key_of("voskepar").bits, 0x8a5e93db997c29a0U);
  EXPECT_EQ(key_of("Ոսկեպար").bits, 0x679d430c3f282355U);  // bytes above 127, whatever a char's sign
}

TEST(Keys, OfALineageNeverChange) {
  const Key parent = key_of("voskepar");
  EXPECT_EQ(key_of(parent, 0).bits, 0x602bf0770a1e0b63U);
  EXPECT_EQ(key_of(parent, 1).bits, 0x9e61e4cc8714c13dU);
  EXPECT_EQ(key_of(parent, key_of("north")).bits, 0x6101167f64b0e096U);
  EXPECT_EQ(key_of(key_of("north"), parent).bits, 0x9efb24dfdfb3cfbcU);
}

TEST(Keys, DependOnTheOrderOfALineage) {
  const Key a = key_of("a"), b = key_of("b");
  EXPECT_NE(key_of(a, b), key_of(b, a));
  EXPECT_NE(key_of(key_of(a, 1), 2), key_of(key_of(a, 2), 1));
  EXPECT_NE(key_of(a, a), key_of(b, b));
  EXPECT_NE(key_of("ab"), key_of("ba"));
}

TEST(Keys, OfAMillionIdsAllDiffer) {
  std::vector<Key> keys;
  for (int sector = 0; sector < 1000; ++sector)
    for (int post = 0; post < 1000; ++post)
      keys.push_back(key_of("sector-" + std::to_string(sector) + "/post-" + std::to_string(post)));
  EXPECT_EQ(collisions(keys), 0U);
}

TEST(Keys, OfAMillionLineagesAllDiffer) {
  std::vector<Key> keys;
  for (std::uint64_t parent = 0; parent < 100; ++parent)
    for (std::uint64_t child = 0; child < 100; ++child)
      for (std::uint64_t grandchild = 0; grandchild < 100; ++grandchild)
        keys.push_back(key_of(key_of(key_of(Key{parent}, child), grandchild), child));
  EXPECT_EQ(collisions(keys), 0U);
}

// One bit more or less of an id turns each bit of the key with probability 1/2: 32 of 64 on average, standard
// deviation 4.
TEST(Keys, DifferInHalfTheirBitsWhenIdsDifferInOne) {
  double turned = 0, n = 0;
  for (int i = 0; i < 1000; ++i)
    for (unsigned bit = 0; bit < 7; ++bit) {
      std::string id = "post-" + std::to_string(1000 + i), other = id;
      other.back() = static_cast<char>(other.back() ^ (1 << bit));
      turned += std::popcount(key_of(id).bits ^ key_of(other).bits);
      ++n;
    }
  EXPECT_NEAR(turned / n, 32, 4 * 4 / std::sqrt(n));
}

TEST(Indices, AreStrongPerKindAndStillIndices) {
  using Post = Index<struct PostTag>;
  using Team = Index<struct TeamTag>;
  static_assert(!std::is_same_v<Post, Team> && !std::is_convertible_v<Post, Team>);
  const std::vector<int> values{10, 20, 30};
  EXPECT_EQ(values[Post{2}], 30);
  EXPECT_LT(Post{1}, Post{2});
  EXPECT_EQ(Post{}, Post{0});
}

}  // namespace
}  // namespace picket::core
