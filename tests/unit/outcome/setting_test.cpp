#include <stdexcept>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "picket/outcome/geojson.hpp"
#include "sample_study.hpp"

namespace picket::outcome::testing {
namespace {

TEST(Setting, ComesBackFromJsonBitForBit) {
  const Setting setting = sample_setting();
  EXPECT_EQ(setting_from_json(to_json(setting)), setting);
}

TEST(Setting, KeepsItsTextWhenItIsWrittenAgain) {
  const std::string text = to_json(sample_setting());
  EXPECT_EQ(to_json(setting_from_json(text)), text);
}

TEST(Setting, WritesKeysInOrderAndNothingBetween) {
  const std::string text = to_json(Setting{});
  EXPECT_EQ(
      text,
      R"({"about":"","assumptions":[],"attribution":"","begun_by":[],"classes":[],"known_answers":[],"length_h":0.0,"levels":[],"name":"","notes":[],"places":[],)"
      R"("posts":[],"primary":[],"sectors":[],"sides":[],"start":"","tallies":[],"theory":[],"within_min":0.0})");
}

TEST(Setting, RefusesTextThatIsNoSetting) {
  std::string lacks = to_json(sample_setting());
  lacks.replace(lacks.find("\"adds\""), 6, "\"odds\"");
  for (const std::string& text : {std::string{""}, std::string{"{"}, std::string{"[]"}, std::string{"{}"}, lacks}) {
    EXPECT_THROW(setting_from_json(text), std::runtime_error) << text;
  }
}

TEST(Setting, RefusesATallyThatAddsUpInAnUnknownWay) {
  std::string text = to_json(sample_setting());
  text.replace(text.find("maximum"), 7, "average");
  EXPECT_THROW(setting_from_json(text), std::runtime_error);
}

TEST(SettingDeathTest, HasNoNumberThatIsNotFinite) {
  Setting setting;
  setting.length_h = 1.0 / 0.0;
  EXPECT_DEATH(to_json(setting), "every number of a setting is finite");
}

TEST(Sectors, AreAFeatureEachWithTheirLineAndValuesAndTheNoticeOfTheLicence) {
  Setting setting = sample_setting(2);
  setting.sectors[1].line.resize(1);
  const auto map = nlohmann::json::parse(sectors_geojson(setting, {{"observed", {0.25, std::nullopt}}}));
  EXPECT_EQ(map["attribution"], "OpenStreetMap contributors, ODbL 1.0");
  ASSERT_EQ(map["features"].size(), 2U);
  const auto& first = map["features"][0];
  EXPECT_EQ(first["properties"]["sector"], "sector-0");
  EXPECT_EQ(first["properties"]["observed"], 0.25);
  EXPECT_EQ(first["geometry"]["type"], "LineString");
  EXPECT_EQ(first["geometry"]["coordinates"], nlohmann::json::parse("[[45.1, 41.0], [45.2, 40.9]]"));
  const auto& second = map["features"][1];
  EXPECT_TRUE(second["properties"]["observed"].is_null());
  EXPECT_TRUE(second["geometry"].is_null()) << "a line of one position is none";
}

}  // namespace
}  // namespace picket::outcome::testing
