#pragma once

#include <string>
#include <string_view>

#include "picket/scenario/scenario.hpp"

namespace picket::scenario {

/// An error about the value at a dotted path (`posts.voskepar.at`), placed where that value is written; where it is
/// not, at the nearest thing above it that is.
Diagnostic diagnostic_at(const Scenario& scenario, std::string_view dotted_path, std::string message);

}  // namespace picket::scenario
