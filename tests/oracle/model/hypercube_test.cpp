// Three teams, each of which some places prefer: Larson's hypercube queueing model.

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "model/injected.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Posts of one team at km 50, 20 and 80; calls at four places (hot spots), so that the nearest, the next and the last
/// are (1, 2, 3) at a rate of 0.50 an hour, (1, 3, 2) at 0.25, (2, 1, 3) at 0.35 and (3, 1, 2) at 0.40. A team stays
/// for Exp(1 h); no way takes any time; calls wait, first come first served.
sc::Scenario three_teams() {
  auto s = straight_border();
  add_forces(s);
  s.clock.length = 24h * 50;
  s.unit_types["guards"].road = core::kilometres_per_hour(1e9);
  s.posts = {{"1", standing_post(50, 1)}, {"2", standing_post(20, 1)}, {"3", standing_post(80, 1)}};
  const auto at = [](double km, double rate) {
    return sc::HotSpot{.at = at_km(km), .share = rate / 1.5, .within = core::metres(1)};
  };
  s.sectors["all"].hot_spots = {{"a", at(45, 0.50)}, {"b", at(55, 0.25)}, {"c", at(20, 0.35)}, {"d", at(80, 0.40)}};
  s.incidents["clash"].rate.per_sector = core::per_hour(1.5);
  s.incidents["clash"].ends = sc::Ends::when_attended;
  s.escalation.levels = {{"low", {.up = {}, .down = 1h, .overt = true, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 1};
  return s;
}

TEST(Response, OfThreeTeamsWithPreferencesIsLarsonsHypercube) {
  // Workloads and P(all free) from the balance of the eight states and of the queue (Larson 1974, A hypercube queueing
  // model for facility location and redistricting in urban emergency services).
  const std::array<double, 3> workloads{0.557364, 0.473372, 0.469264};
  const double all_free = 0.210526;
  const Model model = compile(three_teams());
  std::array<Sample, 3> busy;
  Sample free;
  for (std::uint64_t r = 0; r < 400; ++r) {
    auto simulation = begin(model, core::randomness(17, r));
    const Time from{48h};
    Time since = from;
    std::array<bool, 3> is_busy{};
    std::array<Duration, 3> busy_for{};
    Duration free_for{};
    const auto count = [&](Time now) {
      if (now <= since) return;
      for (std::size_t i = 0; i < 3; ++i)
        if (is_busy[i]) busy_for[i] += now - since;
      if (!is_busy[0] && !is_busy[1] && !is_busy[2]) free_for += now - since;
      since = now;
    };
    kernel::run_until(model, simulation, Time{model.length}, [&](const auto& now, Time t, auto, const Event&) {
      count(t);
      for (const Team& team : now.processes()[0].teams.all) is_busy[team.post] = team.state != TeamState::idle;
    });
    count(Time{model.length});
    const auto share = [&](Duration d) { return core::in_hours(d) / core::in_hours(model.length - 48h); };
    for (std::size_t i = 0; i < 3; ++i) busy[i].add(share(busy_for[i]));
    free.add(share(free_for));
  }
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EXACT(busy[i], workloads[i]);
  EXPECT_EXACT(free, all_free);
}

}  // namespace
}  // namespace picket::model
