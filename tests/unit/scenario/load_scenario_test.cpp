#include "picket/scenario/load_scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/core/error.hpp"
#include "picket/scenario/diagnostic_at.hpp"
#include "written_scenario.hpp"

namespace picket::scenario {
namespace {

using namespace std::chrono_literals;
using core::kilometres;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

const std::string folder = PICKET_SOURCE_DIR "/tests/support/scenarios/minimal/";
const Scenario& whole() {
  static const Scenario scenario = load_scenario(folder + "whole.yaml");
  return scenario;
}

TEST(LoadScenario, GivesWhatIsLeftOutItsDefault) {
  const Scenario s = load_scenario(folder + "scenario.yaml");
  EXPECT_EQ(s.response.communication, 10min);
  EXPECT_EQ(s.measures.within, 45min);
  EXPECT_EQ(s.measures.cell, kilometres(1));
  EXPECT_EQ(s.borders.at("east").reference, kilometres(1));
  EXPECT_EQ(s.detour, 1);
  EXPECT_EQ(s.clock.utc_offset, 0h);
  EXPECT_EQ(s.sides.at("armenia").name, "armenia");
  EXPECT_EQ(s.escalation.held.up, 1);
  EXPECT_EQ(std::get<core::Constant>(s.response.stay).value, 0h);
  EXPECT_EQ(s.incidents.at("shooting").prevented_by_presence.share, 0);
  EXPECT_DOUBLE_EQ(s.incidents.at("shooting").prevented_by_presence.half_at.si(), 0.001);
  EXPECT_EQ(s.incidents.at("shooting").ends, Ends::by_itself);
}

TEST(LoadScenario, ReadsKnownAnswersWithTheirUnits) {
  const KnownAnswer& known = whole().known_answers.at("watched");
  EXPECT_EQ(known.measure, "observed");
  EXPECT_EQ(known.sector, "voskepar");
  EXPECT_EQ(known.is, 12.5);
  EXPECT_EQ(known.unit, "%");
  EXPECT_EQ(known.source, "a rule of three");
}

TEST(LoadScenario, ReadsTheClockInLocalTime) {
  const LocalTime morning{std::chrono::local_days{std::chrono::year{2021} / 8 / 5} + 6h};
  EXPECT_EQ(whole().clock.start, morning);
  EXPECT_EQ(whole().clock.length, 365 * 24h);
  EXPECT_EQ(whole().clock.utc_offset, 4h);
}

TEST(LoadScenario, ReadsABordersLineFromItsFile) {
  const Border& border = whole().borders.at("east");
  ASSERT_EQ(border.line.size(), 4U);
  EXPECT_EQ(border.line[1], (LonLat{45.1, 41.1}));
  EXPECT_EQ(border.reference, core::metres(500));
}

TEST(LoadScenario, ReadsPlacesInTheOrderOfTheirFile) {
  ASSERT_EQ(whole().places.size(), 5U);
  EXPECT_EQ(whole().places[4].name, "Berd, upper");
  EXPECT_EQ(whole().places[4].region, "Tavush");
  EXPECT_EQ(whole().places[0].population, 100000);
  EXPECT_EQ(whole().places[3].population, std::nullopt);
}

TEST(LoadScenario, FindsPlacesByName) {
  EXPECT_EQ(whole().bases.at("gyumri").at.at, (LonLat{43.85, 40.79}));
  EXPECT_EQ(whole().bases.at("other").at.at, (LonLat{45.72, 40.18}));
  EXPECT_EQ(whole().posts.at("voskepar").at.at, (LonLat{45.066, 41.077}));
  EXPECT_EQ(whole().posts.at("voskepar").at.name, "");
}

TEST(LoadScenario, ReadsSectorsAsStretchesOfABorder) {
  const Sector& first = whole().sectors.at("voskepar");
  EXPECT_EQ(first.from.near->name, "Voskepar");
  EXPECT_EQ(first.from.near->at, (LonLat{45.07, 41.08}));
  EXPECT_EQ(first.from.offset, kilometres(-9));
  EXPECT_EQ(first.to.along, kilometres(20));
  EXPECT_THAT(first.neighbours, ElementsAre("sotk"));
  EXPECT_TRUE(whole().sectors.at("sotk").to.end);
  EXPECT_FALSE(first.to.end);
}

TEST(LoadScenario, ReadsForces) {
  const UnitType& guards = whole().unit_types.at("border-guards");
  EXPECT_EQ(guards.team, Persons{25});
  EXPECT_EQ(guards.road, core::kilometres_per_hour(45));
  EXPECT_DOUBLE_EQ(guards.costs.si() * 86400, 4000);
  EXPECT_THAT(guards.may, UnorderedElementsAre(Task::watch, Task::patrol, Task::respond, Task::build));
  EXPECT_THAT(guards.deters, ElementsAre(Pair("shooting", -1.5)));
  const Post& post = whole().posts.at("voskepar");
  EXPECT_EQ(post.watch->radius, kilometres(4));
  EXPECT_DOUBLE_EQ(post.watch->detects, 0.85);
  EXPECT_EQ(post.build->takes, Distribution(core::Lognormal{40 * 24h, 0.4}));
  EXPECT_DOUBLE_EQ(post.build->billet.value(), 0.6);
  const Deployment& sent = whole().deployments.at("voskepar-2021");
  EXPECT_THAT(sent.send, ElementsAre(Pair("border-guards", 2)));
  EXPECT_EQ(sent.mobilise, Distribution(core::Triangular{6h, 12h, 48h}));
  EXPECT_TRUE(whole().deployments.at("early").since.has_value());
}

TEST(LoadScenario, ReadsPatrols) {
  const Patrol& random = whole().patrols.at("random");
  EXPECT_EQ(std::get<AtRandom>(random.departs).mean, 8h);
  EXPECT_FALSE(random.along.span.whole);
  EXPECT_FALSE(random.along.there_and_back);
  EXPECT_EQ(random.along.span.from->along, kilometres(2));
  EXPECT_EQ(random.along.span.to->near->at, (LonLat{45.1, 41.1}));
  const auto& every = std::get<Every>(whole().patrols.at("every").departs);
  EXPECT_EQ(every.period, 12h);
  EXPECT_EQ(every.jitter, 1h);
  EXPECT_EQ(every.phase, 6h);
  EXPECT_EQ(std::get<Every>(whole().patrols.at("short").departs).period, 12h);
  EXPECT_THAT(std::get<AtTimes>(whole().patrols.at("at").departs).of_day, ElementsAre(6h, 18h));
  EXPECT_TRUE(whole().patrols.at("at").along.span.whole);
}

TEST(LoadScenario, ReadsWhichWayPatrolsGo) {
  const auto& mixed = whole().patrols.at("mixed").along.mixed;
  ASSERT_EQ(mixed.size(), 2U);
  EXPECT_DOUBLE_EQ(mixed.at("near").share, 0.4);
  EXPECT_TRUE(mixed.at("near").span.whole);
  EXPECT_EQ(mixed.at("far").span.from->along, kilometres(15));
  EXPECT_TRUE(whole().patrols.at("gap").along.least_seen);
  const Patrol& round = whole().patrols.at("round");
  EXPECT_EQ(round.post, "");
  EXPECT_EQ(round.base, "gyumri");
  EXPECT_EQ(round.along.border, "east");
}

TEST(LoadScenario, ReadsWhatACommandMayDo) {
  const Response& response = whole().response;
  EXPECT_EQ(response.when_busy, WhenBusy::lost);
  EXPECT_EQ(response.keep_reserve, 1);
  EXPECT_TRUE(response.sector_only);
  EXPECT_TRUE(response.divert_patrols);
}

TEST(LoadScenario, ReadsIncidents) {
  const IncidentClass& shooting = whole().incidents.at("shooting");
  const double month_seconds = core::hours_per_month * 3600;
  EXPECT_DOUBLE_EQ(shooting.rate.per_length.si(), 2.0 / month_seconds / 100'000);
  EXPECT_EQ(shooting.rate.per_sector.si(), 0);
  EXPECT_DOUBLE_EQ(whole().incidents.at("theft").rate.per_sector.si(), 0.5 / (7 * 86400));
  EXPECT_THAT(shooting.where, UnorderedElementsAre(Pair("sotk", 4), Pair("voskepar", 2)));
  EXPECT_THAT(shooting.season, ElementsAre(Pair(1, 0.5), Pair(12, 0.6)));
  ASSERT_EQ(shooting.hours.size(), 1U);
  EXPECT_EQ(shooting.hours.begin()->first.from, 22);
  EXPECT_EQ(shooting.hours.begin()->first.to, 6);
  EXPECT_DOUBLE_EQ(shooting.prevented_by_presence.half_at.si(), 0.002);
  EXPECT_EQ(whole().incidents.at("theft").ends, Ends::when_attended);
}

TEST(LoadScenario, KeepsTheOrderOfLevels) {
  const auto& levels = whole().escalation.levels;
  ASSERT_EQ(levels.size(), 3U);
  EXPECT_EQ(levels[0].first, "stand-off");
  EXPECT_EQ(levels[2].first, "casualties");
  EXPECT_TRUE(levels[1].second.overt);
  EXPECT_EQ(levels[2].second.up, std::nullopt);
  EXPECT_EQ(levels[2].second.killed.at("armenia").dispersion, 0.5);
  EXPECT_TRUE(std::isinf(levels[2].second.killed.at("azerbaijan").dispersion));
  EXPECT_EQ(whole().escalation.held.down, 1.8);
  EXPECT_EQ(whole().escalation.held.needs.at("casualties"), 2);
}

TEST(LoadScenario, KeepsTheCommentsThatSayWhereANumberComesFrom) {
  ASSERT_EQ(whole().notes.size(), 2U);
  const Note& roads = whole().notes[0];
  EXPECT_EQ(roads.path, "roads");
  EXPECT_EQ(roads.text, "roads: {detour: 1.5}");
  EXPECT_EQ(roads.note, "source: three samples of road and great circle");
  EXPECT_EQ(whole().notes[1].path, "posts.voskepar.watch");
  EXPECT_EQ(whole().notes[1].note, "assumption");
}

TEST(LoadScenario, TakesNoNoteFromWithinAText) {
  const WrittenScenario written{
      {{"scenario.yaml", least_scenario("about: \"x # source: no\"\nattribution: |\n  # source: no\n")}}};
  EXPECT_TRUE(load_scenario(written.file()).notes.empty());
}

TEST(LoadScenario, KnowsWhereEveryValueStands) {
  const auto at = [](std::string_view path) { return position_of(*whole().document, path).value(); };
  const Position radius = at("posts.voskepar.watch.radius");
  EXPECT_EQ(radius.line, 30);
  EXPECT_EQ(radius.column, 21);
  EXPECT_EQ(at("posts.voskepar").line, 27);
  EXPECT_EQ(at("posts.voskepar.at.1").column, 18);
}

TEST(LoadScenario, KeepsTheTextsItRead) {
  const auto texts = texts_of(*whole().document);
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_THAT(texts[0].second, HasSubstr("picket: 1\n"));
}

TEST(DiagnosticAt, PointsAtTheValue) {
  const Diagnostic diagnostic = diagnostic_at(whole(), "posts.voskepar.watch.radius", "too far");
  EXPECT_EQ(diagnostic.at.line, 30);
  EXPECT_THAT(diagnostic.source_line, HasSubstr("watch: {radius: 4 km"));
}

TEST(DiagnosticAt, PointsAtTheNearestThingAboveWhatIsNotWritten) {
  EXPECT_EQ(diagnostic_at(whole(), "posts.old.watch.radius", "?").at, position_of(*whole().document, "posts.old"));
  EXPECT_EQ(diagnostic_at(whole(), "nothing.here", "?").at.line, 0);
}

TEST(LoadScenario, ReadsTheSameWithABomAndWindowsLineEnds) {
  std::string text = least_scenario("");
  std::string windows = "\xef\xbb\xbf";
  for (const char c : text) windows += c == '\n' ? std::string{"\r\n"} : std::string{c};
  const WrittenScenario written{{{"scenario.yaml", windows}}};
  EXPECT_EQ(load_scenario(written.file()).name, "least");
}

}  // namespace
}  // namespace picket::scenario
