// The baseline covers the whole border, and a year of it is of the order of what happened.

#include <algorithm>
#include <map>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "histories.hpp"
#include "lead_scenario.hpp"
#include "picket/model/understanding.hpp"

namespace picket::testing {
namespace {

const model::Understanding& understood() {
  static const model::Understanding made = model::understand(baseline().scenario, baseline().model);
  return made;
}

const model::Understanding::Border& border(const std::string& id) {
  for (const auto& border : understood().borders)
    if (border.id == id) return border;
  throw std::invalid_argument{"no border " + id};
}

TEST(Baseline, HasTheTwoStretches) {
  ASSERT_EQ(understood().borders.size(), 2U);
  EXPECT_EQ(understood().borders[0].id, "east");
  EXPECT_EQ(understood().borders[1].id, "nakhchivan");
}

TEST(Baseline, MeasuresEachStretchAsItsDataDo) {
  // data/README.md: 656.5 and 247.7 km on a sphere; the ellipsoid differs by less than 0.5 %.
  EXPECT_NEAR(core::in_kilometres(border("east").drawn), 656.5, 656.5 * 0.005);
  EXPECT_NEAR(core::in_kilometres(border("nakhchivan").drawn), 247.7, 247.7 * 0.005);
}

TEST(Baseline, HasThirtyToFiftySectors) {
  EXPECT_THAT(understood().sectors, ::testing::AllOf(::testing::Ge(30U), ::testing::Le(50U)));
}

TEST(Baseline, CoversEachStretchFromEndToEndWithoutAGap) {
  std::map<std::string, std::vector<const model::Sector*>> by_border;
  for (const model::Sector& sector : baseline().model.sectors)
    by_border[baseline().scenario.sectors.at(sector.id).border].push_back(&sector);
  ASSERT_EQ(by_border.size(), 2U);
  for (auto& [id, sectors] : by_border) {
    std::ranges::sort(sectors, {}, &model::Sector::from);
    EXPECT_EQ(sectors.front()->from, model::Length{}) << id;
    EXPECT_EQ(sectors.back()->to, core::to_millimetre(border(id).reference)) << id;
    for (std::size_t i = 1; i < sectors.size(); ++i)
      EXPECT_EQ(sectors[i - 1]->to, sectors[i]->from) << sectors[i - 1]->id << " and " << sectors[i]->id;
  }
}

TEST(Baseline, HasSomebodyInEverySectorFromTheStart) {
  for (const model::Sector& sector : baseline().model.sectors) {
    const auto garrisoned = [](model::PostIndex p) {
      const model::Post& post = baseline().model.posts[p];
      return post.operational_at_start && std::ranges::any_of(post.teams, [](auto teams) { return teams > 0; });
    };
    EXPECT_TRUE(std::ranges::any_of(sector.posts, garrisoned)) << sector.id;
    EXPECT_FALSE(sector.patrols.empty()) << sector.id;
  }
}

TEST(Baseline, DrawsLossesOfBothSidesAlike) {
  const auto same = [](const scenario::Count& a, const scenario::Count& b) {
    return a.mean == b.mean && a.dispersion == b.dispersion;
  };
  for (const auto& [id, level] : baseline().scenario.escalation.levels)
    for (const auto* losses : {&level.killed, &level.wounded}) {
      ASSERT_EQ(losses->count("armenia"), losses->count("azerbaijan")) << id;
      if (losses->empty()) continue;
      EXPECT_TRUE(same(losses->at("armenia"), losses->at("azerbaijan"))) << id;
    }
}

TEST(Baseline, BringsAHandfulOfFatalIncidentsAYear) {
  // The head of baseline.yaml gives 5.6 fatal incidents and 11.5 killed; ten years scatter around that by 0.8 and 2.2.
  double fatal = 0, killed = 0;
  play(
      baseline().model, 10,
      [&](const outcome::Outcome& year) {
        fatal += tally(baseline().model, year, "fatal_incidents") / 10;
        killed += tally(baseline().model, year, "killed") / 10;
      },
      1);
  EXPECT_NEAR(fatal, 5.6, 4 * 0.8);
  EXPECT_NEAR(killed, 11.5, 4 * 2.2);
}

}  // namespace
}  // namespace picket::testing
