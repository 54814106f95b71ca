#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "picket/scenario/scenario.hpp"

namespace picket::scenario {

/// A base from which more teams of a type are sent than it has.
struct Overdrawn {
  Id base, unit_type;
  std::int64_t holds = 0;
  std::string path;     // of the last deployment's number, dotted
  std::string message;  // who sends how many
};

/// All of them. Deployments to every post of a row are left out: how many posts it has shows the line.
std::vector<Overdrawn> overdrawn(const Scenario& scenario);

}  // namespace picket::scenario
