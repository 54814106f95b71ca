// Politics, and what else the scenario says of ends and of what is counted, as the loader reads it.

#include <gtest/gtest.h>

#include "picket/scenario/load_scenario.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using namespace std::chrono_literals;

constexpr const char* text = R"(picket: 1
name: politics
clock: {start: 2021-08-05, length: 30 d, warm_up: 10 d}
borders: {east: {geometry: border.geojson, feature: east}}
sides: {armenia: {}, azerbaijan: {}}
sectors:
  north: {border: east, from: start, to: 20 km, demarcated: 25 %}
  south: {border: east, from: 20 km, to: end}
incidents:
  shooting: {rate: 2.0 /month, by: azerbaijan, published: {stand-off: 15 %, war: 100 %}, prevented_by_demarcation: -70 %}
  theft: {rate: 2.0 /month}
  raid: {rate: 2.0 /month, by: both}
escalation:
  levels:
    stand-off: {up: 30 h, down: 4 h, starts: truce}
    shots: {up: 20 h, down: 3 h, starts: {state: truce, after: {exponential: 5 d}}}
    war: {down: 3 h, ends_run: true}
politics:
  start: talks
  states:
    talks: {}
    truce: {incidents: x 0.3, up: x 0.4, down: 1.5}
    works: {incidents: {shooting: x 0.6}, demarcates: {speed: 1 km/d, order: [south, north]}}
  transitions:
    talks -> works: {mean: 300 d}
    works -> talks: {mean: 20 d, tension: -0.5}
  timeline: {2021-08-05: works, 2021-08-20T06:00: talks}
)";

Scenario loaded() {
  const WrittenScenario written{{{"scenario.yaml", text}}};
  return load_scenario(written.file());
}

TEST(Politics, IsReadWithItsStatesAndWhatTheyDo) {
  const Scenario s = loaded();
  const Politics& politics = s.politics.value();
  EXPECT_EQ(politics.start, "talks");
  ASSERT_EQ(politics.states.size(), 3U);
  const PoliticalState& talks = politics.states.at("talks");
  EXPECT_EQ(talks.incidents.all, 1);
  EXPECT_EQ(talks.up, 1);
  EXPECT_FALSE(talks.demarcates);
  const PoliticalState& truce = politics.states.at("truce");
  EXPECT_EQ(truce.incidents.all, 0.3);
  EXPECT_EQ(truce.up, 0.4);
  EXPECT_EQ(truce.down, 1.5);
  const PoliticalState& works = politics.states.at("works");
  EXPECT_EQ(works.incidents.all, 1);
  EXPECT_EQ(works.incidents.by_class, (std::map<Id, Factor>{{"shooting", 0.6}}));
  EXPECT_NEAR(core::in_kilometres_per_hour(works.demarcates->speed), 1.0 / 24, 1e-12);
  EXPECT_EQ(works.demarcates->order, (std::vector<Id>{"south", "north"}));
}

TEST(Politics, IsReadWithItsTransitionsAndDates) {
  const Politics politics = loaded().politics.value();
  ASSERT_EQ(politics.transitions.size(), 2U);
  EXPECT_EQ(politics.transitions.at({"talks", "works"}).mean, 300 * 24h);
  EXPECT_EQ(politics.transitions.at({"talks", "works"}).tension, 0);
  EXPECT_EQ(politics.transitions.at({"works", "talks"}).tension, -0.5);
  const std::chrono::local_days august{std::chrono::year{2021} / 8 / 1};
  EXPECT_EQ(politics.timeline, (std::map<LocalTime, Id>{{LocalTime{august} + 96h, "works"},
                                                        {LocalTime{august} + 19 * 24h + 6h, "talks"}}));
}

TEST(Politics, BeginsAStateAtALevelAtOnceOrAfterATime) {
  const auto levels = loaded().escalation.levels;
  EXPECT_EQ(levels[0].second.starts->state, "truce");
  EXPECT_EQ(levels[0].second.starts->after, Distribution{core::Constant{}});
  EXPECT_EQ(levels[1].second.starts->after, Distribution{core::Exponential{5 * 24h}});
  EXPECT_FALSE(levels[1].second.ends_run);
  EXPECT_TRUE(levels[2].second.ends_run);
}

TEST(Politics, MayBeLeftOut) {
  const WrittenScenario written{{{"scenario.yaml", least_scenario("")}}};
  const Scenario s = load_scenario(written.file());
  EXPECT_FALSE(s.politics);
  EXPECT_EQ(s.clock.warm_up, 0h);
  EXPECT_EQ(s.sectors.at("north").demarcated, 0);
  EXPECT_TRUE(s.incidents.at("shooting").published.empty());
}

TEST(Politics, IsChangedByAProposalTransitionByTransition) {
  const WrittenScenario written{
      {{"base.yaml", text},
       {"scenario.yaml",
        "picket: 1\nextends: base.yaml\nname: more\n"
        "politics: {transitions: {works -> talks: ~, talks -> truce: {mean: 7 d}, talks -> works: {mean: 100 d}}}\n"}}};
  const Politics politics = load_scenario(written.file()).politics.value();
  ASSERT_EQ(politics.transitions.size(), 2U);
  EXPECT_EQ(politics.transitions.at({"talks", "truce"}).mean, 7 * 24h);
  EXPECT_EQ(politics.transitions.at({"talks", "works"}).mean, 100 * 24h);
}

TEST(Incidents, NameTheSideThatBeginsThemAndWhatIsPublished) {
  const auto incidents = loaded().incidents;
  EXPECT_EQ(incidents.at("shooting").by, "azerbaijan");
  EXPECT_EQ(incidents.at("theft").by, "");
  EXPECT_EQ(incidents.at("raid").by, "");
  EXPECT_EQ(incidents.at("shooting").published, (std::map<Id, Share>{{"stand-off", 0.15}, {"war", 1}}));
  EXPECT_DOUBLE_EQ(incidents.at("shooting").prevented_by_demarcation, -0.7);
}

TEST(Sectors, MayBeDemarcatedInPart) {
  EXPECT_EQ(loaded().sectors.at("north").demarcated, 0.25);
  EXPECT_EQ(loaded().clock.warm_up, 240h);
}

}  // namespace
}  // namespace picket::scenario
