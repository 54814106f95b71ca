// Tension is the weight of the live news: customers of an infinite-server queue. It speeds up the clocks of the ladder.

#include <cmath>

#include <gtest/gtest.h>

#include "begin.hpp"
#include "handlers.hpp"
#include "histories.hpp"
#include "picket/kernel/sequential.hpp"
#include "sectors_in_a_row.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

double live(const kernel::Simulation<Model>& simulation, std::size_t process) {
  return static_cast<double>(simulation.processes()[process].tension.live) * 1e-9;
}

TEST(Tension, IsAnInfiniteServerQueue) {
  // a has an incident an hour; half of them reach the second level, of weight 0.5. News lives 10 h: of each weight w a
  // Poisson number of mean 10 w's rate is alive. b is a's only neighbour and hears a quarter; the capital hears all.
  //   mean 10 + 0.5 x 5 = 12.5; the steps of an incident begin together, so that their lives overlap:
  //   variance = integral of E (1 + 0.5 B)^2 over what is alive = 10 + 0.25 x 5 + 2 x 0.5 x 0.5 x 10 / 2 = 13.75
  auto s = sectors_in_a_row(2);
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].where = {{"b", 0}};
  s.incidents["clash"].follow_on = {.mean = {}, .memory = 10h, .neighbours = 0.5, .news = 1h};
  s.escalation.levels = {{"low", {.up = 1min, .down = 1min}}, {"high", {.down = 1min, .follow_on = 0.5}}};
  s.escalation.tension = {.slope = 1e-9, .cap = 1};
  Model model = compile(s);
  model.capital_hears = true;
  Sample at_a, at_b, at_capital, square;
  for (std::uint64_t r = 0; r < 60; ++r) {
    auto simulation = begin(model, core::randomness(7, r));
    for (core::Duration t = 250h; t < model.length; t += 100h) {
      kernel::run_until(model, simulation, Time{t});
      at_a.add(live(simulation, 0));
      at_b.add(live(simulation, 1));
      at_capital.add(live(simulation, 2));
      square.add((live(simulation, 2) - 12.5) * (live(simulation, 2) - 12.5));
    }
  }
  EXPECT_EXACT(at_a, 0.75 * 12.5);
  EXPECT_EXACT(at_b, 0.25 * 12.5);
  EXPECT_EXACT(at_capital, 12.5);
  EXPECT_LT(std::abs(square.z(13.75)), 4);
}

/// Past incidents of a class whose news, once told, outlives the run, in a; news of `clash` is told to nobody in time.
sc::Scenario tense(std::size_t past_incidents, core::Duration news) {
  auto s = sectors_in_a_row(2);
  s.clock.length = 2000h;
  s.incidents["old"] = s.incidents.at("clash");
  s.incidents["old"].follow_on = {.mean = {}, .memory = 365250 * 24h, .neighbours = 0.8, .news = news};
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.incidents["clash"].follow_on.news = 100000h;
  s.escalation.levels = {{"low", {.up = 6h, .down = 3h}}, {"high", {.up = 4h, .down = 4h}}, {"top", {.down = 1h}}};
  s.escalation.tension = {.slope = 0.5, .cap = 2.5};
  for (std::size_t i = 0; i < past_incidents; ++i)
    s.history["old-" + std::to_string(i)] = {
        .incident_class = "old", .sector = "a", .on = s.clock.start - 1h, .level = ""};
  return s;
}

TEST(Tension, SpeedsTheClocksUpInProportion) {
  // 2 past incidents: tension 2 x 0.6 in a and 2 x 0.4 in b; u x 1.6 and x 1.4. down / up is 2 at low and 1 at high.
  const Model model = compile(tense(2, 0h));
  RatioSample high[2], top[2];
  play(model, 100, [&](const outcome::Outcome& o) {
    for (int s = 0; s < 2; ++s) {
      double n = 0, reached[3] = {};
      for (const auto& i : o.incidents) {
        if (i.sector != static_cast<std::uint32_t>(s) || !i.ended) continue;
        n += 1;
        for (std::uint32_t l = 0; l <= i.highest_level; ++l) reached[l] += 1;
      }
      high[s].add(reached[1], n);
      top[s].add(reached[2], n);
    }
  });
  const double u[2] = {1.6, 1.4};
  for (int s = 0; s < 2; ++s) {
    SCOPED_TRACE(s);
    EXPECT_EXACT(high[s], 1 / (1 + 2 / u[s]));
    EXPECT_EXACT(top[s], 1 / (1 + 2 / u[s] + 2 / (u[s] * u[s])));
  }
}

TEST(Tension, SpeedsThemUpNoMoreThanItsCap) {
  const Model model = compile(tense(10, 0h));  // 1 + 0.5 x 6 in a, 1 + 0.5 x 4 in b: above 2.5 in both
  RatioSample high;
  play(model, 50,
       [&](const outcome::Outcome& o) { high.add(tally(model, o, "reached:high"), tally(model, o, "incidents")); });
  EXPECT_EXACT(high, 1 / (1 + 2 / 2.5));
}

