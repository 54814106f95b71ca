// Every scenario of the project plays, twice the same. Under sanitizers this is what runs the whole model: the tests of
// known answers, thousands of histories each, are left out there.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <vector>

#include <gtest/gtest.h>

#include "picket/model/family.hpp"
#include "picket/scenario/load_scenario.hpp"

namespace picket::testing {
namespace {

std::vector<std::filesystem::path> all_scenarios() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{PICKET_SOURCE_DIR "/scenarios"})
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

class EveryScenario : public ::testing::TestWithParam<std::filesystem::path> {};

TEST_P(EveryScenario, PlaysTwiceTheSame) {
  const model::Family family{scenario::load_scenario(GetParam())};
  for (std::uint64_t r = 0; r < 2; ++r) {
    const outcome::Outcome history = family.play(1, r);
    EXPECT_EQ(history, family.play(1, r));
    EXPECT_EQ(history.rows.size(), family.scenario().sectors.size());
    for (const auto& row : history.rows)
      EXPECT_TRUE(std::ranges::all_of(row, [](double v) { return std::isfinite(v); }));
  }
}

INSTANTIATE_TEST_SUITE_P(Scenarios, EveryScenario, ::testing::ValuesIn(all_scenarios()), [](const auto& named) {
  std::string name = named.param.parent_path().filename().string() + "_" + named.param.stem().string();
  std::ranges::replace_if(
      name, [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

}  // namespace
}  // namespace picket::testing
