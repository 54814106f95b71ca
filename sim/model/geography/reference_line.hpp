#pragma once
// A border's line: as drawn, and generalised to a tolerance. Chainage is geodesic distance along the generalised line.
// Everything that comes out is rounded to the millimetre (or the coordinate as given), so that no bit of a sine reaches a run.

#include <vector>

#include "picket/core/quantity.hpp"

namespace picket::model::geography {

using core::Length;
using core::LonLat;

/// A closed stretch of chainage, from <= to.
struct Interval {
  Length from, to;
  bool operator==(const Interval&) const = default;
};

/// Geodesic distance on WGS84.
Length distance(LonLat a, LonLat b);

/// Geodesic length of a polyline.
Length length(const std::vector<LonLat>& line);

class ReferenceLine {
 public:
  /// drawn: at least two different points. tolerance > 0: how far the generalised line may leave the drawn one
  /// (Douglas and Peucker 1973).
  ReferenceLine(std::vector<LonLat> drawn, Length tolerance);

  [[nodiscard]] Length drawn_length() const { return drawn_length_; }
  [[nodiscard]] Length reference_length() const { return chainages_.back(); }

  /// The point at a chainage, clamped to the line.
  [[nodiscard]] LonLat at(Length chainage) const;
  /// The chainage of the point of the line nearest to a place.
  [[nodiscard]] Length chainage_near(LonLat place) const;
  /// The stretches within `radius` of a place: disjoint, ascending, within [0, reference_length].
  [[nodiscard]] std::vector<Interval> within(LonLat place, Length radius) const;
  /// The drawn line between two chainages, for maps: both ends included.
  [[nodiscard]] std::vector<LonLat> drawn_between(Length from, Length to) const;
  [[nodiscard]] Length drawn_length_between(Length from, Length to) const;

 private:
  std::vector<LonLat> drawn_;
  std::vector<LonLat> vertices_;      // of the generalised line: a subset of drawn_
  std::vector<std::size_t> kept_;     // vertices_[i] = drawn_[kept_[i]]
  std::vector<Length> chainages_;     // of vertices_
  Length drawn_length_;
};

}  // namespace picket::model::geography
