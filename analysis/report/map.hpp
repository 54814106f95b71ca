#pragma once

#include <string>

#include "picket/analysis/analysis.hpp"

namespace picket::analysis {

/// The map with its switch, legends and the panel for one sector's figures; a sentence when the scenario has no
/// geometry.
std::string map_section(const Analysis& analysis);

/// What the panel shows, as JSON: per sector its name, its row's id and its figures.
std::string map_data(const Analysis& analysis);

}  // namespace picket::analysis
