// What must hold of teams, parties and guests after every event, whatever the scenario.

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "census.hpp"
#include "histories.hpp"
#include "model/injected.hpp"
#include "straight_border.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// A small scenario in which everything that moves teams happens: calls next door, diverted patrols, lost calls,
/// patrols of every kind over walls, deployments.
class Invented {
 public:
  explicit Invented(std::uint64_t seed) : random_{seed} {}

  sc::Scenario scenario() {
    auto s = straight_border(60);
    add_forces(s);
    s.clock.length = 400h;
    s.unit_types["guards"].deters = {{"clash", 1}};
    s.unit_types["monitors"] = s.unit_types["guards"];
    s.unit_types["monitors"].may = {sc::Task::watch, sc::Task::patrol};
    s.bases["base"].holds = {{"guards", 4}, {"monitors", upto(3)}};
    set_sectors(s);
    set_posts(s);
    set_patrols(s);
    s.incidents["clash"].rate.per_sector = core::per_hour(0.02 * static_cast<double>(upto(20)));
    s.incidents["clash"].prevented_by_presence.share = 0.3;
    if (coin()) s.incidents["clash"].reported = core::Exponential{1h};
    s.escalation.levels = {{"low", {.up = 3h, .down = 3h, .overt = coin(), .killed = {}, .wounded = {}}},
                           {"high", {.up = {}, .down = 5h, .overt = true, .killed = {}, .wounded = {}}}};
    s.escalation.held = {.needs = {{"high", upto(3)}}, .up = 0.5, .down = 2};
    if (coin()) s.escalation.held.needs["low"] = upto(2);
    s.response = {.communication = core::minutes(static_cast<double>(upto(30) - 1)),
                  .stay = core::Exponential{30min},
                  .rest = core::Exponential{1h},
                  .turnout = core::Exponential{10min},
                  .when_busy = coin() ? sc::WhenBusy::lost : sc::WhenBusy::wait,
                  .keep_reserve = upto(2) - 1,
                  .sector_only = upto(4) == 1,
                  .divert_patrols = coin()};
    return s;
  }

 private:
  std::int64_t upto(std::int64_t n) { return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(n)) + 1; }
  bool coin() { return upto(2) == 1; }
  double km() { return static_cast<double>(upto(6000) - 1) / 100; }

  sc::Span span() {
    const double from = km();
    double to = km();
    if (to == from) to = from + 1 < 60 ? from + 1 : from - 1;
    return {.whole = false, .from = at_km(from), .to = at_km(to)};
  }

  void set_sectors(sc::Scenario& s) {
    s.sectors.clear();
    const std::int64_t n = upto(3);
    for (std::int64_t i = 0; i < n; ++i)
      s.sectors["s" + std::to_string(i)] = {.border = "line",
                                            .from = at_km(60.0 * static_cast<double>(i) / static_cast<double>(n)),
                                            .to = at_km(60.0 * static_cast<double>(i + 1) / static_cast<double>(n)),
                                            .region = "",
                                            .neighbours = {}};
    middle_ = 30.0 / static_cast<double>(n);
  }

  void set_posts(sc::Scenario& s) {
    std::int64_t i = 0;
    for (const auto& [id, sector] : s.sectors) {
      auto post = standing_post(middle_ * static_cast<double>(2 * i++ + 1), upto(4) - 1, 5);
      post.sector = id;
      s.posts["p-" + id] = post;
    }
    s.posts["new"] = s.posts.begin()->second;
    s.posts["new"].since.reset();
    s.posts["new"].holds.clear();
    if (coin()) s.posts["new"].build = sc::Building{.takes = exactly(50h), .costs = {}, .billet = 0.5};
    s.deployments["sent"] = {.send = {{"guards", upto(4)}},
                             .from = "base",
                             .to = "new",
                             .on = s.clock.start + core::hours(static_cast<double>(upto(200))),
                             .since = {},
                             .mobilise = core::Exponential{10h}};
  }

  void set_patrols(sc::Scenario& s) {
    for (const auto& [id, post] : s.posts) {
      sc::Patrol patrol{.post = id,
                        .base = "",
                        .unit_type = "",
                        .teams = upto(2),
                        .departs = coin() ? sc::Departs{sc::AtRandom{6h}} : sc::Departs{sc::Every{8h, 2h, 1h}},
                        .along = {.span = {}, .there_and_back = true, .border = {}, .mixed = {}},
                        .speed = core::kilometres_per_hour(10),
                        .sees = core::kilometres(1)};
      const auto kind = upto(4);
      if (kind == 1) patrol.along.least_seen = true;
      if (kind == 2) patrol.along.span = {.whole = false, .from = at_km(0), .to = at_km(60)};
      if (kind == 3) {
        patrol.along.mixed = {{"a", {0.5, {}}}, {"b", {0.5, {.whole = false, .from = at_km(60), .to = at_km(0)}}}};
        patrol.along.there_and_back = coin();
      }
      s.patrols["of-" + id] = patrol;
    }
    s.patrols["round"] = {.post = "",
                          .base = "base",
                          .unit_type = "monitors",
                          .teams = 2,
                          .departs = sc::AtRandom{5h},
                          .along = {.span = span(), .there_and_back = coin(), .border = "line", .mixed = {}},
                          .speed = core::kilometres_per_hour(15),
                          .sees = core::kilometres(0.7)};
  }

  std::mt19937_64 random_;
  double middle_ = 0;
};

