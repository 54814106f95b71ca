#pragma once
// The scenario of scenarios/starter, which is part of the program.

#include <string_view>

namespace picket::cli::starter {

extern const std::string_view scenario, border;

}  // namespace picket::cli::starter
