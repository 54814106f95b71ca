#include "analyse.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "../../support/fabricated_study.hpp"

namespace picket::analysis {
namespace {

using core::hours;
using outcome::Incident;
using outcome::Outcome;
using outcome::Setting;

core::Time at(double hour) { return core::Time{hours(hour)}; }

std::size_t place(const std::vector<outcome::Measure>& all, std::string_view id) {
  for (std::size_t m = 0; m < all.size(); ++m) {
    if (all[m].id == id) return m;
  }
  ADD_FAILURE() << "no measure " << id;
  return 0;
}

/// Two sectors, three replications, numbers small enough for a pencil.
class Study : public testing::Test {
 protected:
  Study() {
    setting_.within_min = 45;
    setting_.length_h = 240;
    setting_.sectors = {
        {.id = "a", .region = "", .from_km = 0, .to_km = 10, .drawn_km = 10, .border = "", .line = {}},
        {.id = "b", .region = "", .from_km = 10, .to_km = 30, .drawn_km = 20, .border = "", .line = {}}};
    setting_.classes = {"shooting"};
    setting_.levels = {"shots", "casualties"};
    setting_.tallies = outcome::tallies(setting_.classes, setting_.levels, setting_.sides);
    for (std::uint64_t r = 0; r < 3; ++r) {
      Outcome& outcome = outcomes_.emplace_back();
      outcome.replication = r;
      outcome.rows.assign(2, std::vector<double>(setting_.tallies.size(), 0.0));
      outcome.elsewhere.assign(setting_.tallies.size(), 0.0);
    }
  }

  double& tally(std::size_t replication, std::size_t sector, std::string_view id) {
    for (std::size_t t = 0; t < setting_.tallies.size(); ++t) {
      if (setting_.tallies[t].id == id) return outcomes_[replication].rows[sector][t];
    }
    throw std::invalid_argument(std::string(id));
  }

  void tally_all(std::size_t sector, std::string_view id, double r0, double r1, double r2) {
    tally(0, sector, id) = r0;
    tally(1, sector, id) = r1;
    tally(2, sector, id) = r2;
  }

  void answered(std::size_t replication, std::uint32_t sector, double found, double first_team) {
    Incident incident;
    incident.sector = sector;
    incident.found = at(found);
    incident.first_team = at(first_team);
    incident.ended = at(first_team + 1);
    outcomes_[replication].incidents.push_back(incident);
  }

  statistics::Estimate whole(std::string_view id) {
    const Analysis analysis = analyse(setting_, outcomes_);
    return analysis.whole[place(analysis.measures, id)];
  }
  statistics::Estimate in_sector(std::size_t sector, std::string_view id) {
    const Analysis analysis = analyse(setting_, outcomes_);
    return analysis.by_sector[sector][place(analysis.measures, id)];
  }

