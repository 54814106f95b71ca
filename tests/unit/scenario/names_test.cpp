// Names of values: `let`, `$name`, and what is told when they go wrong.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/scenario/load_scenario.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using testing::HasSubstr;

Scenario with(const std::string& more) {
  const WrittenScenario written{{{"scenario.yaml", least_scenario(more)}}};
  return load_scenario(written.file());
}

std::string refusal_of(const std::string& more) {
  try {
    (void)with(more);
  } catch (const Refusal& refusal) {
    return refusal.what();
  }
  return "it loads";
}

TEST(Names, StandForValuesOfAnyForm) {
  const Scenario s = with(
      "let: {sight: 4 km, watch: {radius: $sight, detects: 85 %}, there: [45.05, 41.15]}\n"
      "posts: {old: {at: $there, sector: north, watch: $watch, since: 2020-01-01}}\n");
  EXPECT_EQ(s.posts.at("old").watch->radius, core::kilometres(4));
  EXPECT_EQ(s.posts.at("old").at.at.longitude, 45.05);
  EXPECT_EQ(s.warnings.size(), 1U);  // nobody comes to the post
}

TEST(Names, AreChangedByAProposalEverywhere) {
  const WrittenScenario written{
      {{"base.yaml",
        least_scenario("let: {how-far: {exponential: 2 h}}\nresponse: {turnout: $how-far, rest: $how-far}\n")},
       {"scenario.yaml", "picket: 1\nextends: base.yaml\nlet: {how-far: {uniform: {low: 1 h, high: 2 h}}}\n"}}};
  using namespace std::chrono_literals;
  const Scenario s = load_scenario(written.file());
  EXPECT_EQ(s.response.turnout, Distribution(core::Uniform{1h, 2h}));
  EXPECT_EQ(s.response.rest, s.response.turnout);
}

TEST(Names, LeaveATextThatBeginsWithTwoDollarsItsOne) {
  EXPECT_EQ(with("about: $$100 and more\n").about, "$100 and more");
}

TEST(Names, ThatNothingUsesAreDoubted) {
  const auto warnings = with("let: {sight: 4 km}\n").warnings;
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].severity, Severity::warning);
  EXPECT_THAT(warnings[0].message, HasSubstr("nothing uses $sight"));
}

TEST(Names, ThatAreUnknownAreToldOnce) {
  const std::string told = refusal_of("let: {sight: 4 km}\nmeasures: {cell: $sigth}\nresponse: {stay: $sight}\n");
  EXPECT_THAT(told, HasSubstr("unknown name '$sigth'; did you mean 'sight'?"));
  EXPECT_THAT(told, HasSubstr("expects a duration"));  // the other problem: 4 km is none
  EXPECT_EQ(told.find("cell' expects"), std::string::npos);
}

TEST(Names, AtFaultAreToldWithWhereTheyAreWritten) {
  EXPECT_THAT(refusal_of("let:\n  sight: 4\nmeasures: {cell: $sight}\n"),
              HasSubstr("write 4 m or 4 km, not 4\nmeasures: {cell: $sight}\n                 ^\n"));
  EXPECT_THAT(refusal_of("let:\n  sight: 4\nmeasures: {cell: $sight}\n"),
              HasSubstr(":10:10: note: '$sight' is written here"));
}

TEST(Names, ThatStandForThemselvesAreRefused) {
  EXPECT_THAT(refusal_of("let: {a: $b, b: $a}\nname2: $a\n"), HasSubstr("$a stands for itself: $a -> $b"));
}

TEST(Names, DoNotGrowWithoutLimit) {
  std::string let = "let:\n  a0: [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    let += "  a" + std::to_string(i) + ": [";
    for (int j = 0; j < 10; ++j) let += (j > 0 ? ", $a" : "$a") + std::to_string(i - 1);
    let += "]\n";
  }
  EXPECT_THAT(refusal_of(let + "about: $a11\n"), HasSubstr("names repeat more than 100000 values"));
}

TEST(Names, AreAMap) { EXPECT_THAT(refusal_of("let: 4\n"), HasSubstr("'let' expects a map")); }

TEST(Extended, FilesAreToldWithWhatExtendsThem) {
  const WrittenScenario written{
      {{"base.yaml", least_scenario("measures: {cell: 4}\n")}, {"scenario.yaml", "picket: 1\nextends: base.yaml\n"}}};
  try {
    (void)load_scenario(written.file());
    FAIL() << "it loads";
  } catch (const Refusal& refusal) {
    ASSERT_EQ(refusal.diagnostics().size(), 1U);
    const auto& remarks = refusal.diagnostics()[0].remarks;
    ASSERT_EQ(remarks.size(), 1U);
    EXPECT_EQ(remarks[0].at.line, 2);
    EXPECT_THAT(remarks[0].at.file, HasSubstr("scenario.yaml"));
    EXPECT_THAT(remarks[0].message, HasSubstr("base.yaml is extended here"));
  }
}

}  // namespace
}  // namespace picket::scenario
