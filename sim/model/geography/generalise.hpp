#pragma once

#include <cstddef>
#include <vector>

#include "picket/core/quantity.hpp"

namespace picket::model::geography {

/// Douglas and Peucker (1973): the indices of the vertices to keep, ascending, the first and the last among them, so
/// that every vertex of the drawn line is within `tolerance` (geodesic, to the millimetre) of the piece that replaces
/// it. drawn: at least two vertices. The choice is the same for the line read backwards.
std::vector<std::size_t> kept_vertices(const std::vector<core::LonLat>& drawn, core::Length tolerance);

}  // namespace picket::model::geography
