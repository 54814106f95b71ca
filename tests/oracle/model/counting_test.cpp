// What is counted: runs that end before their time, warm-ups, and what becomes public.

#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

TEST(EndOfRun, ComesAsTheExponentialRaceSays) {
  // The first war (1 a 400 days) ends the run 2 x 5 days later, when everybody has heard; the run is 365 days long.
  // P(it ends early) = 1 - exp(-355/400), mean exposure = 10 + 400 (1 - exp(-355/400)) days. Raids (3 a day) go on
  // until then: 3 x exposure, by Wald's identity for the integral of their rate.
  auto s = straight_border();
  s.response.communication = 24h * 5;
  s.escalation.levels = {{"low", {.up = 1min}}, {"war", {.down = 48h, .ends_run = true}}};
  s.escalation.levels[0].second.down.reset();
  s.incidents["clash"].rate.per_sector = core::per_hour(1.0 / 400 / 24);
  const double early = 1 - std::exp(-355.0 / 400), days = 10 + 400 * early;
  const Model model = compile(s);
  Sample ended, exposure, first;
  play(model, 40000, [&](const outcome::Outcome& o) {
    ended.add(tally(model, o, "ended_early"));
    exposure.add(tally(model, o, "exposure_h") / 24);
    first.add(tally(model, o, "first_h:low") / 24);
    const double km_h = tally(model, o, "exposure_h") * model.setting.sectors[0].to_km;
    EXPECT_NEAR(tally(model, o, "km_h"), km_h, 1e-9 * km_h);
  });
  EXPECT_EXACT(ended, early);
  EXPECT_EXACT(exposure, days);
  EXPECT_EXACT(first, 400 * (1 - std::exp(-365.0 / 400)));
}

TEST(EndOfRun, CutsOffEveryCountAndIntegral) {
  // A post that watches half the border, a team that costs 1000 EUR a day, patrols, raids that nobody reports: all
  // stop at the end.
  auto s = straight_border();
  add_forces(s);
  s.escalation.levels = {{"low", {.up = 1000h, .down = 2h}}, {"war", {.ends_run = true}}};
  s.posts["post"] = standing_post(50, 2, 25);
  s.patrols["walk"] = {.post = "post",
                       .unit_type = "",
                       .teams = 1,
                       .departs = sc::Every{.period = 24h},
                       .along = {},
                       .speed = core::kilometres_per_hour(10),
                       .sees = core::kilometres(1)};
  s.incidents["clash"].rate.per_sector = core::per_hour(0.05);
  const Model model = compile(s);
  RatioSample raids;
  std::size_t early = 0;
  play(model, 1500, [&](const outcome::Outcome& o) {
    const double hours = tally(model, o, "exposure_h");
    early += tally(model, o, "ended_early") > 0;
    raids.add(tally(model, o, "incidents"), hours);
    EXPECT_NEAR(tally(model, o, "observed_by_posts_km_h"), 50 * hours, 1e-6 * hours);
    EXPECT_NEAR(tally(model, o, "team_days:north"), 2 * hours / 24, 1e-6);
    EXPECT_NEAR(tally(model, o, "responder_team_h"), 2 * hours, 1e-6);
    // a walk of 100 km and back takes 20 h of 24: 200 km a full day, and 10 km an hour of the last one
    const double last = std::fmod(hours, 24);
    EXPECT_NEAR(tally(model, o, "patrol_km"), 200 * std::floor(hours / 24) + std::min(200.0, 10 * last), 1e-3);
    for (const auto& i : o.incidents) {
      EXPECT_LE(core::in_hours(i.onset.time_since_epoch()), hours);
      EXPECT_LE(core::in_hours(i.ended.value_or(Time{}).time_since_epoch()), hours);
    }
  });
  EXPECT_GT(early, 500U);
  EXPECT_LT(early, 1500U);
  EXPECT_EXACT(raids, 0.05);
}

