#include "picket/scenario/overdrawn.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

namespace picket::scenario {

std::vector<Overdrawn> overdrawn(const Scenario& scenario) {
  struct Sent {
    std::int64_t number = 0;
    std::string by, last;
  };
  std::map<std::pair<Id, Id>, Sent> sent;  // by base and unit type
  for (const auto& [id, deployment] : scenario.deployments) {
    if (deployment.to.ends_with(".*")) continue;
    for (const auto& [type, number] : deployment.send) {
      Sent& of = sent[{deployment.from, type}];
      of.number += number;
      of.by += fmt::format("{}{} by {}", of.by.empty() ? "" : ", ", number, id);
      of.last = id;
    }
  }
  std::vector<Overdrawn> found;
  for (const auto& [from, of] : sent) {
    const auto& [base, type] = from;
    const auto known = scenario.bases.find(base);
    if (known == scenario.bases.end()) continue;  // at fault, which is told of it
    const auto& holds = known->second.holds;
    const auto held = holds.find(type);
    const std::int64_t has = held == holds.end() ? 0 : held->second;
    if (of.number <= has) continue;
    found.push_back(
        {base, type, has, fmt::format("deployments.{}.send.{}", of.last, type),
         fmt::format("base {} holds {} teams of {}, yet {} are sent: {}", base, has, type, of.number, of.by)});
  }
  return found;
}

}  // namespace picket::scenario
