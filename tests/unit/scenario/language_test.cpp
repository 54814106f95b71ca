// The table of keys against itself and against what is written of it.

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "picket/scenario/language_reference.hpp"
#include "picket/scenario/load_scenario.hpp"
#include "table.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

void visit(const Shape& shape, const std::string& path) {
  EXPECT_FALSE(shape.words.empty()) << path << " is not described";
  EXPECT_EQ(shape.form == Shape::Form::quantity, shape.dimension.has_value()) << path;
  EXPECT_EQ(shape.form == Shape::Form::reference, shape.collection.has_value()) << path;
  EXPECT_TRUE(shape.form != Shape::Form::choice || !shape.choices.empty()) << path;
  for (const auto& inner : {shape.key, shape.element, shape.brief}) {
    if (inner != nullptr) visit(*inner, path);
  }
  for (const KeyShape& row : shape.keys) {
    const std::string under = path + "." + std::string{row.key};
    EXPECT_FALSE(row.meaning.empty()) << under << " has no meaning";
    EXPECT_FALSE(row.example.empty()) << under << " has no example";
    visit(*row.shape, under);
  }
}

TEST(Language, DescribesEveryKeyFully) { visit(*language().shape, ""); }

TEST(Language, IsDescribedByItsOwnTable) {
  const std::string path = PICKET_SOURCE_DIR "/docs/language.md";
  std::ifstream in{path, std::ios::binary};
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  const std::string mark = "<!-- from here on written from the loader's table of keys -->\n\n";
  const std::size_t from = page.find(mark);
  ASSERT_NE(from, std::string::npos);
  const std::string expected = page.substr(0, from + mark.size()) + language_reference();
  if (std::getenv("PICKET_UPDATE_GOLDEN") != nullptr) {
    std::ofstream{path, std::ios::binary} << expected;
    return;
  }
  EXPECT_TRUE(page == expected) << "docs/language.md is not what the table says; PICKET_UPDATE_GOLDEN=1 writes it anew";
}

TEST(Language, HasAnExampleThatLoads) {
  std::ifstream in{PICKET_SOURCE_DIR "/docs/language.md", std::ios::binary};
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  const std::size_t from = page.find("picket: 1\nname: A border");
  ASSERT_NE(from, std::string::npos);
  const WrittenScenario written{
      {{"scenario.yaml", page.substr(from, page.find("```", from) - from)},
       {"data/border.geojson", written_border},
       {"data/settlements.csv", "name,adm1,lon,lat\nGyumri,Shirak,43.85,40.79\nVoskepar,Tavush,45.07,41.08\n"}}};
  EXPECT_EQ(load_scenario(written.file()).posts.size(), 1U);
}

}  // namespace
}  // namespace picket::scenario
