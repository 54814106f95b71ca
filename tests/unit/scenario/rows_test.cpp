// Rows of posts in the text: one entry for many posts.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/scenario/load_scenario.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using testing::HasSubstr;

constexpr const char* forces =
    "unit_types: {guards: {side: armenia, team: 5 persons, road: 40 km/h, may: [watch, patrol]}}\n"
    "bases: {home: {at: [45.1, 41.0], holds: {guards: 9}}}\n";

Scenario with(const std::string& more) {
  const WrittenScenario written{{{"scenario.yaml", least_scenario(forces + more)}}};
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

constexpr const char* row = "posts: {line: {every: 12 km, along: east, from: 5 km, capacity: 10 persons}}\n";

TEST(Rows, AreOneEntry) {
  const Scenario s = with(std::string{row} +
                          "deployments: {all: {send: {guards: 1}, from: home, to: line.*, on: 2021-08-06},\n"
                          "  more: {send: {guards: 1}, from: home, to: line.2, on: 2021-08-06}}\n");
  const auto& made = s.posts.at("line").row;
  ASSERT_NE(made, nullptr);
  EXPECT_EQ(made->every, core::kilometres(12));
  EXPECT_EQ(*made->from.along, core::kilometres(5));
  EXPECT_TRUE(made->to.end);
  EXPECT_EQ(s.deployments.at("all").to, "line.*");
}

TEST(Rows, HaveNoPlaceOfTheirOwn) {
  EXPECT_THAT(refusal_of("posts: {line: {every: 12 km, along: east, at: [45, 41]}}\n"),
              HasSubstr("'at' beside 'every'"));
  EXPECT_THAT(refusal_of("posts: {line: {every: 12 km}}\n"), HasSubstr("'along' is missing"));
  EXPECT_THAT(refusal_of("posts: {line: {at: [45, 41], sector: north, from: 3 km}}\n"),
              HasSubstr("'from' beside 'at'"));
  EXPECT_THAT(refusal_of("posts: {one: {capacity: 3 persons}}\n"), HasSubstr("'at' is missing"));
}

TEST(Rows, AreAddressedByNumberOrAsAWhole) {
  const std::string send = "deployments: {all: {send: {guards: 1}, from: home, on: 2021-08-06, to: ";
  EXPECT_THAT(refusal_of(row + send + "line}}\n"), HasSubstr("line is a row of posts; write line.* for each of them"));
  EXPECT_THAT(refusal_of(row + send + "line.0}}\n"), HasSubstr("the posts of row line are line.1, line.2 and so on"));
  EXPECT_THAT(refusal_of(row + send + "line.x}}\n"), HasSubstr("the posts of row line"));
  EXPECT_THAT(refusal_of(row + send + "lien.1}}\n"), HasSubstr("did you mean 'line'?"));
  EXPECT_THAT(refusal_of("posts: {one: {at: [45, 41], sector: north}}\n" + send + "one.1}}\n"),
              HasSubstr("one is one post and no row"));
}

TEST(Rows, TakeAsManyAsEachOfTheirPostsMay) {
  EXPECT_THAT(
      refusal_of(std::string{row} + "deployments: {all: {send: {guards: 2}, from: home, to: line.*, on: 2021-08-06},\n"
                                    "  more: {send: {guards: 1}, from: home, to: line.2, on: 2021-08-06}}\n"),
      HasSubstr("line.2 takes 10 persons, yet 15 come"));
}

}  // namespace
}  // namespace picket::scenario
