#pragma once

#include "shape.hpp"
#include "tree.hpp"

namespace picket::scenario {

/// Tells each key that the language lacks but nearly has, and puts the meant one in its place, so that what stands
/// under it is read and missed by nobody.
void mend_spelling(Findings& findings, Node& root, const Shape& shape);

}  // namespace picket::scenario