/// One server and calls at 1 / 2 h of 1 h each: M/M/1 at half load.
sc::Scenario one_server() {
  auto s = straight_border();
  add_forces(s);
  s.clock.length = 100h;
  s.unit_types["guards"].road = core::kilometres_per_hour(1e9);
  s.posts["post"] = standing_post(50, 1);
  s.incidents["clash"].rate.per_sector = core::per_hour(0.5);
  s.incidents["clash"].ends = sc::Ends::when_attended;
  s.escalation.levels = {{"low", {.down = 1h, .overt = true}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 1};
  return s;
}

TEST(WarmUp, BringsAQueueToItsStationaryLawBeforeTheStart) {
  // M/M/1 at load 1/2: 0.5 wait on average, 1 in the system, the server is busy half of the time. The queue begins
  // empty 100 h before the start.
  auto s = one_server();
  s.clock.warm_up = 100h;
  const Model model = compile(s);
  Sample waiting, there, busy, came;
  play(model, 12000, [&](const outcome::Outcome& o) {
    waiting.add(tally(model, o, "waiting_h") / 100);
    there.add(tally(model, o, "at_least_h:low") / 100);
    busy.add(tally(model, o, "responding_team_h") / tally(model, o, "responder_team_h"));
    came.add(tally(model, o, "incidents"));
    EXPECT_NEAR(tally(model, o, "responder_team_h"), 100, 1e-9);
  });
  EXPECT_LT(std::abs(waiting.z(0.5)), 4);
  EXPECT_LT(waiting.standard_error() * 4, 0.03 * 0.5);
  EXPECT_EXACT(there, 1);
  EXPECT_EXACT(busy, 0.5);
  EXPECT_EXACT(came, 50);
}

TEST(WarmUp, LeavesIncidentsFromBeforeItOutOfTheCountsButNotTheirHours) {
  // Incidents of 8 h at 2 /h, a run of 6 h: 16 are under way at the start. From empty there would be fewer hours.
  auto s = straight_border();
  s.clock.length = 6h;
  s.incidents["clash"].rate.per_sector = core::per_hour(2);
  s.escalation.levels = {{"low", {.down = 8h}}};
  const Model cold = compile(s);
  s.clock.warm_up = 24h * 10;
  const Model warm = compile(s);
  Sample cold_hours, warm_hours, counted, first;
  play(cold, 8000, [&](const auto& o) { cold_hours.add(tally(cold, o, "at_least_h:low")); });
  play(warm, 8000, [&](const auto& o) {
    warm_hours.add(tally(warm, o, "at_least_h:low"));
    counted.add(tally(warm, o, "incidents"));
    first.add(tally(warm, o, "first_h:low"));
    for (const auto& i : o.incidents) {
      EXPECT_GE(i.onset, Time{});
      EXPECT_LT(i.onset, Time{6h});
    }
  });
  EXPECT_EXACT(cold_hours, 2 * 8 * (6 - 8 * (1 - std::exp(-6.0 / 8))));
  EXPECT_EXACT(warm_hours, 2 * 8 * 6);
  EXPECT_EXACT(counted, 12);
  EXPECT_LT(std::abs(first.z(0.5 * (1 - std::exp(-12.0)))), 4);
}

TEST(WarmUp, LetsNoneOfItsIncidentsEndTheRunOrStartAState) {
  // incidents in July alone, that may climb for weeks; the run begins in August
  auto s = straight_border();
  s.clock.start = std::chrono::local_days{std::chrono::year{2021} / 8 / 1};
  s.clock.length = 24h * 30;
  s.clock.warm_up = 24h * 20;
  s.incidents["clash"].rate.per_sector = core::per_hour(1.0 / 24);
  s.incidents["clash"].season = {{8, 0}};
  s.escalation.levels = {{"low", {.up = 24h * 20, .down = 24h * 20}}, {"war", {.down = 24h, .ends_run = true}}};
  s.politics = {.start = "calm", .states = {{"calm", {}}, {"alarm", {}}}, .transitions = {}, .timeline = {}};
  const Model ends = compile(s);
  s.escalation.levels[1].second.ends_run = false;
  s.escalation.levels[1].second.starts = sc::Starts{"alarm", exactly(0h)};
  const Model starts = compile(s);
  double hours_at_war = 0;
  for (std::uint64_t r = 0; r < 30; ++r) {
    const auto a = simulate(ends, 5, r), b = simulate(starts, 5, r);
    EXPECT_EQ(tally(ends, a, "incidents"), 0);
    EXPECT_EQ(tally(ends, a, "ended_early"), 0);
    EXPECT_EQ(tally(starts, b, "state_h:alarm"), 0);
    hours_at_war += tally(starts, b, "at_least_h:war");
  }
  EXPECT_GT(hours_at_war, 100);
}

TEST(WarmUp, OrdersNoDeploymentThatWaitsForACondition) {
  // the condition holds all along: ordered at the start, there one communication and one hour of road later
  auto s = straight_border();
  add_forces(s);
  s.bases["base"].at.at = on_border(50, 40);
  s.clock.length = 240h;
  s.clock.warm_up = 480h;
  s.response.communication = 0h;
  s.posts["post"] = standing_post(50, 0);
  s.posts["post"].since.reset();
  s.posts["post"].holds.clear();
  s.politics = {.start = "calm", .states = {{"calm", {}}}, .transitions = {}, .timeline = {}};
  s.deployments["sent"].send = {{"guards", 1}};
  s.deployments["sent"].from = "base";
  s.deployments["sent"].to = "post";
  s.deployments["sent"].mobilise = exactly(24h);
  s.deployments["sent"].when = sc::Condition{.state = "calm", .level = {}, .deployment = {}};
  const Model model = compile(s);
  const auto o = simulate(model, 1, 0);
  EXPECT_NEAR(tally(model, o, "travel_km"), 40 * s.detour, 0.01);  // within the counted time
  EXPECT_NEAR(tally(model, o, "team_days:north"), 10, 1e-9);
}

TEST(WarmUp, KeepsDatesTimesOfDayAndPhasesWhereTheyAre) {
  // 100 h of warm-up are no whole number of days or periods. Season, hours, the order's date, the patrol's phase and
  // the date of the political event all hold as without it.
  auto s = straight_border();
  add_forces(s);
  s.clock.length = 24h * 60;
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].hours = {{{6, 8}, 1}, {{8, 24}, 0}, {{0, 6}, 0}};
  s.escalation.levels = {{"low", {.down = 1min}}};
  s.posts["post"] = standing_post(20, 1, 0);
  s.posts["later"] = {.at = {"", on_border(80)},
                      .sector = "all",
                      .watch = sc::Watch{core::kilometres(10), 1},
                      .capacity = {},
                      .build = {},
                      .since = {},
                      .holds = {}};
  s.deployments["sent"] = {.send = {{"guards", 1}},
                           .from = "base",
                           .to = "later",
                           .on = s.clock.start + 240h,
                           .since = {},
                           .mobilise = exactly(0h)};
  s.patrols["walk"] = {.post = "post",
                       .unit_type = "",
                       .teams = 1,
                       .departs = sc::Every{.period = 48h, .jitter = {}, .phase = 6h},
                       .along = {.span = {.whole = false, .from = at_km(20), .to = at_km(30)}, .there_and_back = true},
                       .speed = core::kilometres_per_hour(10),
                       .sees = core::metres(1)};
  s.politics = {.start = "talks",
                .states = {{"talks", {}}, {"truce", {.incidents = {.all = 0, .by_class = {}}}}},
                .transitions = {},
                .timeline = {{s.clock.start + 480h, "truce"}}};
  const Model plain = compile(s);
  s.clock.warm_up = 100h;
  const Model warm = compile(s);
  const auto a = simulate(plain, 1, 0), b = simulate(warm, 1, 0);
  for (const auto* id : {"observed_by_posts_km_h", "observed_by_patrols_km_h", "patrols", "patrol_km", "state_h:talks",
                         "state_h:truce", "team_days:north", "km_h", "exposure_h"})
    EXPECT_NEAR(tally(plain, a, id), tally(warm, b, id), 1e-6) << id;
  EXPECT_GT(b.incidents.size(), 20U);
  for (const auto& i : b.incidents) {
    const double h = core::in_hours(i.onset.time_since_epoch());
    EXPECT_TRUE(h < 480.2 && std::fmod(h, 24) >= 6 && std::fmod(h, 24) < 8) << h;
  }
  EXPECT_EQ(b.incidents.size(), static_cast<std::size_t>(tally(warm, b, "incidents")));
}

