#include "geography/reference_line.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "lines.hpp"

namespace picket::model::geography::testing {
namespace {

TEST(ReferenceLines, AlongTheEquatorHaveTheLengthOfItsDegrees) {
  const ReferenceLine line{{{0, 0}, {1, 0}, {3, 0}}, metres(1)};
  EXPECT_NEAR(line.drawn_length().si(), 3 * equatorial_degree.si(), 0.0011);
  EXPECT_NEAR(line.reference_length().si(), 3 * equatorial_degree.si(), 0.0011);
}

TEST(ReferenceLines, AlongAMeridianHaveTheLengthOfItsArc) {
  // Meridian arc from the equator to 45 degrees north: 4984944.378 m (WGS84).
  const ReferenceLine line{{{45, 0}, {45, 20}, {45, 45}}, metres(1)};
  EXPECT_NEAR(line.drawn_length().si(), 4984944.378, 0.0016);
}

TEST(ReferenceLines, AreShorterThanTheDrawnLineAndTheMoreSoTheCoarser) {
  const Line drawn = rugged_border();
  Length finer = length(drawn);
  EXPECT_EQ(ReferenceLine(drawn, metres(1)).drawn_length(), finer);
  for (const double tolerance : {500.0, 1000.0, 2000.0, 5000.0}) {
    const ReferenceLine line{drawn, metres(tolerance)};
    EXPECT_EQ(line.drawn_length(), length(drawn));
    EXPECT_LT(line.reference_length(), finer);
    finer = line.reference_length();
  }
  EXPECT_GT(finer, distance(drawn.front(), drawn.back()));
}

TEST(ReferenceLines, GiveTheirVerticesBackAsDrawn) {
  Noise noise;
  for (int i = 0; i < 20; ++i) {
    const Line drawn{{45.1, 41.3 + noise(0.1)}, {45.5 + noise(0.1), 40.9}, {46.1, 41.2 + noise(0.1)}};
    const ReferenceLine line{drawn, metres(1)};
    EXPECT_EQ(line.at(Length{0}), drawn[0]);
    EXPECT_EQ(line.at(distance(drawn[0], drawn[1])), drawn[1]);
    EXPECT_EQ(line.at(line.reference_length()), drawn[2]);
  }
}

TEST(ReferenceLines, AreClampedBeyondTheirEnds) {
  const ReferenceLine line{equator(), metres(1)};
  EXPECT_EQ(line.at(metres(-5)), (LonLat{0, 0}));
  EXPECT_EQ(line.at(kilometres(1000)), (LonLat{3, 0}));
}

TEST(ReferenceLines, RoundComputedPointsTo1e8thOfADegree) {
  const ReferenceLine line{equator(), metres(1)};
  const LonLat place = line.at(kilometres(1));
  EXPECT_EQ(place, (LonLat{0.00898315, 0}));  // 1 km / 111.319491 km
}

TEST(ReferenceLines, FindAPlaceOfTheirsWhereItIs) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  for (Length c; c < line.reference_length(); c += metres(777)) {
    const Length found = line.chainage_near(line.at(c));
    EXPECT_NEAR(found.si(), c.si(), point_error);
    EXPECT_TRUE(in_millimetres(found));
  }
}

TEST(ReferenceLines, FindTheNearestPointOfAll) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  Noise noise;
  for (int i = 0; i < 40; ++i) {
    const LonLat place{45.8 + noise(2), 40.1 + noise(2)};
    const Length found = line.chainage_near(place);
    const double nearest = distance(line.at(found), place).si();
    for (Length c; c < line.reference_length(); c += metres(93)) {
      ASSERT_GE(distance(line.at(c), place).si(), nearest - point_error);
    }
    EXPECT_NEAR(line.chainage_near(line.at(found)).si(), found.si(), point_error) << "projecting twice is once";
  }
}

TEST(ReferenceLines, ProjectWhatLiesBeyondTheEndsOnTheEnds) {
  const ReferenceLine line{equator(), metres(1)};
  EXPECT_EQ(line.chainage_near({-0.5, 0.2}), Length{0});
  EXPECT_EQ(line.chainage_near({3.5, -0.2}), line.reference_length());
  EXPECT_EQ(line.chainage_near({120, 3}), line.reference_length());
}

TEST(ReferenceLines, TakeTheFirstOfSeveralNearestPoints) {
  const ReferenceLine line{{{0, 0}, {1, 0}, {1, 0.2}, {0, 0.2}, {0, 0.4}, {1, 0.4}}, metres(1)};
  EXPECT_EQ(line.chainage_near({1, 0}), equatorial_degree);
  const ReferenceLine bow{{{0, -0.1}, {1, 0}, {0, 0.1}}, metres(1)};
  EXPECT_LT(bow.chainage_near({0.2, 0}), bow.reference_length() / 2);
}

TEST(ReferenceLines, ReadBackwardsHaveMirroredChainages) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  const ReferenceLine back{reversed(rugged_border()), kilometres(1)};
  EXPECT_EQ(line.drawn_length(), back.drawn_length());
  EXPECT_EQ(line.reference_length(), back.reference_length());
  Noise noise;
  for (int i = 0; i < 300; ++i) {
    const LonLat place{45.8 + noise(2), 40.1 + noise(2)};
    EXPECT_NEAR(line.chainage_near(place).si(), (back.reference_length() - back.chainage_near(place)).si(), 0.0015);
  }
}

