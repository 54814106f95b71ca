#pragma once
// The model of each replication: the same for all, or, where a scenario has assumptions (`uncertain`), one for each
// with what that replication has drawn.

#include <cstdint>

#include "picket/model/model.hpp"
#include "picket/outcome/outcome.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::model {

class Family {
 public:
  /// Throws scenario::Refusal like compile().
  explicit Family(scenario::Scenario scenario);

  [[nodiscard]] const scenario::Scenario& scenario() const { return scenario_; }
  /// With the values that are written.
  [[nodiscard]] const Model& as_written() const { return as_written_; }
  /// What a replication draws, in the order of the scenario's assumptions. An assumption of the same path and spread
  /// has the same value in every scenario.
  [[nodiscard]] std::vector<double> assumed(std::uint64_t seed, std::uint64_t replication) const;
  /// Plays one history. Depends on (scenario, seed, replication) alone. Throws scenario::Refusal when the values that
  /// are drawn do not go together.
  [[nodiscard]] outcome::Outcome play(std::uint64_t seed, std::uint64_t replication) const;

 private:
  scenario::Scenario scenario_;
  Model as_written_;
};

}  // namespace picket::model