TEST(Published, GoesByTheHighestLevelOfIncidentsThatWereFound) {
  // A post sees 80 % of the border with probability 0.75: 60 % are found. Highest level: reach b 1/3, c 1/5 (see the
  // ladder's test), so a 2/3, b 2/15, c 1/5. Published: a 10 %, b like a, c 90 %. `c` kills 2 a time.
  auto s = straight_border();
  add_forces(s);
  s.posts["post"] = standing_post(50, 1, 40, 0.75);
  s.incidents["clash"].rate.per_sector = core::per_hour(2);
  s.incidents["raid"] = s.incidents["clash"];
  s.incidents["clash"].published = {{"a", 0.1}, {"c", 0.9}};
  s.incidents["raid"].published = {{"b", 0.3}};  // a: all; c: like b
  s.escalation.levels = {{"a", {.up = 6h, .down = 3h}}, {"b", {.up = 4h, .down = 4h}}, {"c", {.down = 2h}}};
  const Model model = compile(s);
  RatioSample clash, raid, all;
  play(model, 60, [&](const outcome::Outcome& o) {
    clash.add(tally(model, o, "recorded:clash"), tally(model, o, "incidents:clash"));
    raid.add(tally(model, o, "recorded:raid"), tally(model, o, "incidents:raid"));
    all.add(tally(model, o, "recorded"), tally(model, o, "found"));
  });
  const double of_clash = 0.1 * (2.0 / 3 + 2.0 / 15) + 0.9 / 5, of_raid = 2.0 / 3 + 0.3 * (2.0 / 15 + 1.0 / 5);
  EXPECT_EXACT(clash, 0.6 * of_clash);
  EXPECT_EXACT(raid, 0.6 * of_raid);
  EXPECT_EXACT(all, (of_clash + of_raid) / 2);
}

