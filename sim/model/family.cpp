#include "picket/model/family.hpp"

#include <utility>

#include "picket/model/compile.hpp"
#include "picket/model/simulate.hpp"
#include "picket/scenario/load_scenario.hpp"
#include "purpose.hpp"

namespace picket::model {

Family::Family(scenario::Scenario scenario) : scenario_{std::move(scenario)}, as_written_{compile(scenario_)} {}

std::vector<double> Family::assumed(std::uint64_t seed, std::uint64_t replication) const {
  std::vector<double> values;
  for (const scenario::Assumption& assumption : scenario_.assumptions) {
    core::Draws draws{core::randomness(seed, replication), core::key_of(assumption.path), purpose_assumption};
    values.push_back(core::sample(assumption.spread, draws));
  }
  return values;
}

outcome::Outcome Family::play(std::uint64_t seed, std::uint64_t replication) const {
  if (scenario_.assumptions.empty()) return simulate(as_written_, seed, replication);
  std::vector<double> values = assumed(seed, replication);
  const Model model = compile(scenario::assumed(scenario_, values));
  outcome::Outcome outcome = simulate(model, seed, replication);
  outcome.assumed = std::move(values);
  return outcome;
}

}  // namespace picket::model
