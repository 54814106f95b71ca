#pragma once
// Lines in the units of the map.

#include <string>
#include <vector>

#include "projection.hpp"

namespace picket::analysis {

/// Without the points that lie within `tolerance` units of the simplified line (Douglas and Peucker 1973).
std::vector<Point> simplified(const std::vector<Point>& line, double tolerance);

/// The sectors as they are drawn, by index; empty where the scenario gives no line.
std::vector<std::vector<Point>> drawn_lines(const Projection& projection, const outcome::Setting& setting);

/// As an SVG path.
std::string path_of(const std::vector<Point>& line);

/// The point half way along. The line has a point.
Point middle_of(const std::vector<Point>& line);

/// Points every few units along the lines: what names had better not cover.
std::vector<Point> beads(const std::vector<std::vector<Point>>& lines);

}  // namespace picket::analysis
