// What must hold of teams, parties and guests after every event, whatever the scenario.

#include <algorithm>

#include <gtest/gtest.h>

#include "census.hpp"
#include "histories.hpp"
#include "invented/scenario.hpp"
#include "model/injected.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

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
  const Folder folder;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Model model = folder.compiled(invented(seed));
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
