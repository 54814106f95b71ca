#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/scenario/load_scenario.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

const std::string forces =
    "unit_types: {guards: {side: armenia, team: 25 persons, road: 45 km/h, may: [watch, patrol]}}\n"
    "bases:\n  gyumri: {at: [43.8, 40.8], holds: {guards: 4}}  # source: a guess\n"
    "posts: {hill: {at: [45.1, 41.1], sector: north}, dale: {at: [45.2, 41.0], sector: north}}\n"
    "deployments: {first: {send: {guards: 2}, from: gyumri, to: hill, on: 2021-08-05, mobilise: {exponential: 6 h}}}\n";

Scenario with(const std::string& proposal) {
  const WrittenScenario written{
      {{"base.yaml", least_scenario(forces)}, {"scenario.yaml", "picket: 1\nextends: base.yaml\n" + proposal}}};
  return load_scenario(written.file());
}

TEST(Proposal, KeepsWhatItDoesNotName) {
  const Scenario s = with("name: proposed\n");
  EXPECT_EQ(s.name, "proposed");
  EXPECT_EQ(s.posts.size(), 2U);
  EXPECT_EQ(s.deployments.at("first").send.at("guards"), 2);
}

TEST(Proposal, ChangesOneValueDeepWithin) {
  const Scenario s = with("deployments: {first: {send: {guards: 3}}}\n");
  EXPECT_EQ(s.deployments.at("first").send.at("guards"), 3);
  EXPECT_EQ(s.deployments.at("first").to, "hill");
}

TEST(Proposal, AddsAndRemovesThings) {
  const Scenario s = with("posts: {dale: ~, ridge: {at: [45.3, 41.0], sector: north}}\n");
  EXPECT_FALSE(s.posts.contains("dale"));
  EXPECT_TRUE(s.posts.contains("ridge"));
}

TEST(Proposal, ReplacesListsWhole) {
  const Scenario s = with("unit_types: {guards: {may: [respond]}}\n");
  EXPECT_EQ(s.unit_types.at("guards").may, std::set<Task>{Task::respond});
}

TEST(Proposal, ReplacesADistributionByAnother) {
  const Scenario s = with("deployments: {first: {mobilise: {uniform: {low: 1 h, high: 2 h}}}}\n");
  EXPECT_EQ(s.deployments.at("first").mobilise, Distribution(core::Uniform{1h, 2h}));
}

TEST(Proposal, ReplacesADistributionByADuration) {
  EXPECT_EQ(with("deployments: {first: {mobilise: 5 h}}\n").deployments.at("first").mobilise,
            Distribution(core::Constant{5h}));
}

TEST(Proposal, KeepsTheFileOfEachValue) {
  const Scenario s = with("deployments: {first: {send: {guards: 3}}}\n");
  EXPECT_THAT(position_of(*s.document, "deployments.first.send.guards")->file, HasSubstr("scenario.yaml"));
  EXPECT_THAT(position_of(*s.document, "deployments.first.to")->file, HasSubstr("base.yaml"));
  const auto texts = texts_of(*s.document);
  ASSERT_EQ(texts.size(), 2U);
  EXPECT_THAT(texts[0].first, HasSubstr("scenario.yaml"));
  EXPECT_THAT(texts[1].first, HasSubstr("base.yaml"));
}

TEST(Proposal, KeepsTheNotesOfWhatItKeeps) {
  EXPECT_EQ(with("name: proposed\n").notes.size(), 1U);
  EXPECT_EQ(with("bases: {gyumri: ~}\ndeployments: {first: ~}\n").notes.size(), 0U);
}

TEST(Proposal, MayExtendAProposal) {
  const WrittenScenario written{{{"base.yaml", least_scenario(forces)},
                                 {"middle.yaml", "picket: 1\nextends: base.yaml\nposts: {dale: ~}\nname: middle\n"},
                                 {"scenario.yaml", "picket: 1\nextends: middle.yaml\nname: top\n"}}};
  const Scenario s = load_scenario(written.file());
  EXPECT_EQ(s.name, "top");
  EXPECT_EQ(s.posts.size(), 1U);
  EXPECT_EQ(texts_of(*s.document).size(), 3U);
}

TEST(Proposal, ReadsATableOfPlacesWhoseColumnsAreNamedInCapitals) {
  const WrittenScenario written{{{"scenario.yaml", least_scenario("places: {file: places.csv, region: adm1}\n")},
                                 {"places.csv", "Name,ADM1,Lon,LAT\nA,North,1,2\n"}}};
  const Scenario s = load_scenario(written.file());
  ASSERT_EQ(s.places.size(), 1U);
  EXPECT_EQ(s.places[0].region, "North");
  EXPECT_EQ(s.places[0].at, (LonLat{1, 2}));
}

TEST(Proposal, FindsDataBesideTheFileThatNamesIt) {
  const WrittenScenario written{
      {{"under/base.yaml", least_scenario("places: {file: places.csv}\n")},
       {"under/border.geojson",
        R"({"features": [{"properties": {"id": "east"}, "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}}]})"},
       {"under/places.csv", "name,lon,lat\nA,1,2\n"},
       {"scenario.yaml", "picket: 1\nextends: under/base.yaml\n"}}};
  const Scenario s = load_scenario(written.file());
  EXPECT_EQ(s.borders.at("east").line.front(), (LonLat{1, 2}));
  EXPECT_EQ(s.places.size(), 1U);
}

}  // namespace
}  // namespace picket::scenario
