#pragma once
// A border's line: as drawn, and generalised to a tolerance. Chainage is geodesic distance along the generalised line.
// Everything that comes out is rounded: lengths to the millimetre, computed points to 1e-8 degrees (vertices come back
// as given), so that no bit of a sine reaches a run. A line's length is the sum of its segments' rounded lengths.

#include <cstddef>
#include <vector>

#include "geography/geodesic.hpp"
#include "picket/core/quantity.hpp"

namespace picket::model::geography {

/// Geodesic distance on WGS84.
Length distance(LonLat a, LonLat b);

/// Geodesic length of a polyline.
Length length(const std::vector<LonLat>& line);

class ReferenceLine {
 public:
  /// drawn: at least two different points. tolerance > 0: how far a drawn vertex may be from the generalised line
  /// (Douglas and Peucker 1973). A ring that fits into the tolerance shrinks to its first point, reference length 0.
  ReferenceLine(std::vector<LonLat> drawn, Length tolerance);

  [[nodiscard]] Length drawn_length() const { return drawn_chainages_.back(); }
  [[nodiscard]] Length reference_length() const { return chainages_.back(); }

  /// The chainages of its vertices, ascending from 0.
  [[nodiscard]] const std::vector<Length>& vertices() const { return chainages_; }
  /// The point at a chainage, clamped to the line.
  [[nodiscard]] LonLat at(Length chainage) const;
  /// The chainage of the point of the line nearest to a place; of several, the first.
  [[nodiscard]] Length chainage_near(LonLat place) const;
  /// The stretches within `radius` >= 0 of a place: disjoint, ascending, within [0, reference_length]. A stretch is a
  /// single point where the circle just touches the line.
  [[nodiscard]] std::vector<Interval> within(LonLat place, Length radius) const;
  /// Chainages that draw the generalised line between two of them, from <= to: both ends, every vertex between, and
  /// evenly spread ones wherever two would be more than `gap` apart. Ascending, no two alike unless from = to.
  [[nodiscard]] std::vector<Length> chainages_between(Length from, Length to, Length gap = core::kilometres(1)) const;

  /// The drawn line between two chainages, from <= to, for maps: both ends included. Vertices that the generalised line
  /// kept correspond exactly; in between, chainage is mapped proportionally along the drawn piece.
  [[nodiscard]] std::vector<LonLat> drawn_between(Length from, Length to) const;
  /// Its length. Over stretches that tile the line these add up to drawn_length().
  [[nodiscard]] Length drawn_length_between(Length from, Length to) const;

 private:
  [[nodiscard]] Length drawn_chainage(Length chainage) const;
  [[nodiscard]] LonLat drawn_at(Length drawn_chainage) const;

  std::vector<LonLat> drawn_;
  std::vector<Length> drawn_chainages_;  // of drawn_, along the drawn line
  std::vector<std::size_t> kept_;        // the generalised line's vertices, as indices of drawn_
  std::vector<Geodesic> segments_;       // of the generalised line: segments_[i] from kept_[i] to kept_[i + 1]
  std::vector<Length> chainages_;        // of kept_, along the generalised line
};

}  // namespace picket::model::geography
