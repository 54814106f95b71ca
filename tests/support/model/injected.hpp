#pragma once
// Histories in which a test says when an incident begins, and watches every event.

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "begin.hpp"
#include "conclude.hpp"
#include "handlers.hpp"
#include "picket/kernel/sequential.hpp"

namespace picket::testing {

/// An onset in a sector, by a candidate of height 0: an incident wherever the class's rate there is above 0. Give the
/// class a rate so small that none comes by itself. The number makes its identity, and so its place and its draws.
struct Onset {
  std::uint32_t sector;
  core::Duration at;  // since the start
  std::uint32_t number;
  std::uint32_t incident_class = 0;
};

using Watch = std::function<void(const kernel::Simulation<model::Model>&, core::Time, std::uint32_t process,
                                 const model::Event&)>;

/// Plays one history with these onsets.
inline outcome::Outcome play_onsets(
    const model::Model& model, const std::vector<Onset>& onsets,
    const Watch& watch = [](const auto&, auto, auto, const auto&) {}, std::uint64_t seed = 3) {
  auto simulation = model::begin(model, core::randomness(seed, 0));
  for (std::uint32_t i = 0; i < onsets.size(); ++i)
    simulation.queue(kernel::ProcessIndex{onsets[i].sector})
        .push(core::Time{onsets[i].at}, kernel::Origin{onsets[i].sector, 0xf0000000U + i},
              model::Candidate{model::ClassIndex{onsets[i].incident_class}, 0, onsets[i].number, 0});
  kernel::run_until(model, simulation, core::Time{model.length},
                    [&](const auto& now, core::Time t, kernel::ProcessIndex p, const model::Event& event) {
                      watch(now, t, p.value, event);
                    });
  return model::outcome_of(model, simulation, 0);
}

/// A tally of one sector.
inline double sector_tally(const model::Model& model, const outcome::Outcome& outcome, std::size_t sector,
                           const std::string& id) {
  const auto& tallies = model.setting.tallies;
  const auto tally = std::ranges::find(tallies, id, &outcome::Tally::id);
  if (tally == tallies.end()) throw std::invalid_argument{"no tally " + id};
  return outcome.rows[sector][static_cast<std::size_t>(tally - tallies.begin())];
}

/// A rate at which no incident comes by itself within a run.
inline constexpr double hardly_ever = 1e-12;  // per hour

}  // namespace picket::testing
