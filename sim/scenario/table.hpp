#pragma once
// The table of keys: the whole language, one row a key.

#include "kinds.hpp"

namespace picket::scenario {

/// The top of the table. It is built once.
const Kind<Scenario>& language();

}  // namespace picket::scenario
