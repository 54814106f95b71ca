#pragma once
// What only the whole shows: sums, and values that do not go together.

#include "reading.hpp"

namespace picket::scenario {

/// Looks only at what was read well. root: the merged tree, for the places of values.
void check_whole(const Scenario& scenario, const Node& root, Reading& reading);

}  // namespace picket::scenario
