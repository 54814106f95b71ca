// What a sector's command may do: lose calls, keep a reserve, call patrols back.

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "model/injected.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

double h(core::Time t) { return core::in_hours(t.time_since_epoch()); }
constexpr double second = 1.0 / 3600, turnout = 1.0 / 3;

/// Calls at Exp(1/lambda), known at once; a team comes at once and stays to the end, Exp(1 h).
sc::Scenario queue(double lambda, std::int64_t servers, sc::WhenBusy when_busy) {
  auto s = straight_border();
  add_forces(s);
  s.clock.length = 24h * 100;
  s.unit_types["guards"].road = core::kilometres_per_hour(1e9);
  s.posts["post"] = standing_post(50, servers);
  s.incidents["clash"].rate.per_sector = core::per_hour(lambda);
  if (when_busy == sc::WhenBusy::wait) s.incidents["clash"].ends = sc::Ends::when_attended;
  s.escalation.levels = {{"low", {.up = {}, .down = 1h, .overt = true, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 1};
  s.response.when_busy = when_busy;
  return s;
}

TEST(Command, ThatLosesCallsIsErlangsLossSystem) {
  // M/M/5/5 with offered load 3: B(5, 3) = 0.110054; use 3 (1 - B) / 5
  const double b = 0.110054;
  const Model model = compile(queue(3, 5, sc::WhenBusy::lost));
  RatioSample lost, use;
  play(model, 200, [&](const outcome::Outcome& o) {
    double n = 0, unanswered = 0;
    for (const auto& incident : o.incidents) {
      if (incident.onset < Time{48h} || !incident.ended) continue;
      n += 1;
      unanswered += !incident.first_team;
    }
    lost.add(unanswered, n);
    use.add(tally(model, o, "responding_team_h"), tally(model, o, "responder_team_h"));
  });
  EXPECT_EXACT(lost, b);
  EXPECT_EXACT(use, 3 * (1 - b) / 5);
}

TEST(Command, ThatKeepsAReserveServesOneLevelWithTheRest) {
  // Seven teams of which two stay back: M/M/5 with offered load 3, P(wait) = C(5, 3) = 0.236152, mean wait C / 2 h
  const double c = 0.236152;
  auto s = queue(3, 7, sc::WhenBusy::wait);
  s.response.keep_reserve = 2;
  const Model model = compile(s);
  RatioSample waits, wait_h;
  play(model, 400, [&](const outcome::Outcome& o) {
    double n = 0, waited = 0, hours = 0;
    for (const auto& incident : o.incidents) {
      if (incident.onset < Time{48h} || !incident.first_team) continue;
      const auto delay = *incident.first_team - *incident.found;
      n += 1;
      waited += delay > 10s;
      hours += core::in_hours(delay);
    }
    waits.add(waited, n);
    wait_h.add(hours, n);
  });
  EXPECT_EXACT(waits, c);
  EXPECT_LT(std::abs(wait_h.z(c / 2)), 4);
}

/// One post at km 50 with a team, roads at 60 km/h, turnout 20 min; what begins is known at once.
sc::Scenario one_team() {
  auto s = straight_border();
  add_forces(s);
  s.detour = 1.5;
  s.posts["post"] = standing_post(50, 1);
  s.incidents["clash"].rate.per_sector = core::per_hour(hardly_ever);
  s.escalation.levels = {{"low", {.up = 5h, .down = 9h, .overt = true, .killed = {}, .wounded = {}}},
                         {"high", {.up = {}, .down = 20h, .overt = false, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}, {"high", 1}}, .up = 1, .down = 1};
  s.response.turnout = exactly(20min);
  return s;
}

std::vector<Onset> one_every(core::Duration gap, std::uint32_t n) {
  std::vector<Onset> onsets;
  for (std::uint32_t i = 0; i < n; ++i) onsets.push_back({0, (i + 1) * gap, i});
  return onsets;
}

/// By history of single incidents: first team, and when the higher level was first reached.
struct Climb {
  outcome::Incident incident;
  std::optional<double> climbed_h;
};
std::vector<Climb> climbs(const Model& model, std::uint32_t n) {
  std::vector<Climb> all;
  for (std::uint32_t i = 0; i < n; ++i) {
    Climb climb;
    const auto outcome = play_onsets(model, {{0, 10h, i}}, [&](const auto&, Time t, auto, const Event& event) {
      const auto* ring = std::get_if<ClockRings>(&event);
      if (ring != nullptr && ring->up && !climb.climbed_h) climb.climbed_h = h(t);
    });
    climb.incident = outcome.incidents.at(0);
    all.push_back(climb);
  }
  return all;
}

void expect_first_team_after_the_climb(const Model& model) {
  int came = 0, never = 0;
  for (const auto& [incident, climbed_h] : climbs(model, 60)) {
    if (!climbed_h) {
      EXPECT_FALSE(incident.first_team);
      ++never;
    } else if (incident.first_team) {
      const double road = std::abs(incident.chainage_km - 50) * 1.5 / 60;
      EXPECT_NEAR(h(*incident.first_team), *climbed_h + turnout + road, second);
      ++came;
    }
  }
  EXPECT_GT(came, 10);
  EXPECT_GT(never, 5);
}

TEST(Command, SendsItsReserveToAHigherLevel) {
  auto s = one_team();
  s.response.keep_reserve = 1;
  expect_first_team_after_the_climb(compile(s));
}

TEST(Command, GivesALostCallAnotherChanceWhenItClimbs) {
  // The team is on a patrol when the incident begins, and back 6 min later: nobody is sent until the level rises.
  auto s = one_team();
  s.response.when_busy = sc::WhenBusy::lost;
  s.patrols["walk"] = {.post = "post",
                       .base = "",
                       .unit_type = "",
                       .teams = 1,
                       .departs = sc::Every{.period = 9000h, .jitter = {}, .phase = 1h},
                       .along = {},
                       .speed = core::kilometres_per_hour(200 / 9.1),  // returns at 10.1 h
                       .sees = core::metres(1)};
  const Model model = compile(s);
  int came = 0;
  for (const auto& [incident, climbed_h] : climbs(model, 60)) {
    if (!incident.first_team) continue;
    ASSERT_TRUE(climbed_h);
    EXPECT_GT(h(*incident.first_team), std::max(*climbed_h, 10.1) + turnout - second);
    ++came;
  }
  EXPECT_GT(came, 10);
}

/// The post's only team walks from km 0 to 100 and back at 10 km/h from the start on; two classes, the second known at
/// once, the first after 30 h.
sc::Scenario on_patrol() {
  auto s = one_team();
  s.incidents["known"] = s.incidents["clash"];
  s.incidents["known"].reported = exactly(0h);
  s.incidents["clash"].reported = exactly(30h);
  s.escalation.levels = {{"low", {.up = {}, .down = 10000h, .overt = false, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 1};
  s.response.divert_patrols = true;
  s.response.stay = exactly(1h);
  s.patrols["walk"] = {.post = "post",
                       .base = "",
                       .unit_type = "",
                       .teams = 1,
                       .departs = sc::Every{.period = 9000h, .jitter = {}, .phase = {}},
                       .along = {},
                       .speed = core::kilometres_per_hour(10),
                       .sees = core::kilometres(1)};
  return s;
}

TEST(Command, CallsAPatrolFromWhereItIs) {
  const Model model = compile(on_patrol());
  for (const double called : {3.0, 8.5, 12.0}) {
    const double position = called < 10 ? 10 * called : 200 - 10 * called;
    const auto outcome = play_onsets(model, {{0, core::hours(called), static_cast<std::uint32_t>(called), 1}});
    const auto& incident = outcome.incidents.at(0);
    ASSERT_TRUE(incident.first_team);
    EXPECT_NEAR(h(*incident.first_team) - called, std::abs(incident.chainage_km - position) * 1.5 / 60, second);
    EXPECT_NEAR(tally(model, outcome, "patrol_km"), 10 * called, 1e-3);
    // every midpoint that it has passed by: 2 km in sight each time, cut at its turn, at km 0 and where it was called
    double seen_h = 0;
    for (double midpoint = 0.5; midpoint < 100; ++midpoint) {
      const double out = std::min(midpoint + 1, 100.0) / 10, in = std::max(midpoint - 1, 0.0) / 10;
      seen_h += std::max(std::min(out, called) - in, 0.0);
      const double back = (200 - std::min(midpoint + 1, 100.0)) / 10, gone = (200 - std::max(midpoint - 1, 0.0)) / 10;
      seen_h += std::max(std::min(gone, called) - back, 0.0);
    }
    EXPECT_NEAR(tally(model, outcome, "observed_by_patrols_km_h"), seen_h, 1e-4) << called;
  }
}

TEST(Command, SendsACalledPatrolBackToItsPost) {
  // It drives from km 30 for a minute or so when the incident ends, or has arrived: then it stays 1 h, and drives to
  // km 50.
  auto s = on_patrol();
  s.escalation.levels[0].second.down = 30min;
  const Model model = compile(s);
  int arrived = 0, turned = 0;
  for (std::uint32_t number = 0; number < 40; ++number) {
    double back = 0;
    const auto outcome = play_onsets(model, {{0, 3h, number, 1}}, [&](const auto&, Time t, auto, const Event& event) {
      if (std::holds_alternative<BackAtPost>(event)) back = h(t);
    });
    const auto& incident = outcome.incidents.at(0);
    const double x = incident.chainage_km, ended = h(*incident.ended), out = std::abs(x - 30) * 1.5 / 60;
    if (incident.first_team) {
      EXPECT_NEAR(back, ended + 1 + std::abs(x - 50) * 1.5 / 60, second) << number;
      ++arrived;
    } else {
      ASSERT_LT(ended, 3 + out);
      const double there = 30 + (x - 30) * (ended - 3) / out;
      EXPECT_NEAR(back, ended + std::abs(there - 50) * 1.5 / 60, second) << number;
      ++turned;
    }
    const double km = incident.first_team
                          ? std::abs(x - 30) + std::abs(x - 50)
                          : std::abs(x - 30) * (ended - 3) / out + std::abs(30 + (x - 30) * (ended - 3) / out - 50);
    EXPECT_NEAR(tally(model, outcome, "travel_km"), 1.5 * km, 0.01);
  }
  EXPECT_GT(arrived, 5);
  EXPECT_GT(turned, 5);
}

TEST(Command, LeavesWhatTheCalledPatrolWouldHaveFoundToOthers) {
  // Called at 5 h from km 50. What lies before it and began at 1 min would have been found as it came by; residents
  // report it after 30 h.
  const Model model = compile(on_patrol());
  int before = 0, behind = 0;
  for (std::uint32_t number = 0; number < 12; ++number) {
    const auto outcome = play_onsets(model, {{0, 1min, number, 0}, {0, 5h, 77, 1}});
    const auto& quiet = outcome.incidents.at(0);
    if (quiet.chainage_km < 1.2) continue;  // in sight at its onset
    const double found = h(*quiet.found), passed = (quiet.chainage_km - 1) / 10;
    if (passed > 5) {
      EXPECT_NEAR(found, 30 + 1.0 / 60, second) << number;
      EXPECT_EQ(quiet.how, outcome::Found::by_residents);
      ++before;
    } else {
      EXPECT_NEAR(found, passed, second) << number;
      ++behind;
    }
  }
  EXPECT_GT(before, 2);
  EXPECT_GT(behind, 2);
}

TEST(Command, CallsBackAPatrolForItsNeighboursToo) {
  // From km 40 to 100 and back over the wall at km 60; called at 1 h, at km 50. The east was told of it, then told that
  // it does not come.
  auto s = on_patrol();
  s.sectors = {{"1-west", {.border = "line", .from = at_km(0), .to = at_km(60), .region = "", .neighbours = {}}},
               {"2-east", {.border = "line", .from = at_km(60), .to = at_km(100), .region = "", .neighbours = {}}}};
  s.posts["post"].sector = "1-west";
  s.patrols["walk"].along.span = {.whole = false, .from = at_km(40), .to = at_km(100)};
  const Model model = compile(s);
  const auto outcome = play_onsets(model, {{0, 1h, 0, 1}, {1, 30min, 1, 0}});
  EXPECT_EQ(sector_tally(model, outcome, 1, "observed_by_patrols_km_h"), 0);
  EXPECT_EQ(outcome.incidents.at(0).sector, 1U);
  EXPECT_EQ(outcome.incidents.at(0).how, outcome::Found::by_residents);
  const auto undisturbed = play_onsets(model, {{1, 30min, 1, 0}});
  EXPECT_GT(sector_tally(model, undisturbed, 1, "observed_by_patrols_km_h"), 10);
  EXPECT_EQ(undisturbed.incidents.at(0).how, outcome::Found::by_patrol);
}

TEST(Command, DoesNotCallAPatrolThatIsInAnotherSector) {
  auto s = on_patrol();
  s.sectors = {{"1-west", {.border = "line", .from = at_km(0), .to = at_km(60), .region = "", .neighbours = {}}},
               {"2-east", {.border = "line", .from = at_km(60), .to = at_km(100), .region = "", .neighbours = {}}}};
  s.posts["post"].sector = "1-west";
  s.response.sector_only = true;
  s.patrols["walk"].along.span = {.whole = false, .from = at_km(40), .to = at_km(100)};
  const Model model = compile(s);
  const auto outcome = play_onsets(model, {{0, 3h, 0, 1}});  // it is at km 70, and back at its post after 12 h
  const auto& incident = outcome.incidents.at(0);
  EXPECT_NEAR(h(*incident.first_team), 12 + turnout + std::abs(incident.chainage_km - 50) * 1.5 / 60, second);
}

}  // namespace
}  // namespace picket::model
