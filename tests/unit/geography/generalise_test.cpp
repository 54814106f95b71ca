#include "geography/generalise.hpp"

#include <gtest/gtest.h>

#include "lines.hpp"

namespace picket::model::geography::testing {
namespace {

Length farthest_from_what_is_kept(const Line& drawn, const std::vector<std::size_t>& kept) {
  Length most;
  for (std::size_t piece = 1; piece < kept.size(); ++piece) {
    const Geodesic chord{drawn[kept[piece - 1]], drawn[kept[piece]]};
    for (std::size_t i = kept[piece - 1]; i <= kept[piece]; ++i) {
      most = std::max(most, chord.nearest_to(drawn[i]).distance);
    }
  }
  return core::to_millimetre(most);
}

/// The definition, word by word: every vertex measured exactly; of two tied ones the one farther east.
void split(const Line& drawn, Length tolerance, std::size_t first, std::size_t last, std::vector<std::size_t>& kept) {
  const Geodesic chord{drawn[first], drawn[last]};
  std::size_t farthest = first;
  Length most = tolerance;
  for (std::size_t i = first + 1; i < last; ++i) {
    const Length off = core::to_millimetre(chord.nearest_to(drawn[i]).distance);
    const bool tied = farthest != first && off == most && drawn[farthest] < drawn[i];
    if (off > most || tied) most = off, farthest = i;
  }
  if (farthest == first) return;
  split(drawn, tolerance, first, farthest, kept);
  kept.push_back(farthest);
  split(drawn, tolerance, farthest, last, kept);
}

TEST(Generalisation, KeepsEveryVertexWithinTheTolerance) {
  const Line drawn = rugged_border();
  for (const double tolerance : {50.0, 500.0, 1000.0, 2000.0, 20000.0}) {
    const auto kept = kept_vertices(drawn, metres(tolerance));
    EXPECT_LE(farthest_from_what_is_kept(drawn, kept), metres(tolerance));
    EXPECT_GT(farthest_from_what_is_kept(drawn, kept), metres(tolerance * 0.7)) << "or it keeps more than it must";
    EXPECT_EQ(kept.front(), 0u);
    EXPECT_EQ(kept.back(), drawn.size() - 1);
  }
}

TEST(Generalisation, KeepsWhatDouglasAndPeuckersRuleKeeps) {
  const Line drawn = rugged_border();
  for (const double tolerance : {10.0, 500.0, 1000.0, 2000.0}) {
    std::vector<std::size_t> expected{0};
    split(drawn, metres(tolerance), 0, drawn.size() - 1, expected);
    expected.push_back(drawn.size() - 1);
    EXPECT_EQ(kept_vertices(drawn, metres(tolerance)), expected) << tolerance;
  }
}

/// Where a parallel is this far east of the Greenwich meridian between 36 and 44 degrees north.
LonLat east_of_greenwich(Length off, double latitude) {
  const Geodesic meridian{{0, 36}, {0, 44}};
  double low = 0, high = 10;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (meridian.nearest_to({middle, latitude}).distance < off ? low : high) = middle;
  }
  return {low, latitude};
}

TEST(Generalisation, SplitsAtTheFarthestVertexWhereTheCheapEstimateTakesAnother) {
  Line drawn{{0, 36}};
  for (int i = 0; i <= 20; ++i) drawn.push_back(east_of_greenwich(kilometres(500), 37 + 0.3 * i));
  drawn.push_back({0, 44});
  for (std::size_t i = 1; i <= 21; ++i) {
    Line one_farther = drawn;
    one_farther[i] = east_of_greenwich(kilometres(500) + metres(0.01), drawn[i].latitude);
    EXPECT_EQ(kept_vertices(one_farther, kilometres(400)), (std::vector<std::size_t>{0, i, 22}));
  }
}

TEST(Generalisation, MeasuresItsToleranceToTheMillimetre) {
  const LonLat bump{1.2, 0.0123};
  const Line drawn{{0, 0}, bump, {3, 0}};
  const Length off = distance({1.2, 0}, bump);
  EXPECT_EQ(kept_vertices(drawn, off - millimetre).size(), 3u);
  EXPECT_EQ(kept_vertices(drawn, off).size(), 2u);
}

TEST(Generalisation, NeedsNoVertexAlongOneGeodesicHoweverLong) {
  const Geodesic line{{5, 60}, {17, 64}};
  Line drawn{{5, 60}};
  for (int i = 1; i < 100; ++i) drawn.push_back(line.at(line.length() * (i / 100.0)));
  drawn.push_back({17, 64});
  EXPECT_GT(line.length(), kilometres(750));
  EXPECT_EQ(kept_vertices(drawn, millimetre).size(), 2u);
}

TEST(Generalisation, KnowsThatAParallelIsNoGeodesic) {
  // Between 0 and 10 degrees east the great circle leaves the 60th parallel by 10.5 km: on a sphere its vertex is at
  // atan(tan 60 / cos 5) = 60.0945 degrees.
  Line drawn;
  for (int i = 0; i <= 10; ++i) drawn.push_back({static_cast<double>(i), 60});
  EXPECT_EQ(kept_vertices(drawn, kilometres(11)).size(), 2u);
  EXPECT_EQ(kept_vertices(drawn, kilometres(10)).size(), 3u);
}

TEST(Generalisation, KeepsTheSameVerticesOfTheLineReadBackwards) {
  const Line drawn = rugged_border();
  auto backwards = kept_vertices(reversed(drawn), kilometres(1));
  for (auto& i : backwards) i = drawn.size() - 1 - i;
  EXPECT_EQ(kept_vertices(drawn, kilometres(1)), std::vector<std::size_t>(backwards.rbegin(), backwards.rend()));
}

TEST(Generalisation, KeepsOneOfTwoTiedVerticesWhicheverWayTheLineIsRead) {
  const Line drawn{{0, 0}, {1, 0.1}, {2, 0.1}, {3, 0}};
  const Length tolerance = distance({1, 0}, {1, 0.1}) - metres(1);
  const auto there = kept_vertices(drawn, tolerance);
  const auto back = kept_vertices(reversed(drawn), tolerance);
  ASSERT_EQ(there.size(), 3u);
  EXPECT_EQ(drawn[there[1]], reversed(drawn)[back.at(1)]);
}

TEST(Generalisation, OfARingSplitsItAtTheVertexFarthestFromItsBeginning) {
  const Line ring{{45, 40}, {45.1, 40}, {45.1, 40.1}, {45, 40.1}, {45, 40}};
  EXPECT_EQ(kept_vertices(ring, kilometres(9)), (std::vector<std::size_t>{0, 2, 4}));
  EXPECT_EQ(kept_vertices(ring, kilometres(1)).size(), 5u);
  EXPECT_EQ(kept_vertices(ring, kilometres(20)).size(), 2u);
}

TEST(Generalisation, DropsRepeatedVertices) {
  const Line drawn{{0, 0}, {0, 0}, {1, 1}, {1, 1}, {1, 1}, {2, 0}, {2, 0}};
  EXPECT_EQ(kept_vertices(drawn, metres(1)).size(), 3u);
}

}  // namespace
}  // namespace picket::model::geography::testing
