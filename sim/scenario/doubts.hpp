#pragma once

#include "picket/scenario/scenario.hpp"
#include "tree.hpp"

namespace picket::scenario {

/// Warns of what the language allows and its author probably did not mean, as far as the text shows it.
void doubt(const Scenario& scenario, const Node& root, Findings& findings);

}  // namespace picket::scenario