TEST(Tension, ChangesTheClocksOfIncidentsThatAreGoingOn) {
  // The news comes at 5 h and trebles u. An incident that begins a time x before, uniform over 1 h, goes up at all with
  //   u/(u+d) (1 - e) + e 3u/(3u+d), e = exp(-(u+d) x), u = d = 1/2 h: in the mean of x
  auto s = tense(4, 6h);
  s.clock.length = 40h;
  s.incidents["clash"].rate.per_sector = core::per_hour(20);
  s.incidents["clash"].where = {{"b", 0}};
  s.incidents["old"].follow_on.neighbours = 0;
  s.escalation.levels = {{"low", {.up = 2h, .down = 2h}}, {"high", {.down = 1min}}};
  s.escalation.tension.cap = 3;
  const Model model = compile(s);
  RatioSample up;
  play(model, 1600, [&](const outcome::Outcome& o) {
    double n = 0, climbed = 0;
    for (const auto& i : o.incidents) {
      if (i.onset < Time{4h} || i.onset >= Time{5h}) continue;
      n += 1;
      climbed += i.highest_level > 0;
    }
    up.add(climbed, n);
  });
  const double e = 1 - std::exp(-1.0);
  EXPECT_EXACT(up, 0.5 * (1 - e) + 0.75 * e);
}

TEST(Tension, FadesWithoutTrace) {
  auto s = tense(7, 30h);
  s.incidents["old"].follow_on.memory = 5h;
  s.incidents["old"].follow_on.neighbours = 0.1;
  s.escalation.levels[1].second.follow_on = 0.3;
  for (auto& [id, past] : s.history) past.level = "high";
  Model model = compile(s);
  model.capital_hears = true;
  auto simulation = begin(model, core::randomness(7, 0));
  kernel::run_until(model, simulation, Time{29h - core::Duration{1}});
  EXPECT_EQ(live(simulation, 0), 0);
  kernel::run_until(model, simulation, Time{29h + core::Duration{1}});
  EXPECT_NEAR(live(simulation, 0), 7 * 1.3 * 0.95, 1e-6);
  EXPECT_NEAR(live(simulation, 1), 7 * 1.3 * 0.05, 1e-6);
  EXPECT_NEAR(live(simulation, 2), 7 * 1.3, 1e-6);
  kernel::run_until(model, simulation, Time{model.length});
  for (std::size_t process = 0; process < 3; ++process) EXPECT_EQ(simulation.processes()[process].tension.live, 0);
}

TEST(Tension, OfThePastIsWhatIsStillAliveAtTheStart) {
  // Told 23 h before the start, alive with exp(-23/10): 7 incidents, two levels of weight 1 and 0.3
  auto s = tense(7, 2h);
  s.incidents["old"].follow_on.memory = 10h;
  s.escalation.levels[1].second.follow_on = 0.3;
  for (auto& [id, past] : s.history) {
    past.level = "high";
    past.on -= 24h;
  }
  const Model model = compile(s);
  Sample at_a, at_b;
  for (std::uint64_t r = 0; r < 40000; ++r) {
    const auto simulation = begin(model, core::randomness(7, r));
    at_a.add(live(simulation, 0));
    at_b.add(live(simulation, 1));
  }
  const double alive = std::exp(-2.3);
  EXPECT_EXACT(at_a, 7 * 1.3 * 0.6 * alive);
  EXPECT_EXACT(at_b, 7 * 1.3 * 0.4 * alive);
}

TEST(Tension, OfTheWholeBorderScalesTheTransitionsOfPolitics) {
  // Two past incidents are told at 20 h, of which the capital hears all: 1 / 100 h until then, twice as fast
  // afterwards. Mean time in the first state within T = 200 h: 100 (1 - e) + 50 e (1 - exp(-(T - 20) / 50)), e =
  // exp(-20 / 100).
  auto s = tense(2, 21h);
  s.clock.length = 200h;
  s.escalation.tension = {};
  s.incidents["clash"].rate.per_sector = {};
  s.politics = {.start = "talks",
                .states = {{"talks", {}}, {"tense", {}}},
                .transitions = {{{"talks", "tense"}, {.mean = 100h, .tension = 0.5}}},
                .timeline = {}};
  const Model model = compile(s);
  EXPECT_TRUE(model.capital_hears);
  Sample talks;
  play(model, 30000, [&](const outcome::Outcome& o) { talks.add(tally(model, o, "state_h:talks")); });
  const double e = std::exp(-0.2);
  EXPECT_EXACT(talks, 100 * (1 - e) + 50 * e * (1 - std::exp(-3.6)));
}

TEST(Tension, ThatNobodyListensToIsNotTold) {
  const Model model = compile(tense(2, 21h));
  EXPECT_FALSE(model.capital_hears);
  auto simulation = begin(model, core::randomness(7, 0));
  kernel::run_until(model, simulation, Time{model.length});
  EXPECT_EQ(simulation.processes().back().tension.live, 0);
}

}  // namespace
}  // namespace picket::model
