// Whatever happens to deployments, every team is in exactly one place, and costs exactly while it is not in its base's
// pool.

#include <random>
#include <variant>

#include <gtest/gtest.h>

#include "begin.hpp"
#include "census.hpp"
#include "conclude.hpp"
#include "handlers.hpp"
#include "histories.hpp"
#include "picket/kernel/sequential.hpp"
#include "straight_border.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Two sectors, two posts, four deployments that rotate, wait, are withdrawn; patrols, calls, supply, a road that
/// closes.
sc::Scenario anything(std::uint32_t seed) {
  std::mt19937 random{seed};
  const auto upto = [&](std::uint32_t n) { return static_cast<int>(random() % n); };
  auto s = straight_border();
  add_forces(s);
  s.sectors["all"].to = at_km(50);
  s.sectors["east"] = {.border = "line", .from = at_km(50), .to = {.along = {}, .end = true, .near = {}, .offset = {}}};
  s.unit_types["monitors"] = s.unit_types["guards"];
  s.unit_types["monitors"].road = core::kilometres_per_hour(10);
  s.bases["base"].holds = {{"guards", 4 + upto(2)}, {"monitors", 3 + upto(2)}};
  s.incidents["clash"].rate.per_sector = core::per_hour(0.05);
  s.escalation.levels = {{"low", {.up = {}, .down = 8h, .overt = true, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 2};
  s.response.rest = core::Exponential{6h};
  for (const char* name : {"west", "east"}) {
    const bool east = std::string{name} == "east";
    s.posts[name] = {.at = {"", on_border(east ? 75 : 25)},
                     .sector = east ? "east" : "all",
                     .watch = sc::Watch{core::kilometres(30), 1},
                     .capacity = {},
                     .build = sc::Building{.takes = core::Exponential{100h}, .costs = {}, .billet = 0.5},
                     .since = {},
                     .holds = {}};
    s.posts[name].supply = sc::Supply{.holds = 120h,
                                      .without = 0,
                                      .convoys = sc::Convoys{.from = "base",
                                                             .every = core::Exponential{100h},
                                                             .speed = core::kilometres_per_hour(30),
                                                             .closed = {1},
                                                             .costs = {},
                                                             .side = {}}};
    s.patrols[std::string{"walk-"} + name] = {.post = name,
                                              .unit_type = "",
                                              .teams = 1,
                                              .departs = sc::AtRandom{10h},
                                              .along = {},
                                              .speed = core::kilometres_per_hour(10),
                                              .sees = core::kilometres(1)};
  }
  for (int d = 0; d < 4; ++d) {
    sc::Deployment sent{.send = {{"guards", 1}},
                        .from = "base",
                        .to = upto(2) == 0 ? "west" : "east",
                        .on = {},
                        .since = {},
                        .mobilise = core::Exponential{std::chrono::hours{1 + upto(200)}},
                        .when = {},
                        .rotate = {},
                        .withdraw = {}};
    if (upto(2) == 0 && d < 3) sent.send["monitors"] = 1;
    if (d == 0)
      sent.since = std::chrono::floor<std::chrono::days>(s.clock.start) - std::chrono::days{upto(100)};
    else
      sent.on = s.clock.start + std::chrono::hours{upto(4000)};
    if (d > 1) sent.when = sc::Condition{.state = {}, .level = {}, .deployment = std::to_string(d - 1)};
    if (upto(4) > 0)
      sent.rotate = sc::Rotation{.every = std::chrono::hours{100 + upto(600)},
                                 .handover = std::chrono::hours{upto(100)},
                                 .effective = upto(2) == 0 ? sc::Effective::both : sc::Effective::neither};
    if (upto(2) == 0)
      sent.withdraw = sc::Withdrawal{.on = s.clock.start + std::chrono::hours{4000 + upto(4000)}, .when = {}};
    else if (d == 0)
      sent.withdraw = sc::Withdrawal{.on = {}, .when = sc::Condition{.state = {}, .level = {}, .deployment = "1"}};
    s.deployments[std::to_string(d)] = sent;
  }
  if (upto(2) == 0)
    s.roads = sc::RoadGraph{.file = "",
                            .classes = {{"pass", {core::kilometres_per_hour(20), {2, 3, 11}}}},
                            .roads = {{"pass", {on_border(50, 60), on_border(50)}}}};
  return s;
}

TEST(Teams, AreConservedAndPaidForWhateverHappensToDeployments) {
  double rotations = 0, missed = 0, out = 0, convoys = 0, returns = 0;
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const Model model = compile(anything(seed));
    auto simulation = begin(model, core::randomness(5, seed));
    const auto all = census(model, simulation);
    const auto pooled = [&](const auto& now) {
      std::int64_t teams = 0;
      for (const std::int64_t n : now.processes().back().deployments.at_base[0]) teams += n;
      return teams;
    };
    std::int64_t in_pool = pooled(simulation);
    Time since{};
    Duration paid{};
    const auto pay = [&](Time now) {
      paid += (all[0] + all[1] - in_pool) * (now - since);
      since = now;
    };
    kernel::run_until(model, simulation, Time{model.length}, [&](const auto& now, Time t, auto p, const Event& event) {
      ASSERT_EQ(census(model, now), all);
      returns += std::holds_alternative<TeamReturns>(event);
      if (p != model.capital()) return;
      pay(t);
      in_pool = pooled(now);
    });
    pay(Time{model.length});
    const auto outcome = outcome_of(model, simulation, 0);
    EXPECT_NEAR(tally(model, outcome, "team_days:north"), core::in_hours(paid) / 24, 1e-6) << "seed " << seed;
    rotations += tally(model, outcome, "rotations");
    missed += tally(model, outcome, "rotations_missed");
    out += tally(model, outcome, "supply_out_h");
    convoys += tally(model, outcome, "convoys_delayed");
  }
  EXPECT_GT(rotations, 40);  // and every kind of event among these
  EXPECT_GT(missed, 40);
  EXPECT_GT(out, 40);
  EXPECT_GT(convoys, 40);
  EXPECT_GT(returns, 40);
}

}  // namespace
}  // namespace picket::model
