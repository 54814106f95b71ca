#include <array>
#include <cmath>
#include <fstream>
#include <limits>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "database.hpp"
#include "digest.hpp"
#include "sample_study.hpp"

namespace picket::outcome::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Results : public Folder {
 protected:
  ResultsStore begin(const std::string& name = "r") const {
    return ResultsStore::create(at(name), setting_, sample_provenance());
  }
  /// The digest of a store of these histories, added in this order.
  std::string digest_of(const std::string& name, const std::vector<Outcome>& outcomes) const {
    ResultsStore store = begin(name);
    for (const Outcome& outcome : outcomes) store.add(outcome);
    return store.digest();
  }
  Setting setting_ = sample_setting();
  Outcome zero_ = sample_outcome(setting_, 0), one_ = sample_outcome(setting_, 1), two_ = sample_outcome(setting_, 2);
};

TEST_F(Results, ComeBackBitForBit) {
  begin().add(one_);
  ResultsStore::open(at("r")).add(zero_);
  const ResultsStore store = ResultsStore::open(at("r"));
  EXPECT_EQ(store.setting(), setting_);
  EXPECT_EQ(store.provenance(), sample_provenance());
  EXPECT_THAT(store.replications(), ElementsAre(0U, 1U));
  EXPECT_EQ(store.outcomes(), (std::vector<Outcome>{zero_, one_}));
}

TEST_F(Results, KeepTheSmallestAndTheLargestNumbers) {
  using Limits = std::numeric_limits<double>;
  zero_.rows[0][0] = Limits::max() / 16;
  zero_.rows[0][1] = Limits::denorm_min();
  zero_.rows[1][2] = -Limits::epsilon();
  zero_.rows[2][3] = 0x1p53 + 2;
  zero_.replication = std::numeric_limits<std::uint64_t>::max();
  ResultsStore store = begin();
  store.add(zero_);
  store.add(one_);
  EXPECT_EQ(store.outcomes(), (std::vector<Outcome>{one_, zero_}));
}

TEST_F(Results, AreThereBeforeTheyAreFlushed) {
  ResultsStore store = begin();
  store.add(two_);
  EXPECT_THAT(store.replications(), ElementsAre(2U));
  EXPECT_EQ(store.outcomes(), std::vector<Outcome>{two_});
}

TEST_F(Results, KeepIdsApartThatDifferInCaseAlone) {
  setting_.sides = {{"eu", "a"}, {"EU", "b"}};
  setting_.classes = {"a\"b", "A\"B"};
  setting_.tallies = tallies(setting_.classes, setting_.levels, setting_.sides);
  const Outcome outcome = sample_outcome(setting_, 4);
  ResultsStore store = begin();
  store.add(outcome);
  EXPECT_EQ(store.outcomes(), std::vector<Outcome>{outcome});
}

TEST_F(Results, MayHaveNeitherSectorsNorIncidents) {
  setting_.sectors.clear();
  const Outcome outcome = sample_outcome(setting_, 0, 0);
  ResultsStore store = begin();
  store.add(outcome);
  EXPECT_EQ(store.outcomes(), std::vector<Outcome>{outcome});
}

TEST_F(Results, HoldTheSumOverTheirSectorsInTheRowOfTheWhole) {
  begin().add(zero_);
  Database database{at("r") / "results.db", Database::Access::existing, "results.db"};
  Statement all{database, "SELECT km_h, (SELECT sum(km_h) FROM sector) FROM replication"};
  ASSERT_TRUE(all.step());
  EXPECT_DOUBLE_EQ(all.real(0), all.real(1));
}

TEST_F(Results, ExplainThemselvesInAFolder) {
  const ResultsStore store = begin();
  const auto provenance = nlohmann::json::parse(std::ifstream{at("r") / "provenance.json"});
  EXPECT_EQ(provenance["seed"], 0xffffffffffffffffU);
  EXPECT_EQ(provenance["texts"][0]["sha256"], sha256("picket: 1\n"));
  EXPECT_EQ(nlohmann::json::parse(std::ifstream{at("r") / "sectors.geojson"})["features"].size(), 3U);
}

