// Warnings: what is legal and probably not meant.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/scenario/load_scenario.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> doubts_about(const std::string& more, const std::string& from = "",
                                      const std::string& to = "") {
  std::string text = least_scenario(more);
  if (!from.empty()) text.replace(text.find(from), from.size(), to);
  const WrittenScenario written{{{"scenario.yaml", text}}};
  std::vector<std::string> messages;
  for (const Diagnostic& warning : load_scenario(written.file()).warnings) messages.push_back(warning.message);
  return messages;
}

constexpr const char* guards =
    "unit_types: {guards: {side: armenia, team: 5 persons, road: 40 km/h, may: [watch, patrol]}}\n";
constexpr const char* home = "bases: {home: {at: [45.1, 41.0], holds: {guards: 9}}}\n";
constexpr const char* post = "posts: {one: {at: [45.05, 41.15], sector: north}}\n";

TEST(Doubts, AreNoneOfAPlainScenario) { EXPECT_THAT(doubts_about(""), IsEmpty()); }

TEST(Doubts, AreOfPostsThatNobodyReaches) {
  EXPECT_THAT(doubts_about(post), ElementsAre(HasSubstr("no team ever comes to post one")));
}

TEST(Doubts, AreOfDeploymentsAfterTheEnd) {
  EXPECT_THAT(doubts_about(std::string{guards} + home + post +
                           "deployments: {late: {send: {guards: 1}, from: home, to: one, on: 2021-09-04}}\n"),
              ElementsAre(HasSubstr("ordered after the run has ended")));
  EXPECT_THAT(doubts_about(std::string{guards} + home + post +
                           "deployments: {early: {send: {guards: 1}, from: home, to: one, on: 2021-09-03}}\n"),
              IsEmpty());
}

TEST(Doubts, AreOfTypesWithoutTeams) {
  EXPECT_THAT(doubts_about(guards), ElementsAre(HasSubstr("no teams of guards anywhere")));
}

TEST(Doubts, AreOfSectorsWhereNothingBegins) {
  EXPECT_THAT(doubts_about("", "rate: 2.0 /month", "rate: 2.0 /month, where: {north: 0}"),
              ElementsAre(HasSubstr("nothing begins in sector north")));
}

TEST(Doubts, AreOfAClassThatAloneDoesNotSayWhatIsPublished) {
  const std::string rate = "rate: 2.0 /month", told = rate + ", published: {shots: 50 %}";
  EXPECT_THAT(doubts_about("", rate, told), IsEmpty());
  EXPECT_THAT(doubts_about("", "incidents: {", "incidents: {mines: {rate: 1 /month}, "), IsEmpty());
  std::string both = least_scenario("");
  both.replace(both.find(rate), rate.size(), told);
  both.replace(both.find("incidents: {"), 12, "incidents: {mines: {rate: 1 /month}, ");
  const WrittenScenario written{{{"scenario.yaml", both}}};
  const auto warnings = load_scenario(written.file()).warnings;
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].message, HasSubstr("every mines that is found is taken to be published"));
}

TEST(Doubts, AreOfRatesPerDrawnKilometre) {
  const std::string border = "feature: east}", finely = "feature: east, reference: 10 m}";
  EXPECT_THAT(doubts_about("", border, finely), IsEmpty());  // the rate is per sector
  std::string text = least_scenario("");
  text.replace(text.find("2.0 /month"), 10, "2.0 /month per 100 km");
  text.replace(text.find(border), border.size(), finely);
  const WrittenScenario written{{{"scenario.yaml", text}}};
  const auto warnings = load_scenario(written.file()).warnings;
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_THAT(warnings[0].message, HasSubstr("counts every bend that was drawn of east"));
}

TEST(Doubts, AreOfMorePartiesThanTeams) {
  EXPECT_THAT(
      doubts_about(std::string{guards} + home + post +
                   "deployments: {first: {send: {guards: 1}, from: home, to: one, on: 2021-08-06}}\n"
                   "patrols: {walk: {post: one, teams: 2, departs: {random: 8 h}, speed: 4 km/h, sees: 1 km}}\n"),
      ElementsAre(HasSubstr("2 parties of walk are never out at once")));
}

}  // namespace
}  // namespace picket::scenario
