#include "picket/scenario/load_scenario.hpp"

#include <gtest/gtest.h>

namespace picket::scenario {
namespace {

Scenario whole() { return load_scenario(PICKET_SOURCE_DIR "/tests/support/scenarios/minimal/whole.yaml"); }

TEST(LoadScenario, ReadsTheLeastThatIsAScenario) {
  const Scenario scenario = load_scenario(PICKET_SOURCE_DIR "/tests/support/scenarios/minimal/scenario.yaml");
  EXPECT_EQ(scenario.sectors.size(), 1U);
  EXPECT_EQ(scenario.response.communication, std::chrono::minutes{10});
  EXPECT_EQ(scenario.measures.cell, core::kilometres(1));
}

TEST(LoadScenario, ReadsEveryKeyOfTheLanguage) {
  const Scenario s = whole();
  EXPECT_EQ(s.patrols.size(), 4U);
}

}  // namespace
}  // namespace picket::scenario
