// The proposal changes what it says, and nothing else.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "histories.hpp"
#include "lead_scenario.hpp"
#include "picket/scenario/explanation.hpp"

namespace picket::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

std::vector<scenario::Difference> changes() {
  return scenario::differences(*baseline().scenario.document, *voskepar().scenario.document);
}

TEST(Voskepar, RemovesNothing) {
  for (const auto& change : changes()) EXPECT_FALSE(change.after.empty()) << change.path;
}

TEST(Voskepar, AddsOnePostOneDeploymentAndOnePatrol) {
  std::vector<std::string> added;
  for (const auto& change : changes())
    if (change.before.empty()) added.push_back(change.path);
  EXPECT_THAT(added, UnorderedElementsAre("deployments", "patrols.russia-voskepar", "posts.russia-voskepar"));
  EXPECT_EQ(voskepar().scenario.deployments.size(), 1U);
}

TEST(Voskepar, ReplacesNoValueButTheNameAndTheWordsAboutIt) {
  std::vector<std::string> replaced;
  for (const auto& change : changes())
    if (!change.before.empty()) replaced.push_back(change.path);
  EXPECT_THAT(replaced, UnorderedElementsAre("about", "name"));
}

TEST(Voskepar, TakesItsGuardsFromTheirBase) {
  const scenario::Deployment& sent = voskepar().scenario.deployments.at("voskepar-2021");
  EXPECT_EQ(sent.from, "gyumri");
  EXPECT_EQ(sent.to, "russia-voskepar");
  EXPECT_EQ(sent.on, voskepar().scenario.clock.start);
  EXPECT_THAT(sent.send, ElementsAre(std::pair{"border-guards", 2}));
  const scenario::Post& post = voskepar().scenario.posts.at("russia-voskepar");
  EXPECT_EQ(post.sector, "voskepar");
  ASSERT_TRUE(post.build);
  EXPECT_TRUE(post.build->billet);
  EXPECT_TRUE(post.holds.empty());
}

TEST(Voskepar, BuildsAndWatchesMoreThanTheBaselineInTheSameYear) {
  const auto of = [](const Loaded& loaded, const std::string& id) {
    double value = 0;
    play(loaded.model, 1, [&](const outcome::Outcome& year) { value = tally(loaded.model, year, id); });
    return value;
  };
  EXPECT_EQ(of(baseline(), "building_eur"), 0);
  EXPECT_EQ(of(voskepar(), "building_eur"), 400000);
  const double year_h = 365 * 24;  // a kilometre more, on average over the year
  EXPECT_GT(of(voskepar(), "observed_km_h"), of(baseline(), "observed_km_h") + year_h);
  EXPECT_GT(of(voskepar(), "team_days:russia"), of(baseline(), "team_days:russia"));
}

}  // namespace
}  // namespace picket::testing