  Setting setting_;
  std::vector<Outcome> outcomes_;
};

TEST_F(Study, ACountIsTheMeanOverReplicationsWithStudentsInterval) {
  tally_all(0, "killed", 1, 2, 3);
  tally_all(1, "killed", 3, 3, 3);
  // totals 4, 5, 6: mean 5, standard deviation 1, standard error 1/sqrt(3), t(0.975, 2) = 4.302653
  const auto killed = whole("killed");
  EXPECT_NEAR(*killed.value, 5, 1e-12);
  EXPECT_NEAR(*killed.standard_error, 0.5773503, 1e-7);
  EXPECT_NEAR(*killed.low, 5 - 4.302653 * 0.5773503, 1e-5);
  EXPECT_NEAR(*killed.high, 5 + 4.302653 * 0.5773503, 1e-5);
  EXPECT_NEAR(*in_sector(0, "killed").value, 2, 1e-12);
  EXPECT_NEAR(*in_sector(1, "killed").value, 3, 1e-12);
}

TEST_F(Study, AShareIsSummedBeforeItIsDividedAndShownInPercent) {
  tally_all(0, "km_h", 100, 100, 100);
  tally_all(1, "km_h", 300, 300, 300);
  tally_all(0, "observed_km_h", 50, 60, 70);
  tally_all(1, "observed_km_h", 30, 30, 30);
  // (180 + 90) / 1200 = 22.5 %, and not the mean of the sectors' 60 % and 10 %
  EXPECT_NEAR(*whole("observed").value, 22.5, 1e-12);
  EXPECT_NEAR(*in_sector(0, "observed").value, 60, 1e-12);
  // a denominator that never varies: the standard error of the mean of 50, 60, 70, in percent
  EXPECT_NEAR(*in_sector(0, "observed").standard_error, 5.773503, 1e-5);
}

TEST_F(Study, ADelayIsShownInMinutes) {
  tally_all(0, "first_team_h", 1, 2, 0);
  tally_all(0, "answered", 2, 4, 0);
  EXPECT_NEAR(*whole("first_team").value, 30, 1e-12);
}

TEST_F(Study, AChanceIsTheShareOfReplicationsInWhichItHappenedAtAll) {
  tally_all(0, "reached:casualties", 0, 5, 0);
  tally_all(1, "reached:casualties", 0, 1, 0);
  const auto any = whole("any:casualties");
  EXPECT_NEAR(*any.value, 100.0 / 3, 1e-9);
  // Wilson for 1 of 3: 6.149 % to 79.234 %
  EXPECT_NEAR(*any.low, 6.1492, 1e-3);
  EXPECT_NEAR(*any.high, 79.2345, 1e-3);
}

TEST_F(Study, AQuantileIsOfTheDelaysOfAllReplicationsFromFoundToFirstTeam) {
  answered(0, 0, 1, 2);    // 60 min
  answered(0, 1, 5, 5.5);  // 30 min
  answered(1, 0, 1, 3);    // 120 min
  Incident never;          // found by nobody, so no delay
  never.onset = at(3);
  outcomes_[2].incidents.push_back(never);
  EXPECT_NEAR(*whole("first_team_50").value, 60, 1e-9);
  EXPECT_NEAR(*in_sector(1, "first_team_90").value, 30, 1e-9);
  EXPECT_FALSE(whole("full_strength_50").value.has_value());
}

TEST_F(Study, WhatHasNoDenominatorIsAbsentAndNotZero) {
  tally_all(0, "incidents", 2, 0, 1);
  EXPECT_TRUE(whole("incidents").value.has_value());
  EXPECT_FALSE(whole("answered_in_time").value.has_value());
  EXPECT_FALSE(in_sector(1, "found").value.has_value());
}

TEST_F(Study, IntervalsEndWhereTheMeasureDoes) {
  tally_all(0, "killed", 0, 0, 1);
  EXPECT_EQ(whole("killed").low, 0.0);  // 1/3 - 4.3 * 1/3 would be negative
  tally_all(0, "ended", 10, 10, 10);
  tally_all(0, "found", 10, 10, 9);
  EXPECT_EQ(whole("found").high, 100.0);
}

TEST_F(Study, TheLadderIsTheShareOfAllIncidents) {
  tally_all(0, "incidents", 4, 6, 10);
  tally_all(0, "reached:shots", 4, 6, 10);
  tally_all(0, "reached:casualties", 0, 1, 4);
  const Analysis analysis = analyse(setting_, outcomes_);
  ASSERT_EQ(analysis.ladder.size(), 2U);
  EXPECT_NEAR(*analysis.ladder[0].value, 100, 1e-12);
  EXPECT_NEAR(*analysis.ladder[1].value, 25, 1e-12);
}

TEST_F(Study, WhatBelongsToNoSectorCountsForTheWholeAlone) {
  for (std::size_t t = 0; t < setting_.tallies.size(); ++t) {
    if (setting_.tallies[t].id == "travel_km") outcomes_[0].elsewhere[t] = 30;
  }
  EXPECT_NEAR(*whole("travel_km").value, 10, 1e-12);
  EXPECT_FALSE(in_sector(0, "travel_km").value.has_value());
}

TEST_F(Study, OneReplicationHasValuesAndNoIntervals) {
  outcomes_.resize(1);
  tally(0, 0, "killed") = 2;
  EXPECT_EQ(whole("killed").value, 2.0);
  EXPECT_FALSE(whole("killed").low.has_value());
}

TEST_F(Study, HoldsAKnownAnswerThatItsIntervalHolds) {
  tally_all(0, "incidents", 1, 2, 3);  // mean 2, standard error 0.577, t(2) = 4.303: -0.48 to 4.48
  setting_.known_answers = {{"near", "incidents", "a", 4.4, "theory"}, {"far", "incidents", "", 4.6, "theory"}};
  const Analysis analysis = analyse(setting_, outcomes_);
  ASSERT_EQ(analysis.known_answers.size(), 2U);
  EXPECT_EQ(analysis.known_answers[0].sector, 0U);
  EXPECT_EQ(analysis.known_answers[0].holds(), true);
  EXPECT_EQ(analysis.known_answers[1].sector, std::nullopt);
  EXPECT_EQ(analysis.known_answers[1].estimate.value, 2);
  EXPECT_EQ(analysis.known_answers[1].holds(), false);
}

TEST_F(Study, ReadFromDiskSaysTheSame) {
  tally_all(0, "killed", 1, 2, 3);
  const auto folder = std::filesystem::path(testing::TempDir()) / "picket-analyse-test";
  outcome::Provenance provenance;
  provenance.version = "0.1.0";
  provenance.seed = 7;
  provenance.replications = 3;
  auto store = outcome::ResultsStore::create(folder, setting_, provenance, true);
  for (const Outcome& outcome : outcomes_) store.add(outcome);
  store.flush();
  const Analysis analysis = analyse(store);
  EXPECT_EQ(analysis.replications, 3U);
  EXPECT_EQ(analysis.provenance.seed, 7U);
  EXPECT_EQ(analysis.digest, store.digest());
  EXPECT_EQ(analysis.whole[place(analysis.measures, "killed")].value, whole("killed").value);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace picket::analysis
