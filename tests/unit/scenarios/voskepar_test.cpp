// The proposal changes what it says, and nothing else.

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "histories.hpp"
#include "lead_scenario.hpp"

namespace picket::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The paths of values of `of` that `without` has not.
std::set<std::string> paths_beyond(const scenario::Scenario& of, const scenario::Scenario& without) {
  std::set<std::string> paths;
  for (const auto& [path, at] : of.positions)
    if (!without.positions.contains(path)) paths.insert(path);
  return paths;
}

/// A path's first two keys: `posts.russia-voskepar`.
std::string thing_of(const std::string& path) { return path.substr(0, path.find('.', path.find('.') + 1)); }

TEST(Voskepar, RemovesNothing) { EXPECT_THAT(paths_beyond(baseline().scenario, voskepar().scenario), IsEmpty()); }

TEST(Voskepar, AddsOnePostOneDeploymentAndOnePatrol) {
  std::set<std::string> things;
  for (const std::string& path : paths_beyond(voskepar().scenario, baseline().scenario)) things.insert(thing_of(path));
  EXPECT_THAT(things, ElementsAre("deployments", "deployments.voskepar-2021", "extends", "patrols.russia-voskepar",
                                  "posts.russia-voskepar"));
}

TEST(Voskepar, ReplacesNoValueButTheNameAndTheWordsAboutIt) {
  std::set<std::string> replaced;
  for (const auto& [path, at] : voskepar().scenario.positions)
    if (at.file.ends_with("voskepar.yaml") && baseline().scenario.positions.contains(path)) replaced.insert(path);
  EXPECT_THAT(replaced, ElementsAre("about", "name", "picket"));
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
