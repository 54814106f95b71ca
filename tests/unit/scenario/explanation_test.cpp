// explain and diff: where values come from, and what changes.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/scenario/explanation.hpp"
#include "picket/scenario/load_scenario.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using testing::HasSubstr;

const WrittenScenario& files() {
  static const WrittenScenario written{
      {{"base.yaml", least_scenario("let: {far: 4 km}\nmeasures: {cell: 2 km}\nposts:\n"
                                    "  a: {at: [45.05, 41.15], sector: north, watch: {radius: $far, detects: 80 %}}\n"
                                    "  b: {at: [45.2, 41.03], sector: north}\n")},
       {"scenario.yaml",
        "picket: 1\nextends: base.yaml\nname: \"a: b # c\"\nposts: {b: ~, c: {at: [45.2, 41.03], sector: north}}\n"
        "measures: {cell: 3 km}\n"}}};
  return written;
}

std::string line_with(const std::string& text, const std::string& word) {
  const std::size_t at = text.find(word);
  if (at == std::string::npos) return "";
  const std::size_t from = text.rfind('\n', at) + 1;
  return text.substr(from, text.find('\n', at) - from);
}

TEST(Explained, EveryValueNamesItsFileAndLine) {
  const std::string told = explained(*read_document(files().file()), "", Defaults::left_out);
  EXPECT_THAT(line_with(told, "cell:"), HasSubstr("cell: 3 km"));
  EXPECT_THAT(line_with(told, "cell:"), HasSubstr("scenario.yaml:5"));
  EXPECT_THAT(line_with(told, "clock"), HasSubstr("clock:"));
  EXPECT_THAT(line_with(told, "length: 30 d"), HasSubstr("base.yaml:3"));
  EXPECT_THAT(line_with(told, "radius: 4 km"), HasSubstr("base.yaml:12, $far"));
}

TEST(Explained, IsAScenarioAgain) {
  const std::string told = explained(*read_document(files().file()), "", Defaults::told);
  std::string without = told;
  const std::size_t extends = without.find("extends:");
  if (extends != std::string::npos) without.erase(extends, without.find('\n', extends) - extends + 1);
  const WrittenScenario again{{{"scenario.yaml", without}}};
  const Scenario s = load_scenario(again.file());
  EXPECT_EQ(s.name, "a: b # c");
  EXPECT_EQ(s.measures.cell, core::kilometres(3));
  EXPECT_EQ(s.posts.size(), 2U);
}

TEST(Explained, TellsDefaultsWhenAsked) {
  EXPECT_THAT(explained(*read_document(files().file()), "measures", Defaults::told), HasSubstr("within: 45 min"));
  EXPECT_EQ(explained(*read_document(files().file()), "measures", Defaults::left_out).find("within"),
            std::string::npos);
  EXPECT_THROW((void)explained(*read_document(files().file()), "measures.cels", Defaults::told), std::invalid_argument);
}

TEST(Differences, AreWhatAProposalChanges) {
  const auto found = differences(*read_document(files().file("base.yaml")), *read_document(files().file()));
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].path, "name");
  EXPECT_EQ(found[0].before, "least");
  EXPECT_EQ(found[1].path, "measures.cell");
  EXPECT_EQ(found[1].after, "3 km");
  EXPECT_EQ(found[1].meaning, "the unit of what is observed");
  EXPECT_EQ(found[2].path, "posts.b");
  EXPECT_EQ(found[2].after, "");
  EXPECT_EQ(found[3].path, "posts.c");
  EXPECT_EQ(found[3].after, "{at: [45.2, 41.03], sector: north}");
  EXPECT_TRUE(differences(*read_document(files().file()), *read_document(files().file())).empty());
}

}  // namespace
}  // namespace picket::scenario
