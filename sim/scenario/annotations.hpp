#pragma once
// The comments of a scenario that say where a number comes from.

#include "picket/scenario/scenario.hpp"
#include "tree.hpp"

namespace picket::scenario {

/// Fills the notes.
void annotate(Scenario& scenario, const Node& root, const Findings& findings);

}  // namespace picket::scenario
