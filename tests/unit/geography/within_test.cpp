#include <gtest/gtest.h>

#include <algorithm>

#include "lines.hpp"

namespace picket::model::geography::testing {
namespace {

using Stretches = std::vector<Interval>;

bool covers(const Stretches& stretches, Length chainage) {
  return std::any_of(stretches.begin(), stretches.end(),
                     [&](const Interval& s) { return s.from <= chainage && chainage <= s.to; });
}

/// Distance as continuous chainage sees it: off by no more than the rounding of the point.
double away(const ReferenceLine& line, Length chainage, LonLat place) {
  return distance(line.at(chainage), place).si();
}

void expect_stretches_in_order(const Stretches& stretches, const ReferenceLine& line) {
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    EXPECT_LE(stretches[i].from, stretches[i].to);
    EXPECT_GE(stretches[i].from, Length{0});
    EXPECT_LE(stretches[i].to, line.reference_length());
    EXPECT_TRUE(in_millimetres(stretches[i].from) && in_millimetres(stretches[i].to));
    if (i > 0) {
      EXPECT_LT(stretches[i - 1].to, stretches[i].from) << "stretches that touch are one";
    }
  }
}

TEST(Within, AgreesWithLookingAtThePointsOfTheLineOneByOne) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  Noise noise;
  int inside = 0;
  for (int post = 0; post < 25; ++post) {
    const LonLat place{45.8 + noise(1.2), 40.1 + noise(1.4)};
    const double radius = 16000 + noise(15000);
    const auto stretches = line.within(place, metres(radius));
    expect_stretches_in_order(stretches, line);
    for (Length c; c < line.reference_length(); c += metres(97)) {
      const double off = away(line, c, place) - radius;
      if (std::abs(off) < point_error) continue;
      ASSERT_EQ(covers(stretches, c), off < 0) << "km " << core::in_kilometres(c) << ", radius " << radius;
      inside += off < 0;
    }
  }
  EXPECT_GT(inside, 1000) << "or the test looks at nothing";
}

TEST(Within, EndsWhereTheDistanceIsTheRadiusToTheMillimetre) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  Noise noise;
  int ends = 0;
  for (int post = 0; post < 600; ++post) {
    const LonLat place{45.8 + noise(1.2), 40.1 + noise(1.4)};
    const Length radius = metres(16000 + noise(15000));
    for (const auto& stretch : line.within(place, radius)) {
      for (const Length end : {stretch.from, stretch.to}) {
        if (end == Length{0} || end == line.reference_length()) continue;
        EXPECT_NEAR(away(line, end, place), radius.si(), point_error);
        ++ends;
      }
    }
  }
  EXPECT_GT(ends, 200);
}

TEST(Within, OfAPlaceOnTheEquatorReachesEquallyFarBothWays) {
  const ReferenceLine line{equator(), metres(1)};
  EXPECT_EQ(line.within({1, 0}, kilometres(20)), (Stretches{{metres(91319.491), metres(131319.491)}}));
}

TEST(Within, StopsAtTheEndsOfTheLine) {
  const ReferenceLine line{equator(), metres(1)};
  EXPECT_EQ(line.within({-0.1, 0}, equatorial_degree), (Stretches{{Length{0}, metres(100187.542)}}));
  EXPECT_EQ(line.within({3.1, 0}, equatorial_degree),
            (Stretches{{line.reference_length() - metres(100187.542), line.reference_length()}}));
}

TEST(Within, ACircleAroundEverythingIsTheWholeLine) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  EXPECT_EQ(line.within({45.8, 40.1}, kilometres(1000)), (Stretches{{Length{0}, line.reference_length()}}));
}

TEST(Within, ACircleFarAwayHoldsNothing) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  EXPECT_TRUE(line.within({48, 40}, kilometres(10)).empty());
  EXPECT_TRUE(line.within({-135, -40}, kilometres(10)).empty());
}

TEST(Within, ACircleThatTouchesIsAPointAndAMillimetreLessIsNothing) {
  const ReferenceLine line{equator(), metres(1)};
  const LonLat place{1, 0.1};
  const Length radius = distance({1, 0}, place);
  EXPECT_TRUE(line.within(place, radius - millimetre).empty());
  const auto touched = line.within(place, radius);
  ASSERT_EQ(touched.size(), 1u);
  // The radius is rounded by up to half a millimetre: sqrt(2 x 11 km x 0.5 mm) is 3.4 m to either side at most.
  EXPECT_NEAR(touched[0].from.si(), equatorial_degree.si(), 3.4);
  EXPECT_NEAR(touched[0].to.si(), equatorial_degree.si(), 3.4);
  const auto wider = line.within(place, radius + metres(0.01));
  ASSERT_EQ(wider.size(), 1u);
  for (const Length end : {wider[0].from, wider[0].to}) {
    EXPECT_NEAR(away(line, end, place), (radius + metres(0.01)).si(), point_error);
  }
  EXPECT_GT(wider[0].to - wider[0].from, metres(2 * 14));  // Pythagoras: 14.5 to 15.2 m each way
}

TEST(Within, ARadiusOfNothingIsThePlaceItselfIfItIsOnTheLine) {
  const ReferenceLine line{equator(), metres(1)};
  EXPECT_EQ(line.within({1, 0}, Length{0}), (Stretches{{equatorial_degree, equatorial_degree}}));
  EXPECT_TRUE(line.within({1, 1e-7}, Length{0}).empty());
}

TEST(Within, JoinsStretchesThatMeetAtAVertex) {
  const ReferenceLine line{{{0, 0}, {1, 0}, {1, 1}}, metres(1)};
  EXPECT_EQ(line.within({1, 0}, kilometres(5)), (Stretches{{metres(106319.491), metres(116319.491)}}));
}

TEST(Within, SeesBothArmsOfABend) {
  const ReferenceLine line{{{0, -0.05}, {1, -0.05}, {1, 0.05}, {0, 0.05}}, metres(1)};
  const auto stretches = line.within({0.5, 0}, kilometres(10));
  ASSERT_EQ(stretches.size(), 2u);
  expect_stretches_in_order(stretches, line);
  EXPECT_NEAR((stretches[0].to - stretches[0].from).si(), (stretches[1].to - stretches[1].from).si(), 0.0021);
}

TEST(Within, IsMirroredWhenTheLineIsReversed) {
  const ReferenceLine line{rugged_border(), kilometres(1)};
  const ReferenceLine back{reversed(rugged_border()), kilometres(1)};
  Noise noise;
  for (int post = 0; post < 50; ++post) {
    const LonLat place{45.8 + noise(1.2), 40.1 + noise(1.4)};
    const auto there = line.within(place, kilometres(15));
    const auto here = back.within(place, kilometres(15));
    ASSERT_EQ(there.size(), here.size());
    for (std::size_t i = 0; i < there.size(); ++i) {
      const auto& twin = here[here.size() - 1 - i];
      EXPECT_NEAR(there[i].from.si(), (line.reference_length() - twin.to).si(), 0.0015);
      EXPECT_NEAR(there[i].to.si(), (line.reference_length() - twin.from).si(), 0.0015);
    }
  }
}

TEST(WithinDeath, RefusesANegativeRadius) {
  const ReferenceLine line{equator(), metres(1)};
  EXPECT_DEATH(static_cast<void>(line.within({1, 0}, metres(-1))), "a radius is not negative");
}

}  // namespace
}  // namespace picket::model::geography::testing
