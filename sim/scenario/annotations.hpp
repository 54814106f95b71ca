#pragma once
// What a scenario keeps of its texts: where each value stands, and the comments that say where a number comes from.

#include "picket/scenario/scenario.hpp"
#include "tree.hpp"

namespace picket::scenario {

/// Fills positions, notes and texts.
void annotate(Scenario& scenario, const Node& root, const Findings& findings);

}  // namespace picket::scenario
