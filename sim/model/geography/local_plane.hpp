#pragma once
// A plane that touches the WGS84 ellipsoid at a point: metres east and north of it (the horizontal part of the local
// east-north-up frame). Distances within 40 km of the point are right to 1e-5.

#include "picket/core/quantity.hpp"

namespace picket::model::geography {

class LocalPlane {
 public:
  explicit LocalPlane(core::LonLat origin);
  /// Rounded to the millimetre.
  [[nodiscard]] core::PlanePoint at(core::LonLat place) const;

 private:
  struct Vector {
    double x, y, z;
  };
  static Vector geocentric(core::LonLat place);
  Vector origin_, east_, north_;
};

}  // namespace picket::model::geography