TEST(ReferenceLines, MapTheirWholeLengthToTheDrawnLine) {
  const Line drawn = rugged_border();
  const ReferenceLine line{drawn, kilometres(1)};
  EXPECT_EQ(line.drawn_between(Length{0}, line.reference_length()), drawn);
  EXPECT_EQ(line.drawn_length_between(Length{0}, line.reference_length()), line.drawn_length());
}

TEST(ReferenceLines, TiledByStretchesHaveDrawnLengthsThatAddUp) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  for (const double tile : {1000.0, 7777.777, 100000.0}) {
    Length sum;
    for (Length from; from < line.reference_length(); from += metres(tile)) {
      const Length part = line.drawn_length_between(from, std::min(from + metres(tile), line.reference_length()));
      EXPECT_TRUE(in_millimetres(part));
      EXPECT_GT(part, Length{0});
      sum += part;
    }
    EXPECT_EQ(core::to_millimetre(sum), line.drawn_length()) << tile;
  }
}

TEST(ReferenceLines, HaveKeptVerticesAtTheSamePlaceOnBothLines) {
  const Line drawn{{0, 0}, {0.5, 0.001}, {1, 0}, {1.5, 0.5}, {2, 0}};
  const ReferenceLine line{drawn, kilometres(1)};  // keeps all but the second
  EXPECT_EQ(line.drawn_between(Length{0}, equatorial_degree), (Line{drawn[0], drawn[1], drawn[2]}));
  EXPECT_EQ(line.drawn_length_between(Length{0}, equatorial_degree), length({drawn[0], drawn[1], drawn[2]}));
  const Length peak = core::to_millimetre(equatorial_degree + distance(drawn[2], drawn[3]));
  EXPECT_EQ(line.drawn_between(equatorial_degree, peak), (Line{drawn[2], drawn[3]}));
}

TEST(ReferenceLines, MapInProportionBetweenKeptVertices) {
  // A detour of two equal sides over a base: half the base is half the detour, its corner; a quarter is half a side.
  const Line drawn{{0, 0}, {0.5, 0.1}, {1, 0}};
  const ReferenceLine line{drawn, kilometres(20)};
  const auto half = line.drawn_between(Length{0}, equatorial_degree / 2);
  ASSERT_EQ(half.size(), 2u);
  EXPECT_NEAR(distance(half.back(), drawn[1]).si(), 0, 0.002);
  const Length side = distance(drawn[0], drawn[1]);
  EXPECT_NEAR(line.drawn_length_between(Length{0}, equatorial_degree / 4).si(), side.si() / 2, 0.001);
}

TEST(ReferenceLines, DrawStretchesAsLongAsTheySay) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  for (Length from; from + kilometres(13) < line.reference_length(); from += metres(5432.1)) {
    const auto drawn = line.drawn_between(from, from + kilometres(13));
    EXPECT_NEAR(length(drawn).si(), line.drawn_length_between(from, from + kilometres(13)).si(), 0.03);
  }
}

TEST(ReferenceLines, DrawAStretchOfNoLengthAsOnePlaceTwice) {
  const ReferenceLine line{equator(), metres(1)};
  const auto drawn = line.drawn_between(kilometres(1), kilometres(1));
  ASSERT_EQ(drawn.size(), 2u);
  EXPECT_EQ(drawn[0], drawn[1]);
  EXPECT_EQ(line.drawn_length_between(kilometres(1), kilometres(1)), Length{0});
}

TEST(ReferenceLines, DrawThemselvesByVerticesAndByPointsInTheGaps) {
  const ReferenceLine line{{{0, 0}, {0.012, 0}, {0.012, 0.3}}, metres(1)};
  const Length corner = metres(1335.834);  // 0.012 degrees of the equator
  const auto chainages = line.chainages_between(metres(100), metres(3800));
  ASSERT_EQ(chainages.size(), 6u);
  const std::vector<Length> expected{metres(100),      metres(717.917),  corner,
                                     metres(2157.223), metres(2978.611), metres(3800)};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_NEAR(chainages[i].si(), expected[i].si(), 0.0011) << i;
  EXPECT_EQ(line.chainages_between(metres(5), metres(5)), (std::vector<Length>{metres(5), metres(5)}));
}

TEST(ReferenceLines, SurviveARingThatFitsIntoTheTolerance) {
  const Line ring{{45, 40}, {45.001, 40}, {45.001, 40.001}, {45, 40}};
  const ReferenceLine line{ring, kilometres(1)};
  EXPECT_EQ(line.reference_length(), Length{0});
  EXPECT_EQ(line.at(Length{0}), ring.front());
  EXPECT_EQ(line.chainage_near({46, 41}), Length{0});
  EXPECT_EQ(line.within({45, 40.01}, kilometres(2)), (std::vector<Interval>{{Length{0}, Length{0}}}));
  EXPECT_GT(line.drawn_length(), metres(250));
}

TEST(ReferenceLinesDeath, RefuseWhatIsNoLine) {
  EXPECT_DEATH(ReferenceLine({{45, 40}}, metres(1)), "a line has at least two points");
  EXPECT_DEATH(ReferenceLine({{45, 40}, {45, 40}}, metres(1)), "a line has two different points");
  EXPECT_DEATH(ReferenceLine(equator(), Length{0}), "a line is generalised to a positive tolerance");
}

TEST(ReferenceLinesDeath, RefuseAStretchThatRunsBackwards) {
  const ReferenceLine line{equator(), metres(1)};
  EXPECT_DEATH(static_cast<void>(line.drawn_between(metres(2), metres(1))), "a stretch runs with the chainage");
}

}  // namespace
}  // namespace picket::model::geography::testing