using State = kernel::Simulation<Model>;

/// What is counted on the way is what there is.
void expect_counts(const Model& model, const Process& world) {
  std::vector<std::int64_t> on_scene(model.unit_types.size(), 0);
  std::int64_t patrolling = 0, out = 0;
  for (const Team& team : world.teams.all) {
    if (team.state == TeamState::in_transit) continue;  // it has left
    on_scene[team.type] += team.state == TeamState::on_scene && !team.errand->abroad;
    patrolling += team.state == TeamState::patrolling;
    ASSERT_EQ(team.errand.has_value(), responding(team.state) || team.state == TeamState::resting);
  }
  for (const Guest& guest : world.guests.all) on_scene[guest.type] += guest.on_scene;
  for (const Party& party : world.patrols.parties) out += party.out && !party.foreign;
  ASSERT_EQ(on_scene, world.teams.on_scene);
  ASSERT_EQ(patrolling, out);
  for (const PostIndex post : model.sectors[world.sector].posts)
    for (std::uint32_t t = 0; t < model.unit_types.size(); ++t) {
      const Standing& counted = world.posts.own[model.posts[post].local].teams[t];
      std::int64_t there = 0, idle = 0;
      for (const Team& team : world.teams.all) {
        if (team.post != post || team.type.value != t) continue;
        there += at_post(team.state);
        idle += team.state == TeamState::idle;
      }
      ASSERT_EQ(counted.there, there);
      ASSERT_EQ(counted.idle, idle);
    }
}

/// Every team that an incident counts on is on its way or there, of this sector or a guest.
void expect_assignments(const Process& world) {
  for (const OpenIncident& incident : world.incidents.slots) {
    if (!incident.open) continue;
    std::int64_t assigned = 0, on_scene = 0;
    for (const Team& team : world.teams.all) {
      if (!team.errand || team.errand->abroad || team.errand->identity != incident.identity) continue;
      ++assigned;
      on_scene += team.state == TeamState::on_scene;
    }
    for (const Guest& guest : world.guests.all) {
      if (guest.identity != incident.identity || guest.told) continue;
      ++assigned;
      on_scene += guest.on_scene;
    }
    ASSERT_EQ(incident.assigned, assigned);
    ASSERT_EQ(incident.on_scene, on_scene);
  }
}

TEST(Teams, AreConservedAndCountedAtEveryEventOfAnyScenario) {
  std::size_t events = 0, guests = 0, recalled = 0, announced = 0, dismissed = 0, rounds = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Model model = compile(Invented{seed}.scenario());
    auto simulation = begin(model, core::randomness(5, seed));
    const auto teams = census(model, simulation);
    kernel::run_until(model, simulation, Time{model.length},
                      [&](const State& now, Time, kernel::ProcessIndex p, const Event& event) {
                        ASSERT_EQ(census(model, now), teams) << seed;
                        if (p != model.capital()) {
                          expect_counts(model, now.processes()[p]);
                          expect_assignments(now.processes()[p]);
                        }
                        ++events;
                        guests += std::holds_alternative<GuestArrives>(event);
                        dismissed += std::holds_alternative<GuestDismissed>(event);
                        recalled += std::holds_alternative<PatrolRecalled>(event);
                        announced += std::holds_alternative<PatrolAnnounced>(event);
                        rounds += p == model.capital() && std::holds_alternative<PatrolReturns>(event);
                      });
    if (HasFatalFailure()) FAIL() << "scenario " << seed;
  }
  EXPECT_GT(events, 30000U);  // and every kind of them among these
  EXPECT_GT(guests, 100U);
  EXPECT_GT(dismissed, 100U);
  EXPECT_GT(recalled, 20U);
  EXPECT_GT(announced, 1000U);
  EXPECT_GT(rounds, 300U);
}

}  // namespace
}  // namespace picket::model
