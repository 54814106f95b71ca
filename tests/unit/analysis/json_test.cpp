#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "fabricated_study.hpp"

namespace picket::analysis {
namespace {

using nlohmann::json;

TEST(Json, HoldsNumbersInFullPrecision) {
  Analysis analysis = tests::fabricated_analysis();
  analysis.whole[0] = {0.1 + 0.2, 1e-17, 1.0 / 3, 2.0 / 3, 200};
  const json document = json::parse(to_json(analysis));
  const json& whole = document.at("measures").at(0).at("whole");
  EXPECT_EQ(whole.at("value").get<double>(), 0.1 + 0.2);
  EXPECT_EQ(whole.at("standard_error").get<double>(), 1e-17);
  EXPECT_EQ(whole.at("low").get<double>(), 1.0 / 3);
  EXPECT_EQ(whole.at("replications").get<int>(), 200);
}

TEST(Json, WritesWhatIsAbsentAsNull) {
  Analysis analysis = tests::fabricated_analysis();
  analysis.whole[0] = {};
  const json document = json::parse(to_json(analysis));
  EXPECT_TRUE(document.at("measures").at(0).at("whole").at("value").is_null());
  EXPECT_TRUE(document.at("measures").at(0).at("whole").at("high").is_null());
}

TEST(Json, HasEveryMeasureAndEverySector) {
  const Analysis analysis = tests::fabricated_analysis();
  const json document = json::parse(to_json(analysis));
  EXPECT_EQ(document.at("measures").size(), analysis.measures.size());
  ASSERT_EQ(document.at("sectors").size(), analysis.setting.sectors.size());
  for (const json& sector : document.at("sectors")) {
    EXPECT_TRUE(sector.at("measures").contains("observed"));
    EXPECT_FALSE(sector.at("measures").contains("cost")) << "not a measure of sectors";
  }
  EXPECT_EQ(document.at("ladder").at(1).at("level"), "shots");
  EXPECT_EQ(document.at("provenance").at("seed").get<std::uint64_t>(), 20210805U);
  EXPECT_EQ(document.at("setting").at("within_min").get<double>(), 45);
}

TEST(Json, StaysJsonWhateverTheNames) {
  Analysis analysis = tests::hostile_analysis();
  analysis.setting.sectors[5].id = "\xff\xfe broken UTF-8 \xc3";
  const json document = json::parse(to_json(analysis));
  EXPECT_EQ(document.at("sectors").at(0).at("id").get<std::string>(), analysis.setting.sectors[0].id);
}

}  // namespace
}  // namespace picket::analysis
