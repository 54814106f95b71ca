// Every number of the lead scenario says where it comes from: a value that holds a digit stands on a line whose comment
// begins with `source:` or `assumption`. Excepted are the texts and the language's version.

#include <algorithm>
#include <array>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lead_scenario.hpp"

namespace picket::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::array without_numbers{"picket", "extends", "name", "about", "attribution"};

/// The lines of a scenario's text that hold a digit in a value, by number, and are not among `noted`.
std::vector<int> unnoted(const std::string& text, const std::set<int>& noted) {
  static const std::regex comment{R"((^|\s)#.*)"}, key{R"([\w-]+:(?=\s|$))"}, top_key{R"(^([\w-]+):.*)"},
      digit{R"(\d)"};
  std::vector<int> found;
  std::istringstream lines{text};
  std::string line, section;
  for (int number = 1; std::getline(lines, line); ++number) {
    if (std::smatch top; std::regex_match(line, top, top_key)) section = top[1];
    if (std::ranges::find(without_numbers, section) != without_numbers.end()) continue;
    const std::string values = std::regex_replace(std::regex_replace(line, comment, ""), key, "");
    if (std::regex_search(values, digit) && !noted.contains(number)) found.push_back(number);
  }
  return found;
}

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::set<std::filesystem::path> scenario_files() {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator{lead_folder})
    if (entry.path().extension() == ".yaml") files.insert(entry.path());
  return files;
}

/// The notes that the loader kept, of every scenario, each once.
std::vector<scenario::Note> notes() {
  std::vector<scenario::Note> all;
  for (const auto& file : scenario_files())
    for (auto& note : scenario::load_scenario(file).notes)
      if (std::filesystem::path{note.at.file}.filename() == file.filename()) all.push_back(std::move(note));
  return all;
}

std::set<std::string> matches(const std::string& text, const std::string& pattern, std::size_t group = 0) {
  const std::regex regex{pattern};
  std::set<std::string> found;
  for (std::sregex_iterator i{text.begin(), text.end(), regex}; i != std::sregex_iterator{}; ++i)
    found.insert((*i)[group]);
  return found;
}

TEST(Sources, AreMissedWhereALineHasNone) {
  const std::string text =
      "picket: 1\n"
      "name: Year 2021\n"
      "about: >-\n"
      "  48 sectors\n"
      "posts:\n"
      "  hill-2:\n"
      "    at: Hill  # 2 km off\n"
      "    watch: {radius: 4 km}\n"
      "    since: 2021-01-01  # assumption\n"
      "hours: {22-06: night}\n"
      "# 7\n";
  EXPECT_THAT(unnoted(text, {9}), ElementsAre(8));
  EXPECT_THAT(unnoted(text, {}), ElementsAre(8, 9));
}

TEST(Sources, StandOnEveryLineWithANumber) {
  std::set<std::filesystem::path> files = scenario_files();
  ASSERT_GE(files.size(), 2U);
  const std::filesystem::path cyprus = PICKET_SOURCE_DIR "/scenarios/cyprus-buffer-zone";
  files.insert({cyprus / "baseline.yaml", cyprus / "more-patrols.yaml"});
  for (const auto& file : files) {
    std::set<int> noted;
    for (const scenario::Note& note : scenario::load_scenario(file).notes)
      if (std::filesystem::path{note.at.file}.filename() == file.filename()) noted.insert(note.at.line);
    EXPECT_THAT(unnoted(text_of(file), noted), IsEmpty()) << "lines of " << file;
  }
}

TEST(Sources, NameAFileOfTheDataThatIsThere) {
  for (const scenario::Note& note : notes()) {
    const auto files = matches(note.note, R"(\w+\.(csv|md|geojson))");
    EXPECT_TRUE(!note.note.starts_with("source:") || !files.empty()) << note.path << ": " << note.note;
    for (const std::string& file : files)
      EXPECT_TRUE(std::filesystem::exists(lead_folder / "data" / file)) << note.path << ": " << file;
  }
}

TEST(Sources, NameAnIncidentThatIsListed) {
  const auto listed = matches(text_of(lead_folder / "data/incidents_2015_2021.csv"), R"(\n(I\d+),)", 1);
  ASSERT_EQ(listed.size(), 14U);
  std::set<std::string> named;
  for (const scenario::Note& note : notes()) named.merge(matches(note.note, R"(\bI\d+\b)"));
  EXPECT_GE(named.size(), 10U);
  EXPECT_THAT(named, ::testing::Each(::testing::Truly([&](const auto& id) { return listed.contains(id); })));
}

TEST(Sources, NameAHeadingOfTheFactsThatIsThere) {
  const std::string facts = text_of(lead_folder / "data/facts.md");
  std::set<std::string> named;
  for (const scenario::Note& note : notes()) named.merge(matches(note.note, R"(facts\.md, ([^);]+))", 1));
  EXPECT_GE(named.size(), 4U);
  for (const std::string& heading : named) EXPECT_NE(facts.find("\n## " + heading), std::string::npos) << heading;
}

TEST(Sources, SpellOutEveryFileOfTheData) {
  const std::string readme = text_of(lead_folder / "data/README.md");
  for (const auto& entry : std::filesystem::directory_iterator{lead_folder / "data"}) {
    const std::string name = entry.path().filename();
    if (name == "README.md") continue;
    EXPECT_NE(readme.find(fmt::format("| {} |", name)), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace picket::testing
