// The example of another border, written by somebody who had only README.md and docs/language.md.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/model/compile.hpp"
#include "picket/model/doubts.hpp"
#include "picket/model/understanding.hpp"
#include "picket/scenario/load_scenario.hpp"

namespace picket::testing {
namespace {

const std::filesystem::path folder = PICKET_SOURCE_DIR "/scenarios/cyprus-buffer-zone";

TEST(Cyprus, RaisesNoDoubts) {
  for (const char* file : {"baseline.yaml", "more-patrols.yaml"}) {
    const scenario::Scenario scenario = scenario::load_scenario(folder / file);
    EXPECT_EQ(scenario::to_text(scenario.warnings), "") << file;
    EXPECT_EQ(scenario::to_text(model::doubts(scenario, model::compile(scenario))), "") << file;
  }
}

TEST(Cyprus, PatrolsMoreWithAsManyPeople) {
  const auto persons_and_posts = [](const char* file) {
    const scenario::Scenario scenario = scenario::load_scenario(folder / file);
    const model::Understanding u = model::understand(scenario, model::compile(scenario));
    double persons = 0;
    for (const auto& force : u.forces) persons += force.persons;
    return std::pair{persons, u.posts};
  };
  EXPECT_EQ(persons_and_posts("baseline.yaml"), (std::pair{157.0, std::size_t{26}}));
  EXPECT_EQ(persons_and_posts("more-patrols.yaml"), (std::pair{157.0, std::size_t{18}}));
}

TEST(Cyprus, IsToldWhenAPostSeesNoBorder) {
  scenario::Scenario scenario = scenario::load_scenario(folder / "baseline.yaml");
  scenario.posts.at("kokkina").watch->radius = core::metres(300);
  scenario.posts.at("east").watch->radius = core::metres(10);  // a row stands on its line
  const auto doubts = model::doubts(scenario, model::compile(scenario));
  ASSERT_EQ(doubts.size(), 1U);
  EXPECT_THAT(doubts[0].message, ::testing::HasSubstr("post kokkina sees nothing"));
  EXPECT_THAT(doubts[0].source_line, ::testing::HasSubstr("kokkina"));
}

TEST(Cyprus, SaysWhereTheRowsOfPostsStand) {
  const scenario::Scenario scenario = scenario::load_scenario(folder / "baseline.yaml");
  const auto rows = model::understand(scenario, model::compile(scenario)).rows;
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[2].id, "west");
  EXPECT_EQ(rows[2].posts, 8U);
  EXPECT_DOUBLE_EQ(core::in_kilometres(rows[2].first), 4);
  EXPECT_DOUBLE_EQ(core::in_kilometres(rows[2].last), 60);
}

}  // namespace
}  // namespace picket::testing
