#pragma once
// Geodesics on WGS84 after Vincenty (1975), good to a tenth of a millimetre for places less than 19 000 km apart.
// Nothing here is rounded: reference_line.cpp, the only one to use it, does that before anything leaves the room.

#include <optional>

#include "picket/core/quantity.hpp"

namespace picket::model::geography {

using core::Length;
using core::LonLat;

/// A closed stretch of chainage, from <= to.
struct Interval {
  Length from, to;
  bool operator==(const Interval&) const = default;
};

/// A place as metres from the earth's centre: x to longitude 0, y to longitude 90 east, z to the north pole. Straight
/// lines between such points are cheap, and never longer than the geodesic: they bound it from below.
struct GlobePoint {
  double x = 0, y = 0, z = 0;
};
GlobePoint on_globe(LonLat place);

/// The shortest line between two places, less than a quarter of the globe long. The same place twice is allowed.
class Geodesic {
 public:
  Geodesic(LonLat from, LonLat to);

  [[nodiscard]] Length length() const { return length_; }
  /// The point a way along from the beginning, clamped to the ends; these come back as given.
  [[nodiscard]] LonLat at(Length along) const;

  struct Foot {
    Length along;     // from the beginning
    Length distance;  // of the place from there
  };
  /// The point of the line nearest to a place.
  [[nodiscard]] Foot nearest_to(LonLat place) const;
  /// The part of the line within a radius of a place, as ways along; one point when the circle just touches.
  [[nodiscard]] std::optional<Interval> within(LonLat place, Length radius) const;

  /// A cheap bound: no point of the line is nearer to the place than this.
  [[nodiscard]] Length no_nearer_than(const GlobePoint& place) const;
  /// A cheap estimate of nearest_to(place).distance. For lines and distances up to 1 000 km it errs by less than
  /// 2 m + 0.01 % of the distance.
  [[nodiscard]] Length roughly_from(const GlobePoint& place) const;

 private:
  struct Sight;
  [[nodiscard]] Sight sight(double along, LonLat place) const;
  [[nodiscard]] double leaves(LonLat place, double radius, const Foot& foot, double end) const;

  LonLat from_, to_;
  Length length_;
  double azimuth_ = 0;  // at the beginning, radians clockwise from north
  GlobePoint globe_from_, globe_to_;
  GlobePoint along_, across_;  // unit vectors: of the chord; of the normal of the plane that stands upright on it
};

}  // namespace picket::model::geography
