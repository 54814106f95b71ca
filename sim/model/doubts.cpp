#include "picket/model/doubts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "picket/scenario/diagnostic_at.hpp"

namespace picket::model {

namespace {

Duration longest_walk(const Patrol& patrol) {
  Duration longest{};
  for (const Route& route : patrol.routes) longest = std::max(longest, route.leg * (route.there_and_back ? 2 : 1));
  return longest;
}

}  // namespace

std::vector<scenario::Diagnostic> doubts(const scenario::Scenario& scenario, const Model& model) {
  std::vector<scenario::Diagnostic> found;
  for (const Patrol& patrol : model.patrols) {
    const auto* every = std::get_if<scenario::Every>(&patrol.departs);
    const Duration walk = longest_walk(patrol);
    if (every == nullptr || walk <= every->period * patrol.parties) continue;
    found.push_back(scenario::diagnostic_at(
        scenario, fmt::format("patrols.{}.departs", patrol.id),
        fmt::format(
            "patrol {} is out for {:.1f} h and leaves every {:.1f} h with {} {} at once: many departures will find "
            "nobody; give it more teams, more time or a shorter way",
            patrol.id, core::in_hours(walk), core::in_hours(every->period), patrol.parties,
            patrol.parties == 1 ? "party" : "parties")));
    found.back().severity = scenario::Severity::warning;
  }
  return found;
}

}  // namespace picket::model
