#pragma once
// What the map shows, from the ground up.

#include <string>
#include <vector>

#include "lines.hpp"
#include "picket/analysis/analysis.hpp"

namespace picket::analysis {

using Lines = std::vector<std::vector<Point>>;  // by sector

/// Meridians and parallels with their degrees.
std::string grid_layer(const Projection& projection);

/// One shape a sector, coloured by the style according to the view that is switched on; each leads to its row.
std::string sector_layer(const Analysis& analysis, const Lines& lines);

/// Posts, and to scale what they watch.
std::string post_layer(const Projection& projection, const std::vector<outcome::PostSetting>& posts);

/// Names of sectors and towns, ruler and north: once for a wide page and once, larger and fewer, for a narrow one.
std::string name_layers(const Analysis& analysis, const Projection& projection, const Lines& lines);

}  // namespace picket::analysis
