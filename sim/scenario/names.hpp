#pragma once

#include "tree.hpp"

namespace picket::scenario {

/// Puts the values that `let` names in the places where `$name` stands, and removes `let` from the tree. A text that
/// begins with a dollar is written `$$`. Names may stand in the values of others, in no circle. Warns of names that are
/// not used.
void put_in_names(Findings& findings, Node& root);

}  // namespace picket::scenario
