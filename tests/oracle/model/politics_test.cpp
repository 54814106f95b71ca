// Political states: how long each is in force, and what it does to incidents and to the ladder.

#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "markov_chain.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// The straight border where decisions are heard at once.
sc::Scenario heard_at_once() {
  auto s = straight_border();
  s.response.communication = 0h;
  s.escalation.levels = {{"low", {.down = 1min}}};
  return s;
}

sc::Politics three_states() {
  return {.start = "talks",
          .states = {{"talks", {}}, {"tense", {}}, {"truce", {}}},
          .transitions = {{{"talks", "tense"}, {.mean = 900h}},
                          {{"talks", "truce"}, {.mean = 2500h}},
                          {{"tense", "truce"}, {.mean = 400h}},
                          {{"truce", "talks"}, {.mean = 1400h}},
                          {{"truce", "tense"}, {.mean = 6000h}}},
          .timeline = {}};
}

MarkovChain chain_of_three() {
  MarkovChain chain{3};  // talks, tense, truce
  chain.set(0, 1, 1.0 / 900);
  chain.set(0, 2, 1.0 / 2500);
  chain.set(1, 2, 1.0 / 400);
  chain.set(2, 0, 1.0 / 1400);
  chain.set(2, 1, 1.0 / 6000);
  return chain;
}

TEST(Politics, SpendsTheTimesOfItsMarkovChainInEachState) {
  auto s = heard_at_once();
  s.politics = three_states();
  const Model model = compile(s);
  Sample talks, tense, truce;
  play(model, 40000, [&](const outcome::Outcome& o) {
    talks.add(tally(model, o, "state_h:talks"));
    tense.add(tally(model, o, "state_h:tense"));
    truce.add(tally(model, o, "state_h:truce"));
    EXPECT_EQ(tally(model, o, "exposure_h"), 8760);
  });
  const auto exact = chain_of_three().mean_times({1, 0, 0}, 8760);
  EXPECT_NEAR(exact[0] + exact[1] + exact[2], 8760, 1e-6);
  EXPECT_EXACT(talks, exact[0]);
  EXPECT_EXACT(tense, exact[1]);
  EXPECT_EXACT(truce, exact[2]);
}

TEST(Politics, BeginsItsClocksAnewOnADate) {
  // On the 100th day politics goes to `truce`, wherever it is, and on the 200th again: even then what has passed of a
  // clock is forgotten. That is no matter to an exponential clock, so that the chain simply goes on from there.
  auto s = heard_at_once();
  s.politics = three_states();
  s.politics->timeline = {{s.clock.start + 2400h, "truce"}, {s.clock.start + 4800h, "truce"}};
  const Model model = compile(s);
  Sample talks, truce;
  play(model, 40000, [&](const outcome::Outcome& o) {
    talks.add(tally(model, o, "state_h:talks"));
    truce.add(tally(model, o, "state_h:truce"));
  });
  const MarkovChain chain = chain_of_three();
  const auto first = chain.mean_times({1, 0, 0}, 2400), second = chain.mean_times({0, 0, 1}, 2400),
             third = chain.mean_times({0, 0, 1}, 8760 - 4800);
  EXPECT_EXACT(talks, first[0] + second[0] + third[0]);
  EXPECT_EXACT(truce, first[2] + second[2] + third[2]);
}

TEST(Politics, ScalesTheRateOfIncidentsByClassFromWhenItIsHeard) {
  // 2 a day of each class. On the 100th day a state begins that makes 0.3 of `clash` and 1.7 of `raid`; the sector
  // hears of it 5 days later.
  auto s = straight_border();
  s.response.communication = 24h * 5;
  s.escalation.levels = {{"low", {.down = 1min}}};
  s.incidents["clash"].rate.per_sector = core::per_hour(2.0 / 24);
  s.incidents["raid"] = s.incidents["clash"];
  s.politics = {
      .start = "talks",
      .states = {{"talks", {}}, {"truce", {.incidents = {.all = 1, .by_class = {{"clash", 0.3}, {"raid", 1.7}}}}}},
      .transitions = {},
      .timeline = {{s.clock.start + 2400h, "truce"}}};
  const Model model = compile(s);
  Sample clashes, raids, before;
  play(model, 300, [&](const outcome::Outcome& o) {
    clashes.add(tally(model, o, "incidents:clash"));
    raids.add(tally(model, o, "incidents:raid"));
    double early = 0;
    for (const auto& i : o.incidents) early += i.onset < Time{2520h};
    before.add(early);
    EXPECT_EQ(tally(model, o, "state_h:talks"), 2400);
  });
  EXPECT_EXACT(before, 2 * 2 * 105);
  EXPECT_EXACT(clashes, 2 * (105 + 0.3 * 260));
  EXPECT_EXACT(raids, 2 * (105 + 1.7 * 260));
}

/// Incidents whose end takes 40 h, and a state that makes the clocks run at other rates from the 100th day on.
sc::Scenario ladder_under_politics(double up, double down) {
  auto s = heard_at_once();
  s.incidents["clash"].rate.per_sector = core::per_hour(1.0 / 8);
  s.escalation.levels = {{"a", {.up = 60h, .down = 30h}}, {"b", {.up = 40h, .down = 40h}}, {"c", {.down = 50h}}};
  s.politics = {.start = "talks",
                .states = {{"talks", {}}, {"other", {.incidents = {}, .up = up, .down = down, .demarcates = {}}}},
                .transitions = {},
                .timeline = {{s.clock.start + 2400h, "other"}}};
  return s;
}

