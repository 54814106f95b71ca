// Response without travel is a queue; response with travel is geometry.

#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Calls at Exp(1/lambda), known at once, served by the team that comes at once for Exp(1 h): M/M/c.
sc::Scenario queue(double lambda, std::int64_t servers) {
  auto s = straight_border();
  add_forces(s);
  s.clock.length = 24h * 100;
  s.unit_types["guards"].road = core::kilometres_per_hour(1e9);
  s.posts["post"] = standing_post(50, servers);
  s.incidents["clash"].rate.per_sector = core::per_hour(lambda);
  s.incidents["clash"].ends = sc::Ends::when_attended;
  s.escalation.levels = {{"low", {.up = {}, .down = 1h, .overt = true, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 1};
  return s;
}

TEST(Response, ThatWaitsIsErlangsQueue) {
  // M/M/5 with offered load 3: P(wait) = Erlang C(5, 3) = 0.236152; mean wait = C / (c - a) = 0.118076 h; mean number
  // waiting = lambda W
  const double lambda = 3, erlang_c = 0.236152;
  const Model model = compile(queue(lambda, 5));
  RatioSample waits, wait_h;
  Sample waiting, busy;
  play(model, 400, [&](const outcome::Outcome& o) {
    double n = 0, waited = 0, hours = 0;
    for (const auto& incident : o.incidents) {
      if (incident.onset < Time{48h} || !incident.first_team) continue;
      const auto delay = *incident.first_team - *incident.found;
      n += 1;
      waited += delay > 10s;  // the drive takes a few seconds at most
      hours += core::in_hours(delay);
    }
    waits.add(waited, n);
    wait_h.add(hours, n);
    waiting.add(tally(model, o, "waiting_h") / 2400);
    busy.add(tally(model, o, "responding_team_h") / tally(model, o, "responder_team_h"));
  });
  EXPECT_EXACT(waits, erlang_c);
  EXPECT_LT(std::abs(wait_h.z(erlang_c / (5 - lambda))), 4);
  EXPECT_LT(wait_h.standard_error() * 4, 0.04 * erlang_c / (5 - lambda));
  EXPECT_LT(std::abs(waiting.z(lambda * erlang_c / (5 - lambda))), 4);
  EXPECT_EXACT(busy, lambda / 5);
}

TEST(Response, TakesTurnoutAndTheRoadFromTheNearestPost) {
  // Posts at 25 and 75 km of 100: the distance to the nearest is uniform on [0, 25 km], by road x 1.4, at 50 km/h: mean
  // 0.35 h; turnout exponential, mean 30 min. Many teams, so that nobody waits.
  auto s = queue(0.5, 0);
  s.detour = 1.4;
  s.unit_types["guards"].road = core::kilometres_per_hour(50);
  s.posts["post"] = standing_post(25, 20);
  s.posts["far"] = standing_post(75, 20);
  s.response.turnout = core::Exponential{30min};
  const Model model = compile(s);
  RatioSample delay, in_time;
  play(model, 100, [&](const outcome::Outcome& o) {
    delay.add(tally(model, o, "first_team_h"), tally(model, o, "answered"));
    in_time.add(tally(model, o, "answered_in_time"), tally(model, o, "answered"));
  });
  EXPECT_EXACT(delay, 0.35 + 0.5);
  // P(travel U(0, 0.7) + Exp(0.5) <= 0.75) = 1 - (0.5 / 0.7) (exp(-0.05 / 0.5) - exp(-0.75 / 0.5))
  EXPECT_EXACT(in_time, 1 - 0.5 / 0.7 * (std::exp(-0.1) - std::exp(-1.5)));
}

TEST(Response, ReportedByResidentsRacesWithTheEnd) {
  // Found when the report (mean 2 h) beats the end (mean 4 h): 2/3; the delay of those found is exponential of mean 4/3
  // h
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].reported = core::Exponential{2h};
  const Model model = compile(s);
  RatioSample found, delay;
  play(model, 30, [&](const outcome::Outcome& o) {
    found.add(tally(model, o, "found"), tally(model, o, "incidents"));
    delay.add(tally(model, o, "found_later_h"), tally(model, o, "found"));
  });
  EXPECT_EXACT(found, 2.0 / 3);
  EXPECT_EXACT(delay, 4.0 / 3);
}

}  // namespace
}  // namespace picket::model
