#pragma once
// Plays histories of a test's scenario and reads tallies by name.

#include <functional>
#include <string>

#include "picket/model/compile.hpp"
#include "picket/model/simulate.hpp"
#include "picket/outcome/outcome.hpp"

namespace picket::testing {

inline void play(const model::Model& model, std::uint64_t replications,
                 const std::function<void(const outcome::Outcome&)>& use, std::uint64_t seed = 7) {
  for (std::uint64_t r = 0; r < replications; ++r) use(model::simulate(model, seed, r));
}

/// A tally of the whole border.
inline double tally(const model::Model& model, const outcome::Outcome& outcome, const std::string& id) {
  const auto& tallies = model.setting.tallies;
  const auto whole = outcome::whole(outcome, tallies);
  for (std::size_t i = 0; i < tallies.size(); ++i)
    if (tallies[i].id == id) return whole[i];
  throw std::invalid_argument{"no tally " + id};
}

}  // namespace picket::testing
