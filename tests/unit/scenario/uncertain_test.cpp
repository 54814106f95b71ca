// `uncertain`: ranges of values, what they may be of, and the scenario that a draw makes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/scenario/load_scenario.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using testing::HasSubstr;

constexpr const char* posts =
    "posts:\n  a: {at: [45.05, 41.15], sector: north, watch: {radius: 4 km, detects: 80 %}, since: 2020-01-01}\n"
    "  b: {at: [45.2, 41.03], sector: north, watch: {radius: 5 km, detects: 80 %}, since: 2020-01-01}\n";

Scenario with(const std::string& uncertain) {
  const WrittenScenario written{{{"scenario.yaml", least_scenario(std::string{posts} + "uncertain:\n" + uncertain)}}};
  return load_scenario(written.file());
}

std::string refusal_of(const std::string& uncertain) {
  try {
    (void)with(uncertain);
  } catch (const Refusal& refusal) {
    return refusal.what();
  }
  return "it loads";
}

TEST(Uncertain, HoldsRangesInTheUnitOfTheirValues) {
  const Scenario s = with(
      "  posts.*.watch.radius: {uniform: {low: 2 km, high: 6 km}}\n"
      "  posts.a.watch.detects: {triangular: {low: 50 %, mode: 80 %, high: 90 %}}\n"
      "  incidents.shooting.rate: {log_uniform: {low: 1 /month, high: 4 /month}}\n");
  ASSERT_EQ(s.assumptions.size(), 3U);
  EXPECT_EQ(s.assumptions[0].path, "incidents.shooting.rate");
  EXPECT_EQ(s.assumptions[0].unit, "/s");
  EXPECT_EQ(s.assumptions[1].spread.form, decltype(core::Spread::form)(core::UniformSpread{2000, 6000}));
  EXPECT_EQ(s.assumptions[1].unit, "m");
  EXPECT_EQ(s.assumptions[2].spread.form, decltype(core::Spread::form)(core::TriangularSpread{50, 80, 90}));
  EXPECT_EQ(s.assumptions[2].unit, "%");
}

TEST(Uncertain, ValuesThatAreDrawnStandInTheScenario) {
  const Scenario s = with(
      "  posts.*.watch.radius: {uniform: {low: 2 km, high: 6 km}}\n"
      "  incidents.shooting.rate: {values: [1 /month, 2 /month]}\n");
  const double per_second = 1.5 / (core::hours_per_month * 3600);
  const Scenario drawn = assumed(s, {per_second, 3456.5});
  EXPECT_DOUBLE_EQ(drawn.incidents.at("shooting").rate.per_sector.si(), per_second);
  for (const char* post : {"a", "b"}) EXPECT_DOUBLE_EQ(drawn.posts.at(post).watch->radius.si(), 3456.5);
  EXPECT_EQ(drawn.posts.at("a").watch->detects, 0.8);
  EXPECT_EQ(drawn.name, s.name);
  EXPECT_EQ(drawn.borders.at("east").line.size(), 3U);
}

