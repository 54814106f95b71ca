// Columns and measures that only some scenarios have.

#include <algorithm>
#include <optional>

#include <gmock/gmock.h>

#include "sample_study.hpp"

namespace picket::outcome::testing {
namespace {

std::vector<std::string> added_by(const Extras& extras) {
  const Setting setting = sample_setting();
  const auto plain = tallies(setting.classes, setting.levels, setting.sides),
             with = tallies(setting.classes, setting.levels, setting.sides, extras);
  EXPECT_TRUE(std::equal(plain.begin(), plain.end(), with.begin())) << "the other columns stay where they are";
  std::vector<std::string> added;
  for (std::size_t i = plain.size(); i < with.size(); ++i) added.push_back(with[i].id);
  return added;
}

Setting with_everything() {
  Setting setting = sample_setting();
  setting.tallies =
      tallies(setting.classes, setting.levels, setting.sides,
              {.states = {"talks", "truce"}, .demarcation = true, .records = true, .may_end_early = true});
  return setting;
}

std::optional<Measure> measure(const Setting& setting, const std::string& id) {
  for (const Measure& m : measures(setting))
    if (m.id == id) return m;
  return std::nullopt;
}

TEST(Extras, AddColumnsOnlyWhereTheScenarioSpeaksOfThem) {
  using ::testing::ElementsAre;
  EXPECT_TRUE(added_by({}).empty());
  EXPECT_THAT(added_by({.states = {"talks", "truce"}}), ElementsAre("exposure_h", "state_h:talks", "state_h:truce"));
  EXPECT_THAT(added_by({.demarcation = true}), ElementsAre("demarcated_km"));
  EXPECT_THAT(added_by({.may_end_early = true}), ElementsAre("ended_early", "exposure_h"));
}

TEST(Extras, MeasureWhatTheyCount) {
  EXPECT_FALSE(measure(sample_setting(), "ended_early"));
  EXPECT_FALSE(measure(sample_setting(), "recorded"));
  const Setting setting = with_everything();
  const Measure state = measure(setting, "state:truce").value();
  EXPECT_EQ(state.numerator, "state_h:truce");
  EXPECT_EQ(state.denominator, "exposure_h");
  EXPECT_FALSE(state.by_sector);
  EXPECT_EQ(measure(setting, "exposure")->scale, 1.0 / 24);
  EXPECT_EQ(measure(setting, "recorded")->denominator, "incidents");
  for (const std::string& c : setting.classes) EXPECT_TRUE(measure(setting, "recorded_incidents:" + c)) << c;
}

TEST(Extras, SayFirstOfAllRisksThatARunMayEndEarly) {
  const auto all = measures(with_everything());
  const auto first = std::ranges::find(all, Group::risk, &Measure::group);
  ASSERT_NE(first, all.end());
  EXPECT_EQ(first->id, "ended_early");
  EXPECT_EQ(first->kind, Kind::probability);
  EXPECT_TRUE(first->headline);
}

TEST(Measures, NameTheSideThatBeginsAClass) {
  Setting setting = sample_setting();
  setting.begun_by.assign(setting.classes.size(), "");
  setting.begun_by[0] = setting.sides[0].id;
  const std::string& c = setting.classes[0];
  EXPECT_EQ(measure(setting, "incidents:" + c)->title,
            "incidents of class " + c + ", begun by " + setting.sides[0].name);
}

}  // namespace
}  // namespace picket::outcome::testing
