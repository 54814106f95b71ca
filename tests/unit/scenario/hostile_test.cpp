// Input that means harm, or is at least not what anybody meant.

#include <sys/stat.h>

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/core/error.hpp"
#include "picket/scenario/load_scenario.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using testing::HasSubstr;

std::string refusal_of(const std::string& text) {
  const WrittenScenario written{{{"scenario.yaml", text}}};
  try {
    (void)load_scenario(written.file());
  } catch (const Refusal& refusal) {
    return refusal.what();
  }
  return "it loads";
}

std::string failure_of(const std::filesystem::path& file) {
  try {
    (void)load_scenario(file);
  } catch (const core::IoError& failure) {
    return failure.what();
  }
  return "it loads";
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(HostileText, MayNotNestDeeperThanALimit) {
  EXPECT_THAT(refusal_of("picket: 1\nname: " + repeated("[", 10000) + repeated("]", 10000)), HasSubstr("deeper"));
  EXPECT_THAT(refusal_of("picket: 1\nname: " + repeated("{a: ", 10000) + repeated("}", 10000)), HasSubstr("deeper"));
  EXPECT_THAT(refusal_of("picket: 1\nname:\n  " + repeated("- ", 10000) + "x\n"), HasSubstr("deeper"));
}

TEST(HostileText, MayNotGrowByAliases) {
  std::string text = "picket: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 30; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + repeated(below + ", ", 8) + below + "]\n";
  }
  EXPECT_THAT(refusal_of(text), HasSubstr("more than 100000 values"));
}

TEST(HostileText, MayNotNestNamesDeeperThanALimit) {
  std::string let = "let:\n";
  for (int i = 0; i < 100'000; ++i) let += "  a" + std::to_string(i) + ": $a" + std::to_string(i + 1) + "\n";
  EXPECT_THAT(refusal_of(least_scenario(let + "  a100000: x\nabout: $a0\n")),
              HasSubstr("names within names more than 64 deep"));
}

TEST(HostileText, OfAFactorWithoutItsNumberIsRefused) {
  EXPECT_THAT(refusal_of(least_scenario("politics: {start: calm, states: {calm: {up: \"x \"}}}\n")),
              HasSubstr("expects a factor like 1.5"));
}

TEST(HostileFile, OfGeoJsonMayNotNestDeeperThanALimit) {
  const std::string point = repeated("[", 200'000) + repeated("]", 200'000);
  const WrittenScenario written{
      {{"scenario.yaml", least_scenario("")},
       {"border.geojson",
        R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "east"},
         "geometry": {"type": "LineString", "coordinates": [)" +
            point + ", [45, 41]]}}]}"}}};
  try {
    (void)load_scenario(written.file());
    FAIL() << "it loads";
  } catch (const Refusal& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr("nested deeper than 64 levels"));
  }
}

TEST(HostileText, OnOneLongLineIsReadInTimeThatGrowsWithItsLength) {
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(refusal_of("picket: 1\nname: [" + repeated("a,", 500'000) + "]\n"), HasSubstr("'name' expects a text"));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{20});
}

TEST(HostileText, HasNoMoreProblemsThanAnybodyReads) {
  const std::string told = refusal_of(least_scenario("posts:\n") + repeated("", 0) + [] {
    std::string posts;
    for (int i = 0; i < 5000; ++i) posts += "  p" + std::to_string(i) + ": 4\n";
    return posts;
  }());
  EXPECT_THAT(told, HasSubstr("stopped at 1000 problems"));
}

TEST(HostileText, NeverReachesTheTerminalRaw) {
  const std::string told = refusal_of("picket: 1\nname: a\x1b[31mb\n");
  EXPECT_EQ(told.find('\x1b'), std::string::npos);
  EXPECT_THAT(told, HasSubstr("control character 0x1b"));
}

TEST(HostileFile, MustBeARegularFile) {
  const WrittenScenario written{{}};
  EXPECT_THAT(failure_of(written.file("")), HasSubstr("it is a folder"));
  ASSERT_EQ(mkfifo(written.file("pipe").c_str(), 0600), 0);
  EXPECT_THAT(failure_of(written.file("pipe")), HasSubstr("not a regular file"));
  EXPECT_THAT(failure_of("/dev/zero"), HasSubstr("not a regular file"));
  EXPECT_THAT(failure_of(written.file("nothing.yaml")), HasSubstr("there is no such file"));
}

TEST(HostileFile, MayNotBeLargerThanALimit) {
  const WrittenScenario written{{{"scenario.yaml", ""}}};
  std::filesystem::resize_file(written.file(), 300UL * 1024 * 1024);
  EXPECT_THAT(failure_of(written.file()), HasSubstr("larger than 256 MB"));
}

TEST(HostileFile, MayNotBeReachedThroughALinkOutOfTheFolder) {
  const WrittenScenario elsewhere{{{"base.yaml", least_scenario("")}}};
  const WrittenScenario written{{{"scenario.yaml", "picket: 1\nextends: link.yaml\n"}}};
  std::filesystem::create_symlink(elsewhere.file("base.yaml"), written.file("link.yaml"));
  EXPECT_THROW((void)load_scenario(written.file()), Refusal);
}

TEST(HostileFile, MayBeReachedThroughALinkWithinTheFolder) {
  const WrittenScenario written{
      {{"base.yaml", least_scenario("")}, {"scenario.yaml", "picket: 1\nextends: link.yaml\n"}}};
  std::filesystem::create_symlink("base.yaml", written.file("link.yaml"));
  EXPECT_EQ(load_scenario(written.file()).name, "least");
}

}  // namespace
}  // namespace picket::scenario