TEST(Uncertain, ADrawThatBreaksARuleIsToldWithWhatWasDrawn) {
  const WrittenScenario written{{{"scenario.yaml", least_scenario(R"(unit_types:
  guards: {side: armenia, team: 10 persons, road: 40 km/h, may: [watch]}
bases: {home: {at: [45.1, 41.0], holds: {guards: 3}}}
posts: {a: {at: [45.05, 41.15], sector: north, capacity: 30 persons}}
deployments: {two: {send: {guards: 2}, from: home, to: a, on: 2021-08-06}}
uncertain:
  posts.a.capacity: {uniform: {low: 25 persons, high: 40 persons}}
  unit_types.guards.team: {uniform: {low: 8 persons, high: 14 persons}}
)")}}};
  const Scenario s = load_scenario(written.file());
  EXPECT_NO_THROW((void)assumed(s, {28, 14}));
  try {
    (void)assumed(s, {26, 14});
    FAIL() << "28 persons come to a post of 26";
  } catch (const Refusal& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr("a takes 26 persons, yet 28 come"));
    EXPECT_THAT(refusal.what(), HasSubstr("note: posts.a.capacity was drawn as 26 persons"));
  }
}

TEST(Uncertain, WholeNumbersAreDrawnWholeAndEachAsOften) {
  const std::string text = least_scenario(
      "unit_types: {guards: {side: armenia, team: 5 persons, road: 40 km/h, may: [watch]}}\n"
      "bases: {home: {at: [45.1, 41.0], holds: {guards: 3}}}\n"
      "uncertain: {bases.home.holds.guards: {uniform: {low: 1, high: 4}}}\n");
  const WrittenScenario one{{{"scenario.yaml", text}}};
  const Scenario s = load_scenario(one.file());
  int count[5] = {};
  for (std::uint64_t r = 0; r < 8000; ++r) {
    core::Draws draws{core::randomness(1, r), core::key_of("x"), 1};
    const double value = core::sample(s.assumptions.at(0).spread, draws);
    ASSERT_EQ(value, static_cast<int>(value));
    ++count[static_cast<int>(value)];
  }
  for (int n = 1; n <= 4; ++n) EXPECT_NEAR(count[n], 2000, 160) << n;  // four standard errors
}

TEST(Uncertain, NamesWhatIsWritten) {
  EXPECT_THAT(refusal_of("  posts.*.wach.radius: {uniform: {low: 2 km, high: 6 km}}\n"),
              HasSubstr("nothing is written at"));
  EXPECT_THAT(refusal_of("  incidents.shooting.rat: {uniform: {low: 2 /month, high: 6 /month}}\n"),
              HasSubstr("did you mean 'rate'?"));
  EXPECT_THAT(refusal_of("  posts.a.watch: {uniform: {low: 2 km, high: 6 km}}\n"),
              HasSubstr("is no single value; name one of those in it: radius, detects"));
  EXPECT_THAT(refusal_of("  posts.a.sector: {values: [1, 2]}\n"), HasSubstr("is no number that could vary"));
  EXPECT_THAT(refusal_of("  clock.length: {uniform: {low: 2 d, high: 6 d}}\n"),
              HasSubstr("settled before a history begins"));
  EXPECT_THAT(refusal_of("  posts.*.watch.radius: {uniform: {low: 2 km, high: 6 km}}\n"
                         "  posts.a.watch.radius: {uniform: {low: 2 km, high: 6 km}}\n"),
              HasSubstr("another assumption names too"));
}

TEST(Uncertain, NamesValuesOfOneKindThatAreNotSettled) {
  EXPECT_THAT(refusal_of("  \"*.length\": {uniform: {low: 2 d, high: 6 d}}\n"),
              HasSubstr("a path begins with the key"));
  EXPECT_THAT(refusal_of("  posts.a.watch.*: {uniform: {low: 2 km, high: 6 km}}\n"),
              HasSubstr("values of different kinds"));
  EXPECT_THAT(refusal_of("  incidents.shooting.rate: {uniform: {low: 2 /h, high: 2000 /h}}\n"),
              HasSubstr("2000 /h is out of bounds"));
}

TEST(Uncertain, RangesAreCheckedLikeTheValue) {
  EXPECT_THAT(refusal_of("  posts.a.watch.radius: {uniform: {low: 2, high: 6 km}}\n"),
              HasSubstr("write 2 m or 2 km, not 2"));
  EXPECT_THAT(refusal_of("  posts.a.watch.detects: {uniform: {low: 20 %, high: 120 %}}\n"),
              HasSubstr("120 % is out of bounds"));
  EXPECT_THAT(refusal_of("  posts.a.watch.radius: {uniform: {low: 6 km, high: 2 km}}\n"), HasSubstr("low < high"));
  EXPECT_THAT(refusal_of("  posts.a.watch.radius: {unifrom: {low: 6 km, high: 2 km}}\n"),
              HasSubstr("did you mean 'uniform'?"));
}

}  // namespace
}  // namespace picket::scenario
