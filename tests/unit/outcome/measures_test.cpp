#include <algorithm>
#include <set>

#include <gmock/gmock.h>

#include "sample_study.hpp"

namespace picket::outcome::testing {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::Field;

std::set<std::string> tally_ids(const Setting& setting) {
  std::set<std::string> ids;
  for (const Tally& tally : setting.tallies) ids.insert(tally.id);
  return ids;
}

TEST(Tallies, HaveDistinctIds) {
  const Setting setting = sample_setting();
  EXPECT_EQ(tally_ids(setting).size(), setting.tallies.size());
}

TEST(Tallies, AreTheDocumentedOnes) {
  const std::vector<std::string> documented{"km_h",
                                            "unseen_cell_h",
                                            "observed_km_h",
                                            "observed_by_posts_km_h",
                                            "observed_by_patrols_km_h",
                                            "longest_unseen_h",
                                            "sightings",
                                            "one_in_reach_km_h",
                                            "two_in_reach_km_h",
                                            "incidents",
                                            "ended",
                                            "open_at_end",
                                            "found",
                                            "found_at_onset",
                                            "found_by_patrols",
                                            "found_later_h",
                                            "missed",
                                            "calls",
                                            "answered",
                                            "answered_in_time",
                                            "first_team_h",
                                            "full_strength",
                                            "full_strength_h",
                                            "unanswered",
                                            "waiting_h",
                                            "responding_team_h",
                                            "responder_team_h",
                                            "fatal_incidents",
                                            "immigrants",
                                            "follow_ons",
                                            "displaced",
                                            "incidents:c",
                                            "reached:l",
                                            "at_least_h:l",
                                            "first_h:l",
                                            "reached:c:l",
                                            "killed",
                                            "wounded",
                                            "killed:s",
                                            "wounded:s",
                                            "patrols",
                                            "patrols_skipped",
                                            "patrol_km",
                                            "travel_km",
                                            "building_eur",
                                            "rotations",
                                            "rotations_missed",
                                            "supply_out_h",
                                            "convoys",
                                            "convoys_delayed",
                                            "supply_eur",
                                            "responding_team_h:s",
                                            "responder_team_h:s",
                                            "team_days:s",
                                            "cost_eur:s",
                                            "cost_eur"};
  std::vector<std::string> ids;
  for (const Tally& tally : tallies({"c"}, {"l"}, {{"s", "S"}})) ids.push_back(tally.id);
  EXPECT_THAT(ids, ::testing::UnorderedElementsAreArray(documented));
}

TEST(Tallies, AddUpExceptForTheLongestGapAndTheFirstTimes) {
  for (const Tally& tally : sample_setting().tallies) {
    const Adds expected = tally.id == "longest_unseen_h"       ? Adds::maximum
                          : tally.id.rfind("first_h:", 0) == 0 ? Adds::minimum
                                                               : Adds::sum;
    EXPECT_EQ(tally.adds, expected) << tally.id;
    EXPECT_NE(tally.unit, "") << tally.id;
  }
}

TEST(Measures, HaveDistinctIdsAndDistinctTitles) {
  const std::vector<Measure> all = measures(sample_setting());
  std::set<std::string> ids, titles;
  for (const Measure& measure : all) {
    ids.insert(measure.id);
    titles.insert(measure.title);
    EXPECT_NE(measure.unit, "") << measure.id;
  }
  EXPECT_EQ(ids.size(), all.size());
  EXPECT_EQ(titles.size(), all.size());
}

TEST(Measures, AreMadeOfTallies) {
  const Setting setting = sample_setting();
  const std::set<std::string> ids = tally_ids(setting);
  const std::set<std::string> delays{"first_team", "full_strength"};
  for (const Measure& measure : measures(setting)) {
    EXPECT_THAT(measure.kind == Kind::quantile ? delays : ids, Contains(measure.numerator)) << measure.id;
    EXPECT_EQ(measure.denominator != "", measure.kind == Kind::ratio) << measure.id;
    EXPECT_TRUE(measure.kind != Kind::ratio || ids.count(measure.denominator) == 1) << measure.id;
    EXPECT_EQ(measure.p > 0 && measure.p < 1, measure.kind == Kind::quantile) << measure.id;
    EXPECT_GT(measure.scale, 0) << measure.id;
  }
}

TEST(Measures, AreShownGroupByGroup) {
  const std::vector<Measure> all = measures(sample_setting());
  EXPECT_TRUE(
      std::is_sorted(all.begin(), all.end(), [](const Measure& a, const Measure& b) { return a.group < b.group; }));
}

TEST(Measures, NameTheTargetTheLevelAndTheSide) {
  const std::vector<Measure> all = measures(sample_setting());
  const auto measure = [](const char* id, const char* title, const char* unit, double scale) {
    return AllOf(Field(&Measure::id, id), Field(&Measure::title, title), Field(&Measure::unit, unit),
                 Field(&Measure::scale, scale));
  };
  EXPECT_THAT(all, Contains(measure("one_in_reach", "border that a free team reaches within 45 min", "%", 100)));
  EXPECT_THAT(all, Contains(measure("any:shots", "chance of any incident at shots or worse", "%", 100)));
  EXPECT_THAT(all, Contains(measure("killed:eu", "people killed, European Union", "persons", 1)));
  EXPECT_THAT(all, Contains(measure("first_team", "mean time from found to first team", "min", 60)));
}

TEST(Whole, AddsSumsOverSectorsAndElsewhere) {
  const std::vector<Tally> columns{{"a", "h", Adds::sum}, {"b", "h", Adds::maximum}};
  const Outcome outcome{.replication = 0, .rows = {{1, 5}, {2, 3}}, .elsewhere = {4, 6}, .incidents = {}};
  EXPECT_EQ(whole(outcome, columns), (std::vector<double>{7, 6}));
}

TEST(Whole, TakesAMinimumOverSectorsAlone) {
  const Outcome outcome{.replication = 0, .rows = {{5}, {3}}, .elsewhere = {0}, .incidents = {}};
  EXPECT_EQ(whole(outcome, {{"first", "h", Adds::minimum}}), std::vector<double>{3});
}

TEST(Whole, IsElsewhereWhereThereAreNoSectors) {
  const Outcome outcome{.replication = 0, .rows = {}, .elsewhere = {8, 1}, .incidents = {}};
  EXPECT_EQ(whole(outcome, {{"first", "h", Adds::minimum}, {"sum", "h", Adds::sum}}), (std::vector<double>{8, 1}));
}

}  // namespace
}  // namespace picket::outcome::testing
