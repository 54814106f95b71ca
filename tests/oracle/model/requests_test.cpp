// Asking next door: who comes when, who turns round, who stays behind.

#include <algorithm>
#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "model/injected.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

sc::Sector sector(double from, double to) {
  return {.border = "line", .from = at_km(from), .to = at_km(to), .region = "", .neighbours = {}};
}

sc::Post post_in(const std::string& sector_id, double km, std::int64_t teams) {
  sc::Post post = standing_post(km, teams);
  post.sector = sector_id;
  return post;
}

/// Two sectors of 50 km with teams in the east alone, at km 60; what begins is known at once and needs one team, which
/// takes 20 min to turn out and roads of 1.5 times the distance at 60 km/h.
sc::Scenario next_door(std::int64_t teams) {
  auto s = straight_border();
  add_forces(s);
  s.clock.length = 8000h;
  s.detour = 1.5;
  s.sectors = {{"1-west", sector(0, 50)}, {"2-east", sector(50, 100)}};
  s.posts["east"] = post_in("2-east", 60, teams);
  s.incidents["clash"].rate.per_sector = core::per_hour(hardly_ever);
  s.escalation.levels = {{"low", {.up = {}, .down = 1h, .overt = true, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 1};
  s.response.turnout = exactly(20min);
  s.response.stay = exactly(1h);
  s.response.rest = exactly(2h);
  return s;
}

double h(core::Time t) { return core::in_hours(t.time_since_epoch()); }
constexpr double second = 1.0 / 3600, communication = 1.0 / 6, turnout = 1.0 / 3;

TEST(Requests, BringAGuestAfterAllDelaysAndSendItHomeAfterAllDelays) {
  // Asked after 10 min, turnout 20 min, then the road. Its sector hears of the end 10 min late: a team in turnout stays
  // at its post, one on the road turns round, one on the scene stays for 1 h.
  const Model model = compile(next_door(2));
  std::vector<Onset> onsets;
  for (std::uint32_t i = 0; i < 300; ++i) onsets.push_back({0, (i + 1) * 24h, i});
  std::map<int, double> back, set_out, rested;  // by day
  const auto outcome = play_onsets(model, onsets, [&](const auto&, Time t, std::uint32_t process, const Event& event) {
    const int day = static_cast<int>(h(t) / 24);
    if (std::holds_alternative<TurnoutEnds>(event)) set_out[day] = h(t);
    if (std::holds_alternative<RestEnds>(event)) rested[day] = h(t);
    if (!std::holds_alternative<BackAtPost>(event)) return;
    EXPECT_EQ(process, 1U) << "a team is its own sector's wherever it helps";
    back[day] = h(t);
  });
  int came = 0, turned = 0, stayed_home = 0;
  double km = 0;
  ASSERT_EQ(outcome.incidents.size(), 300U);
  for (const auto& incident : outcome.incidents) {
    const double onset = h(incident.onset), ended = h(*incident.ended), told = ended + communication;
    const int day = static_cast<int>(onset / 24);
    const double road = (60 - incident.chainage_km) * 1.5 / 60, leaves = onset + communication + turnout;
    EXPECT_EQ(incident.first_team.has_value(), leaves + road < ended) << day;
    if (incident.first_team) {
      EXPECT_NEAR(h(*incident.first_team), leaves + road, second) << day;
    }
    if (told < leaves) {
      EXPECT_FALSE(set_out.contains(day)) << day;
      ++stayed_home;
    } else if (told < leaves + road) {
      EXPECT_NEAR(back[day], told + (told - leaves), second) << day;
      EXPECT_FALSE(rested.contains(day)) << day;
      km += 2 * (told - leaves) * 60;
      ++turned;
    } else {
      EXPECT_NEAR(back[day], told + 1 + road, second) << day;
      EXPECT_NEAR(rested[day], told + 1 + road + 2, second) << day;
      km += 2 * road * 60;
      ++came;
    }
  }
  EXPECT_GT(came, 30);
  EXPECT_GT(turned, 30);
  EXPECT_GT(stayed_home, 30);
  EXPECT_NEAR(sector_tally(model, outcome, 1, "travel_km"), km, 1);
  EXPECT_EQ(sector_tally(model, outcome, 0, "travel_km"), 0);
  EXPECT_EQ(sector_tally(model, outcome, 0, "calls"), 300);
}

TEST(Requests, GoToTheNearestPostFirstAndThenToTheNext) {
  // The middle has no team, the west is to get one that comes too late, the east has one. Who is nearer to the west
  // waits for its refusal.
  auto s = next_door(1);
  s.sectors = {{"1-west", sector(0, 30)}, {"2-middle", sector(30, 70)}, {"3-east", sector(70, 100)}};
  s.posts = {{"west", post_in("1-west", 20, 0)}, {"east", post_in("3-east", 80, 1)}};
  s.deployments["too-late"] = {.send = {{"guards", 1}},
                               .from = "base",
                               .to = "west",
                               .on = s.clock.start + s.clock.length - 1h,
                               .since = {},
                               .mobilise = exactly(0h)};
  const Model model = compile(s);
  std::vector<Onset> onsets;
  for (std::uint32_t i = 0; i < 100; ++i) onsets.push_back({1, (i + 1) * 24h, i});
  int asked_west = 0, seen = 0;
  for (const auto& incident : play_onsets(model, onsets).incidents) {
    if (!incident.first_team) continue;
    const double refusal = incident.chainage_km < 50 ? 2 * communication : 0;
    EXPECT_NEAR(h(*incident.first_team) - h(incident.onset),
                refusal + communication + turnout + (80 - incident.chainage_km) * 1.5 / 60, second);
    ++seen;
    asked_west += refusal > 0;
  }
  EXPECT_GT(asked_west, 3);
  EXPECT_GT(seen - asked_west, 10);
}

TEST(Requests, AreNotMadeWhenTheSectorStandsAlone) {
  auto s = next_door(2);
  s.response.sector_only = true;
  const Model model = compile(s);
  const auto outcome = play_onsets(model, {{0, 10h, 0}, {0, 20h, 1}, {1, 30h, 2}});
  EXPECT_FALSE(outcome.incidents[0].first_team);
  EXPECT_FALSE(outcome.incidents[1].first_team);
  EXPECT_GT(sector_tally(model, outcome, 1, "calls"), 0);
  EXPECT_EQ(sector_tally(model, outcome, 0, "unanswered"), 2);
}

TEST(Requests, AreFilledBeyondTheReserveAlone) {
  // Three wanted, four there, two kept: two come. Then one at a time.
  auto s = next_door(4);
  s.response.keep_reserve = 2;
  s.escalation.held.needs["low"] = 3;
  const Model model = compile(s);
  std::size_t most = 0;
  play_onsets(model, {{0, 10h, 0}}, [&](const auto& now, Time, auto, const Event&) {
    std::size_t out = 0;
    for (const Team& team : now.processes()[1].teams.all) out += team.errand.has_value();
    most = std::max(most, out);
  });
  EXPECT_EQ(most, 2U);
}

/// Of a history, the state of the only team of the east at some times.
std::map<double, TeamState> states_at(const Model& model, const std::vector<Onset>& onsets, std::size_t process,
                                      const std::vector<double>& hours) {
  std::map<double, TeamState> states;
  for (const double at : hours) states[at] = TeamState::idle;
  play_onsets(model, onsets, [&](const auto& now, Time t, std::uint32_t p, const Event&) {
    for (auto& [at, state] : states)
      if (p == process && h(t) <= at) state = now.processes()[process].teams.all[0].state;
  });
  return states;
}

TEST(Requests, StandDownWhoeverIsTooMany) {
  // The only team of the west is on a patrol that returns at 2 h 05 min. A call of 2 h asks next door; it is granted at
  // 2 h 10 min, the answer is back at 2 h 20 min, when the west's own team has already been sent; the guest hears at 2
  // h 30 min that it is not needed, in its turnout of 25 min.
  auto s = next_door(1);
  s.escalation.levels[0].second.down = 1000h;
  s.response.turnout = exactly(25min);
  s.posts["west"] = post_in("1-west", 10, 1);
  s.patrols["walk"] = {.post = "west",
                       .base = "",
                       .unit_type = "",
                       .teams = 1,
                       .departs = sc::Every{.period = 9000h, .jitter = {}, .phase = {}},
                       .along = {.span = {.whole = false, .from = at_km(0), .to = at_km(50)}, .there_and_back = true},
                       .speed = core::kilometres_per_hour(48),  // 2 h 05 min for 100 km
                       .sees = core::metres(1)};
  const Model model = compile(s);
  const auto states = states_at(model, {{0, 2h, 0}}, 1, {2.1, 2.2, 2.49, 2.51, 3});
  EXPECT_EQ(states.at(2.1), TeamState::idle);
  EXPECT_EQ(states.at(2.2), TeamState::turning_out);
  EXPECT_EQ(states.at(2.49), TeamState::turning_out);
  EXPECT_EQ(states.at(2.51), TeamState::idle);
  const auto outcome = play_onsets(model, {{0, 2h, 0}});
  ASSERT_TRUE(outcome.incidents[0].first_team);
  EXPECT_NEAR(h(*outcome.incidents[0].first_team),
              2 + 5.0 / 60 + 25.0 / 60 + std::abs(10 - outcome.incidents[0].chainage_km) * 1.5 / 60, second);
}

TEST(Requests, CountGuestsAsPresentWhileTheyAreOnTheScene) {
  auto s = next_door(2);
  s.unit_types["guards"].deters = {{"clash", 1}};
  const Model model = compile(s);
  std::vector<Onset> onsets;
  for (std::uint32_t i = 0; i < 100; ++i) onsets.push_back({0, (i + 1) * 24h, i});
  double present_h = 0, last_h = 0, last = 0;  // the integral of persons in the west
  const auto outcome = play_onsets(model, onsets, [&](const auto& now, Time t, std::uint32_t process, const Event&) {
    if (process != 0) return;
    present_h += last * (h(t) - last_h);
    last_h = h(t);
    last = static_cast<double>(now.processes()[0].teams.on_scene[0]) * 10;
  });
  double expected = 0;
  for (const auto& incident : outcome.incidents) {
    const double arrives = h(incident.onset) + communication + turnout + (60 - incident.chainage_km) * 1.5 / 60;
    const double told = h(*incident.ended) + communication;
    if (arrives <= told) expected += 10 * (told + 1 - arrives);
  }
  EXPECT_GT(expected, 300);
  EXPECT_NEAR(present_h, expected, 0.01 * expected);
}

TEST(Requests, AnsweredAtOnceMakeOneLossSystemOfTwoSectors) {
  // Five teams in the east serve both sectors, no delay anywhere, a call that finds nobody is lost: Erlang's B(5, 3) =
  // 0.110054 for either sector, the same for use: 3 (1 - B) / 5.
  auto s = next_door(5);
  s.clock.length = 2400h;
  s.unit_types["guards"].road = core::kilometres_per_hour(1e9);
  s.response = {.communication = 0min, .stay = exactly(0h), .rest = exactly(0h), .turnout = exactly(0h)};
  s.response.when_busy = sc::WhenBusy::lost;
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].where = {{"2-east", 2}};
  const Model model = compile(s);
  RatioSample west, east, use;
  play(model, 200, [&](const outcome::Outcome& o) {
    double lost[2] = {0, 0}, calls[2] = {0, 0};
    for (const auto& incident : o.incidents) {
      if (incident.onset < Time{48h} || !incident.ended) continue;
      calls[incident.sector] += 1;
      lost[incident.sector] += !incident.first_team;
    }
    west.add(lost[0], calls[0]);
    east.add(lost[1], calls[1]);
    use.add(tally(model, o, "responding_team_h"), tally(model, o, "responder_team_h"));
  });
  const double b = 0.110054;
  EXPECT_EXACT(west, b);
  EXPECT_EXACT(east, b);
  EXPECT_EXACT(use, 3 * (1 - b) / 5);
}

}  // namespace
}  // namespace picket::model