TEST(Published, CountsTheDeadAndTheFatalIncidentsOfTheRecordAlone) {
  // Everything is found; the lowest level wounds nobody, the upper kills Poisson(1): fatal with 1 - 1/e. One visit to
  // it at most (no way back up from the end): published 40 %.
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(2);
  s.incidents["clash"].published = {{"a", 0}, {"b", 0.4}};
  s.escalation.levels = {{"a", {.up = 1h, .down = 1h, .overt = true}},
                         {"b", {.up = {}, .down = {}, .overt = true, .killed = {{"north", {.mean = 1}}}}}};
  const Model model = compile(s);
  RatioSample killed, fatal;
  play(model, 20, [&](const outcome::Outcome& o) {
    killed.add(tally(model, o, "recorded_killed"), tally(model, o, "killed"));
    fatal.add(tally(model, o, "recorded_fatal"), tally(model, o, "fatal_incidents"));
    EXPECT_EQ(tally(model, o, "recorded"), tally(model, o, "recorded:clash"));
  });
  EXPECT_EXACT(killed, 0.4);
  EXPECT_EXACT(fatal, 0.4);
}

TEST(Published, LeavesTheIncidentsThemselvesAlone) {
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(0.1);
  const auto without = simulate(compile(s), 1, 0);
  s.incidents["clash"].published = {{"low", 0.5}};
  EXPECT_EQ(simulate(compile(s), 1, 0).incidents, without.incidents);
}

}  // namespace
}  // namespace picket::model
