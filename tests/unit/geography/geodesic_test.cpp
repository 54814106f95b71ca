#include "geography/geodesic.hpp"

#include <gtest/gtest.h>

#include "lines.hpp"

namespace picket::model::geography::testing {
namespace {

constexpr double degrees(double whole, double minutes, double seconds) { return whole + minutes / 60 + seconds / 3600; }

TEST(Distance, FromFlindersPeakToBuninyongIsTheSurveyors) {
  // Intergovernmental Committee on Surveying and Mapping, GDA technical manual, chapter 4: Vincenty's worked example on
  // GRS80, whose flattening differs from WGS84's in the ninth digit.
  const LonLat flinders_peak{degrees(144, 25, 29.52440), -degrees(37, 57, 3.72030)};
  const LonLat buninyong{degrees(143, 55, 35.38390), -degrees(37, 39, 10.15610)};
  EXPECT_NEAR(distance(flinders_peak, buninyong).si(), 54972.271, 0.0006);
}

TEST(Distance, AcrossTheAtlanticIsKarneys) {
  // Karney, GeographicLib, the worked example of its inverse solution: New York to London.
  EXPECT_NEAR(distance({-73.8, 40.6}, {-0.5, 51.6}).si(), 5551759.400, 0.0011);
}

TEST(Distance, OfADegreeOfTheEquatorIsItsShareOfTheCircle) { EXPECT_EQ(distance({10, 0}, {11, 0}), equatorial_degree); }

TEST(Distance, FromEquatorToPoleIsTheQuarterMeridian) {
  EXPECT_NEAR(distance({30, 0}, {30, 90}).si(), 10001965.729, 0.0011);  // WGS84, NIMA TR8350.2
}

TEST(Distance, CrossesTheDateLine) { EXPECT_EQ(distance({179.5, 0}, {-179.5, 0}), equatorial_degree); }

TEST(Distance, OfAPlaceFromItselfIsNothing) { EXPECT_EQ(distance({45, 40}, {45, 40}), Length{0}); }

TEST(Distance, IsInMillimetresAndTheSameBothWays) {
  const Line line = rugged_border();
  for (std::size_t i = 1; i < line.size(); ++i) {
    EXPECT_TRUE(in_millimetres(distance(line[0], line[i])));
    EXPECT_EQ(distance(line[0], line[i]), distance(line[i], line[0]));
  }
}

TEST(Geodesics, DivideTheirLengthAtEveryPoint) {
  const Geodesic line{{40, 38}, {47, 42}};
  for (const double share : {0.1, 0.25, 0.5, 0.9}) {
    const LonLat middle = line.at(line.length() * share);
    EXPECT_NEAR(distance({40, 38}, middle).si(), line.length().si() * share, point_error);
    EXPECT_NEAR(distance(middle, {47, 42}).si(), line.length().si() * (1 - share), point_error);
  }
}

TEST(Geodesics, HaveTheFootWhereNoPointNearbyIsNearer) {
  Noise noise;
  for (int i = 0; i < 200; ++i) {
    const Geodesic line{{45 + noise(2), 40 + noise(2)}, {45 + noise(2), 40 + noise(2)}};
    const LonLat place{45 + noise(3), 40 + noise(3)};
    const auto foot = line.nearest_to(place);
    EXPECT_NEAR(foot.distance.si(), distance(line.at(foot.along), place).si(), 0.001);
    for (const double step : {-10000.0, -100.0, -10.0, 10.0, 100.0, 10000.0}) {
      EXPECT_GE(distance(line.at(foot.along + metres(step)), place), core::to_millimetre(foot.distance));
    }
  }
}

TEST(Geodesics, HaveTheFootOfAPlaceBesideTheEquatorOnItsMeridian) {
  const Geodesic line{{0, 0}, {3, 0}};
  for (const double latitude : {-8.0, -0.3, -1e-4, 0.0, 1e-6, 0.02, 5.0}) {
    const auto foot = line.nearest_to({1, latitude});
    EXPECT_NEAR(foot.along.si(), equatorial_degree.si(), 0.001) << latitude;
    EXPECT_NEAR(foot.distance.si(), distance({1, 0}, {1, latitude}).si(), 0.001) << latitude;
  }
}

TEST(Geodesics, AreNeverNearerThanTheCheapBound) {
  Noise noise;
  for (int i = 0; i < 2000; ++i) {
    const Geodesic line{{45 + noise(2), 40 + noise(2)}, {45 + noise(2), 40 + noise(2)}};
    const LonLat place{45 + noise(4), 40 + noise(4)};
    EXPECT_LE(line.no_nearer_than(on_globe(place)), line.nearest_to(place).distance);
  }
}

TEST(Geodesics, AreAboutAsFarAsTheCheapEstimate) {
  Noise noise;
  double worst = 0;
  for (int i = 0; i < 20000; ++i) {
    const double latitude = noise(75);
    const Geodesic line{{noise(3), latitude + noise(3)}, {noise(3), latitude + noise(3)}};
    const LonLat place{noise(4), latitude + noise(4)};
    const double exact = line.nearest_to(place).distance.si();
    if (line.length() > kilometres(1000) || exact > 1e6) continue;
    const double error = std::abs(line.roughly_from(on_globe(place)).si() - exact);
    ASSERT_LE(error, 2 + 0.0001 * exact);
    worst = std::max(worst, error / (2 + 0.0001 * exact));
  }
  RecordProperty("share_of_the_bound_used", std::to_string(worst));
}

}  // namespace
}  // namespace picket::model::geography::testing