TEST(Sha256, IsTheOneOfTheStandard) {
  // FIPS 180-4, example B.1: the message "abc".
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_F(Results, TakeTheSameHistoryTwice) {
  ResultsStore store = begin();
  store.add(zero_);
  const std::string digest = store.digest();
  store.add(zero_);
  store.flush();
  ResultsStore::open(at("r")).add(zero_);
  EXPECT_EQ(ResultsStore::open(at("r")).digest(), digest);
}

TEST_F(Results, RefuseASecondHistoryThatDiffers) {
  ResultsStore store = begin();
  store.add(zero_);
  Outcome other = zero_;
  other.incidents[0].killed[1] += 1;
  EXPECT_THAT(complaint([&] { store.add(other); }), HasSubstr("history 0 is there already and differs"));
  store.add(one_);
  store.flush();
  EXPECT_THAT(ResultsStore::open(at("r")).replications(), ElementsAre(0U, 1U)) << "what was right is kept";
}

TEST_F(Results, HaveADigestThatDoesNotKnowTheOrderOfAdding) {
  const std::string digest = digest_of("a", {zero_, one_, two_});
  EXPECT_EQ(digest_of("b", {two_, zero_, one_, zero_}), digest);
  EXPECT_EQ(digest.size(), 64U);
}

TEST_F(Results, HaveADigestThatDoesNotKnowTheLayoutOfTheFile) {
  const std::string digest = digest_of("a", {zero_, one_, two_});
  {
    Database database{at("a") / "results.db", Database::Access::existing, "results.db"};
    database.execute("PRAGMA page_size = 16384; VACUUM");
  }
  EXPECT_EQ(ResultsStore::open(at("a")).digest(), digest);
}

TEST_F(Results, HaveADigestThatDoesNotKnowWhereTheyComeFrom) {
  const std::string digest = digest_of("a", {zero_});
  ResultsStore store = ResultsStore::create(at("b"), setting_, Provenance{});
  store.add(zero_);
  EXPECT_EQ(store.digest(), digest);
}

TEST_F(Results, HaveADigestThatFeelsTheLastBitOfAnyCell) {
  const std::string digest = digest_of("a", {zero_});
  const auto nudge = [](double& value) { value = std::nextafter(value, 1e300); };
  std::array<Outcome, 6> others;
  others.fill(zero_);
  nudge(others[0].rows[2][0]);
  nudge(others[1].rows[0].back());
  nudge(others[2].elsewhere[1]);
  nudge(others[3].incidents[4].chainage_km);
  others[4].incidents[0].onset += core::Duration{1};
  others[5].incidents[1].identity ^= 1U;
  for (std::size_t i = 0; i < others.size(); ++i) EXPECT_NE(digest_of(std::to_string(i), {others[i]}), digest) << i;
}

TEST_F(Results, HaveADigestThatFeelsTheNameOfAColumn) {
  const std::string digest = digest_of("a", {zero_});
  setting_.tallies[0].unit = "m h";
  EXPECT_NE(digest_of("b", {zero_}), digest);
}

TEST_F(Results, HaveADigestThatTellsEmptyFromNothingFound) {
  Outcome never = zero_;
  never.incidents[0].ended.reset();
  Outcome at_once = zero_;
  at_once.incidents[0].ended = core::Time{};
  EXPECT_NE(digest_of("a", {never}), digest_of("b", {at_once}));
}

using ResultsDeathTest = Results;

TEST_F(ResultsDeathTest, TakeNoNumberThatIsNotFinite) {
  ResultsStore store = begin();
  for (const double bad : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    Outcome outcome = zero_;
    outcome.rows[1][3] = bad;
    EXPECT_DEATH(store.add(outcome), "every tally is finite");
  }
}

TEST_F(ResultsDeathTest, TakeNoRowThatDoesNotFit) {
  ResultsStore store = begin();
  Outcome narrow = zero_, few = zero_, foreign = zero_;
  narrow.rows[0].pop_back();
  few.rows.pop_back();
  foreign.incidents[0].sector = 3;
  EXPECT_DEATH(store.add(narrow), "a sector has a number for every tally");
  EXPECT_DEATH(store.add(few), "a history has a row for every sector");
  EXPECT_DEATH(store.add(foreign), "an incident's sector is one of the setting's");
}

}  // namespace
}  // namespace picket::outcome::testing