TEST(Politics, ChangesTheOddsOfIncidentsThatAreUnderWay) {
  // Of incidents that begin in the 100 hours before the change, the share that ever comes to `c`. Their ages at the
  // change are uniform on [0, 100 h], so that their mean law then is (mean time in each state in 100 h) / 100 h;
  // from there on the chain runs at the new rates (up x 3, down x 0.5).
  auto s = ladder_under_politics(3, 0.5);
  s.clock.length = 800h;
  s.escalation.levels[2].second.down = 50000h;  // what has come to c stays there
  s.incidents["clash"].rate.per_sector = core::per_hour(1);
  s.politics->timeline = {{s.clock.start + 100h, "other"}};
  const Model model = compile(s);
  MarkovChain before{4};  // a, b, has come to c, over
  before.set(0, 1, 1.0 / 60);
  before.set(0, 3, 1.0 / 30);
  before.set(1, 2, 1.0 / 40);
  before.set(1, 0, 1.0 / 40);
  const auto times = before.mean_times({1, 0, 0, 0}, 100);
  // after it: from a up with odds (3/60) / (0.5/30) = 3, from b with (3/40) / (0.5/40) = 6. Let x, y be the chances of
  // c from a and b: x = 3/4 y, y = 6/7 + x/7
  const double y = (6.0 / 7) / (1 - 3.0 / 28), x = 0.75 * y;
  const double exact = (times[0] * x + times[1] * y + times[2]) / 100;
  RatioSample reached;
  play(model, 1500, [&](const outcome::Outcome& o) {
    double all = 0, c = 0;
    for (const auto& i : o.incidents) {
      if (i.onset >= Time{100h}) continue;
      all += 1;
      c += i.highest_level == 2;
    }
    reached.add(c, all);
  });
  EXPECT_EXACT(reached, exact);
}

TEST(Politics, SpendsTheBudgetsOfClocksThatRunAtTheNewRate) {
  // One level, whose only clock leads to the end: under the factor 0.25 what is left at the change lasts four times as
  // long, to the microsecond, and nothing else is different.
  auto s = ladder_under_politics(1, 1);
  s.escalation.levels = {{"a", {.down = 40h}}};
  const Model plain = compile(s);
  s.politics->states["other"].down = 0.25;
  const Model slowed = compile(s);
  std::size_t stretched = 0;
  for (std::uint64_t r = 0; r < 20; ++r) {
    const auto a = simulate(plain, 3, r), b = simulate(slowed, 3, r);
    ASSERT_EQ(a.incidents.size(), b.incidents.size());
    for (std::size_t i = 0; i < a.incidents.size(); ++i) {
      const auto &x = a.incidents[i], &y = b.incidents[i];
      ASSERT_EQ(x.identity, y.identity);
      if (!x.ended || !y.ended) continue;
      const Time change = std::max(Time{2400h}, x.onset);
      if (*x.ended <= change) {
        EXPECT_EQ(x.ended, y.ended);
      } else {
        EXPECT_NEAR(static_cast<double>((*y.ended - change).count()),
                    4 * static_cast<double>((*x.ended - change).count()), 5);
        stretched += x.onset < Time{2400h};
      }
    }
  }
  EXPECT_GT(stretched, 50U);
}

TEST(Politics, BeginsAStateWhenAnIncidentHasReachedALevel) {
  // normal -(an incident: 1 / 300 h)-> a clock runs -(mean 200 h)-> truce, no incidents -(mean 500 h)-> normal
  auto s = heard_at_once();
  s.incidents["clash"].rate.per_sector = core::per_hour(1.0 / 300);
  s.escalation.levels[0].second.starts = sc::Starts{"truce", core::Exponential{200h}};
  s.politics = {.start = "normal",
                .states = {{"normal", {}}, {"truce", {.incidents = {.all = 0, .by_class = {}}}}},
                .transitions = {{{"truce", "normal"}, {.mean = 500h}}},
                .timeline = {}};
  const Model model = compile(s);
  MarkovChain chain{3};
  chain.set(0, 1, 1.0 / 300);
  chain.set(1, 2, 1.0 / 200);
  chain.set(2, 0, 1.0 / 500);
  const auto exact = chain.mean_times({1, 0, 0}, 8760);
  Sample truce, incidents;
  play(model, 12000, [&](const outcome::Outcome& o) {
    truce.add(tally(model, o, "state_h:truce"));
    incidents.add(tally(model, o, "incidents"));
  });
  EXPECT_EXACT(truce, exact[2]);
  EXPECT_EXACT(incidents, (exact[0] + exact[1]) / 300);
}

TEST(Politics, HearsOfALevelOnlyTheFirstTimeThatAnIncidentReachesIt) {
  // Every incident goes up and down between two levels for years; the upper one starts a state at once, and each start
  // would count as a new visit. One incident (a rate so low that a second one is unlikely) starts it once: after the
  // transition back it stays away.
  auto s = heard_at_once();
  s.incidents["clash"].rate.per_sector = core::per_hour(1.0 / 200);
  s.escalation.levels = {{"a", {.up = 10h, .down = 1000000h}}, {"b", {.down = 10h, .starts = sc::Starts{"truce", {}}}}};
  s.politics = {.start = "normal",
                .states = {{"normal", {}},
                           {"truce", {.incidents = {.all = 0, .by_class = {}}}},
                           {"after", {.incidents = {.all = 0, .by_class = {}}}}},
                .transitions = {{{"truce", "after"}, {.mean = 5h}}},
                .timeline = {}};
  const Model model = compile(s);
  for (std::uint64_t r = 0; r < 200; ++r) {
    const auto o = simulate(model, 7, r);
    if (o.incidents.size() != 1) continue;
    EXPECT_LT(tally(model, o, "state_h:truce"), 100) << r;
  }
}

}  // namespace
}  // namespace picket::model
