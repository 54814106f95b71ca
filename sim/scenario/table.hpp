#pragma once
// The table of keys: the whole language, one row a key.

#include "kinds.hpp"

namespace picket::scenario {

/// The top of the table. It is built once.
const Kind<Scenario>& language();
/// Its rows, in the order in which they are read; their owner is a Scenario.
const std::vector<AnyRow>& language_rows();

}  // namespace picket::scenario
