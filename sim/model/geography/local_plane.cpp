#include "local_plane.hpp"

#include <cmath>
#include <numbers>

namespace picket::model::geography {

namespace {
constexpr double radian = std::numbers::pi / 180;
constexpr double equatorial_radius = 6378137.0;   // m, WGS84
constexpr double flattening = 1 / 298.257223563;  // WGS84
constexpr double eccentricity2 = flattening * (2 - flattening);
}  // namespace

LocalPlane::Vector LocalPlane::geocentric(core::LonLat place) {
  const double phi = place.latitude * radian, lambda = place.longitude * radian;
  const double normal = equatorial_radius / std::sqrt(1 - eccentricity2 * std::sin(phi) * std::sin(phi));
  return {normal * std::cos(phi) * std::cos(lambda), normal * std::cos(phi) * std::sin(lambda),
          normal * (1 - eccentricity2) * std::sin(phi)};
}

LocalPlane::LocalPlane(core::LonLat origin) : origin_{geocentric(origin)} {
  const double phi = origin.latitude * radian, lambda = origin.longitude * radian;
  east_ = {-std::sin(lambda), std::cos(lambda), 0};
  north_ = {-std::sin(phi) * std::cos(lambda), -std::sin(phi) * std::sin(lambda), std::cos(phi)};
}

core::PlanePoint LocalPlane::at(core::LonLat place) const {
  const Vector p = geocentric(place);
  const Vector d{p.x - origin_.x, p.y - origin_.y, p.z - origin_.z};
  return {core::to_millimetre(core::metres(d.x * east_.x + d.y * east_.y)),
          core::to_millimetre(core::metres(d.x * north_.x + d.y * north_.y + d.z * north_.z))};
}

}  // namespace picket::model::geography
