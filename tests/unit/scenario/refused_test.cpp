// Broken scenarios under tests/golden/refused, each beside what the loader must say of it. PICKET_UPDATE_GOLDEN=1
// rewrites what is expected.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "picket/core/error.hpp"
#include "picket/scenario/load_scenario.hpp"

namespace picket::scenario {
namespace {

namespace fs = std::filesystem;

const fs::path cases = fs::path{PICKET_SOURCE_DIR} / "tests/golden/refused";

std::vector<std::string> names_of_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{cases}) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string content(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// What loading says, from within the case's folder, so that paths are relative.
std::string told_by(const fs::path& folder) {
  const fs::path before = fs::current_path();
  fs::current_path(folder);
  std::string told;
  try {
    (void)load_scenario("scenario.yaml");
  } catch (const Refusal& refusal) {
    told = refusal.what();
  } catch (const core::IoError& failure) {
    told = std::string{"not read: "} + failure.what() + "\n";
  }
  fs::current_path(before);
  return told;
}

class RefusedScenario : public testing::TestWithParam<std::string> {};

TEST_P(RefusedScenario, IsToldWhatIsWrongWithIt) {
  const fs::path folder = cases / GetParam();
  const std::string told = told_by(folder);
  ASSERT_FALSE(told.empty()) << "it loads";
  if (std::getenv("PICKET_UPDATE_GOLDEN") != nullptr) {
    std::ofstream{folder / "expected.txt", std::ios::binary} << told;
    return;
  }
  EXPECT_EQ(told, content(folder / "expected.txt"));
}

INSTANTIATE_TEST_SUITE_P(Golden, RefusedScenario, testing::ValuesIn(names_of_cases()),
                         [](const auto& given) { return given.param; });

}  // namespace
}  // namespace picket::scenario
