// Ways by road: small networks by hand, larger ones against another algorithm.

#include "geography/road_graph.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "geography/reference_line.hpp"

namespace picket::model::geography {
namespace {

constexpr Speed kmh(double v) { return core::kilometres_per_hour(v); }

RoadGraph::Traveller open_to_all(double speed, std::size_t classes, double detour = 1) {
  return {kmh(speed), detour, std::vector<bool>(classes, false)};
}

/// A grid of three by three at tenths of a degree on the equator, each piece about 11.1 km:
///
///     g --- h --- i
///     |     |     |       main roads (class 0): a b c f i
///     d --- e --- f       tracks (class 1): all else
///     |     |     |
///     a --- b --- c
constexpr LonLat a{0, 0}, b{0.1, 0}, c{0.2, 0}, d{0, 0.1}, e{0.1, 0.1}, f{0.2, 0.1}, g{0, 0.2}, h{0.1, 0.2},
    i{0.2, 0.2};
std::vector<RoadGraph::Road> grid() {
  return {{0, {a, b, c, f, i}}, {1, {a, d, g, h, i}}, {1, {d, e, f}}, {1, {b, e, h}}};
}

/// The time of a way that is a sum of straight pieces at one speed.
Duration time_of(std::initializer_list<LonLat> line, double speed) {
  Duration sum{};
  for (const auto* p = line.begin(); p + 1 != line.end(); ++p) sum += distance(*p, *(p + 1)) / kmh(speed);
  return sum;
}

TEST(RoadGraph, TakesTheWayOfTheLeastTimeAndNotOfTheLeastLength) {
  // From a to i: main roads are as long as tracks, and three times as fast. From a to e: a track of one piece from b is
  // better than any way by d. From g to e: by h, since the main road is far.
  const RoadGraph graph{grid(), {kmh(60), kmh(20)}};
  const auto from_a = graph.ways_from(a, open_to_all(100, 2));
  EXPECT_EQ(from_a.to(i)->takes, time_of({a, b, c, f, i}, 60));
  EXPECT_EQ(from_a.to(e)->takes, time_of({a, b}, 60) + time_of({b, e}, 20));
  const auto by_h = time_of({g, h, e}, 20), by_d = time_of({g, d, e}, 20);
  EXPECT_EQ(graph.ways_from(g, open_to_all(100, 2)).to(e)->takes, std::min(by_h, by_d));
  // From d to f the way round, d a b c f, takes 33.2 + 33.3 min, the straight track of half the length 66.8 min.
  EXPECT_EQ(graph.ways_from(d, open_to_all(100, 2)).to(f)->takes, time_of({d, a}, 20) + time_of({a, b, c, f}, 60));
  EXPECT_EQ(graph.nodes(), 9U);
  EXPECT_NEAR(graph.length().si(),
              (length({a, b, c, f, i}) + length({a, d, g, h, i}) + length({d, e, f}) + length({b, e, h})).si(), 1e-6);
}

TEST(RoadGraph, IsNoFasterThanTheTraveller) {
  const RoadGraph graph{grid(), {kmh(60), kmh(20)}};
  const auto way = graph.ways_from(a, open_to_all(30, 2)).to(e);
  EXPECT_EQ(way->takes, time_of({a, b}, 30) + time_of({b, e}, 20));
  EXPECT_NEAR(way->length.si(), length({a, b, e}).si(), 1e-6);
}

TEST(RoadGraph, GoesRoundWhatIsClosedAndNowhereWhenAllIs) {
  const RoadGraph graph{grid(), {kmh(60), kmh(20)}};
  auto winter = open_to_all(100, 2);
  winter.closed = {false, true};
  EXPECT_EQ(graph.ways_from(a, winter).to(f)->takes, time_of({a, b, c, f}, 60));
  EXPECT_FALSE(graph.ways_from(a, winter).to(e).has_value());
  EXPECT_EQ(graph.ways_from(e, winter).to(e)->takes, Duration::zero());
  winter.closed = {true, false};
  const auto way = graph.ways_from(a, winter).to(f);
  EXPECT_EQ(way->takes, time_of({a, d, e, f}, 20));
}

TEST(RoadGraph, HidesWhatLiesBehindAClosedPass) {
  const RoadGraph graph{{{0, {a, b}}, {1, {b, c, f}}}, {kmh(60), kmh(20)}};
  RoadGraph::Traveller winter = open_to_all(100, 2);
  winter.closed = {true, false};
  const auto from_a = graph.ways_from(a, winter);
  for (const LonLat behind : {b, c, f}) EXPECT_EQ(from_a.to(behind), std::nullopt);
  EXPECT_TRUE(graph.ways_from(b, winter).to(f).has_value());
}

TEST(RoadGraph, IsReachedOnTheGreatCircleTimesTheDetour) {
  const RoadGraph graph{grid(), {kmh(60), kmh(20)}};
  const LonLat south_of_a{0, -0.05}, east_of_i{0.26, 0.2};
  const auto way = graph.ways_from(south_of_a, open_to_all(30, 2, 1.5)).to(east_of_i);
  const Length there = core::to_millimetre(distance(south_of_a, a) * 1.5);
  const Length from = core::to_millimetre(distance(east_of_i, i) * 1.5);
  EXPECT_EQ(way->takes, there / kmh(30) + time_of({a, b, c, f, i}, 30) + from / kmh(30));
  EXPECT_NEAR(way->length.si(), (there + length({a, b, c, f, i}) + from).si(), 1e-6);
}

TEST(RoadGraph, IsTheSameInWhateverOrderRoadsAreGivenAndDrawn) {
  const RoadGraph graph{grid(), {kmh(60), kmh(20)}};
  auto other = grid();
  std::ranges::reverse(other);
  for (auto& road : other) std::ranges::reverse(road.line);
  const RoadGraph same{other, {kmh(60), kmh(20)}};
  for (const LonLat from : {a, b, c, d, e, f, g, h, i})
    for (const LonLat to : {a, b, c, d, e, f, g, h, i})
      EXPECT_EQ(graph.ways_from(from, open_to_all(100, 2)).to(to), same.ways_from(from, open_to_all(100, 2)).to(to));
}

TEST(RoadGraph, AgreesWithTheAlgorithmOfFloydAndWarshallOnRandomNetworks) {
  std::mt19937 random{11};
  const auto upto = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  for (int trial = 0; trial < 20; ++trial) {
    constexpr std::uint32_t n = 30;
    std::vector<LonLat> nodes;
    for (std::uint32_t k = 0; k < n; ++k) nodes.push_back({45 + upto(10000) * 1e-4, 40 + upto(10000) * 1e-4});
    const std::vector<Speed> speeds{kmh(60), kmh(40), kmh(15)};
    const auto traveller = open_to_all(50, 3);
    std::vector<std::vector<std::int64_t>> best(n, std::vector<std::int64_t>(n, INT64_MAX / 4));
    for (std::uint32_t k = 0; k < n; ++k) best[k][k] = 0;
    std::vector<RoadGraph::Road> roads;
    for (int k = 0; k < 45; ++k) {
      const std::uint32_t p = upto(n), q = upto(n), road_class = upto(3);
      if (p == q) continue;
      roads.push_back({road_class, {nodes[p], nodes[q]}});
      const auto takes = (distance(nodes[p], nodes[q]) / std::min(speeds[road_class], traveller.speed)).count();
      best[p][q] = best[q][p] = std::min(best[p][q], takes);
    }
    for (std::uint32_t k = 0; k < n; ++k)
      for (std::uint32_t p = 0; p < n; ++p)
        for (std::uint32_t q = 0; q < n; ++q) best[p][q] = std::min(best[p][q], best[p][k] + best[k][q]);
    const RoadGraph graph{roads, speeds};
    for (std::uint32_t p = 0; p < n; ++p) {
      const auto tree = graph.ways_from(nodes[p], traveller);
      for (std::uint32_t q = 0; q < n; ++q) {
        const bool on_road =
            std::ranges::any_of(roads,
                                [&](const auto& r) { return std::ranges::find(r.line, nodes[p]) != r.line.end(); }) &&
            std::ranges::any_of(roads,
                                [&](const auto& r) { return std::ranges::find(r.line, nodes[q]) != r.line.end(); });
        if (!on_road) continue;
        const auto way = tree.to(nodes[q]);
        ASSERT_EQ(way.has_value(), best[p][q] < INT64_MAX / 4);
        if (!way) continue;
        EXPECT_EQ(way->takes.count(), best[p][q]);
        EXPECT_GE(way->length.si(), distance(nodes[p], nodes[q]).si() - 0.01);
        EXPECT_GE(way->takes, way->length / traveller.speed - Duration{50});
      }
    }
  }
}

TEST(RoadGraph, OfAFineGridMakesTheDetourOfItsGeometry) {
  // On a grid the way is |x| + |y| long, so the detour towards a bearing w is |sin w| + |cos w|: between 1 and sqrt 2,
  // and 4 / pi on average over all bearings. Published road distances make 1.03 to 2.54 times the great circle.
  constexpr double step = 0.01;
  std::vector<RoadGraph::Road> roads;
  const auto at = [](int x, int y) { return LonLat{x * step, y * step}; };
  for (int k = -40; k <= 40; ++k) {
    RoadGraph::Road along{0, {}}, across{0, {}};
    for (int j = -40; j <= 40; ++j) {
      along.line.push_back(at(j, k));
      across.line.push_back(at(k, j));
    }
    roads.push_back(along);
    roads.push_back(across);
  }
  const RoadGraph graph{roads, {kmh(50)}};
  const auto tree = graph.ways_from(at(0, 0), open_to_all(50, 1));
  double sum = 0;
  constexpr int bearings = 720;
  for (int k = 0; k < bearings; ++k) {
    const double w = (k + 0.5) * 2 * 3.14159265358979323846 / bearings;
    const int x = static_cast<int>(std::lround(38 * std::sin(w))), y = static_cast<int>(std::lround(38 * std::cos(w)));
    const double detour = tree.to(at(x, y))->length / distance(at(0, 0), at(x, y));
    EXPECT_NEAR(detour, (std::abs(x) + std::abs(y)) / std::hypot(x, y), 0.005);
    sum += detour;
  }
  EXPECT_NEAR(sum / bearings, 4 / 3.14159265358979323846, 0.002);
}

}  // namespace
}  // namespace picket::model::geography
