#include "geography/geodesic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

// The two formulas alone, which compile in a second; the whole of Boost.Geometry takes five.
#include <boost/geometry/core/cs.hpp>
#include <boost/geometry/formulas/vincenty_direct.hpp>
#include <boost/geometry/formulas/vincenty_inverse.hpp>
#include <boost/geometry/srs/spheroid.hpp>

namespace picket::model::geography {

namespace {

namespace formula = boost::geometry::formula;
using Inverse = formula::vincenty_inverse<double, true, true>;
using Direct = formula::vincenty_direct<double, true, true>;

constexpr double equatorial_radius = 6378137.0;  // m, WGS84 (NIMA TR8350.2)
constexpr double flattening = 1 / 298.257223563;
constexpr double polar_radius = equatorial_radius * (1 - flattening);
constexpr double mean_radius = (2 * equatorial_radius + polar_radius) / 3;  // m, for first guesses only
constexpr double degree = std::numbers::pi / 180;
constexpr double close_enough = 1e-5;  // m; where iterations stop, well under the millimetre that is promised
constexpr int most_steps = 60;         // more than halving the globe's girth down to close_enough takes

const boost::geometry::srs::spheroid<double>& wgs84() {
  static const boost::geometry::srs::spheroid<double> spheroid{equatorial_radius, polar_radius};
  return spheroid;
}

formula::result_inverse<double> inverse(LonLat a, LonLat b) {
  return Inverse::apply(a.longitude * degree, a.latitude * degree, b.longitude * degree, b.latitude * degree, wgs84());
}

GlobePoint operator+(const GlobePoint& a, const GlobePoint& b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
GlobePoint operator-(const GlobePoint& a, const GlobePoint& b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
double dot(const GlobePoint& a, const GlobePoint& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
double norm(const GlobePoint& a) { return std::sqrt(dot(a, a)); }
GlobePoint cross(const GlobePoint& a, const GlobePoint& b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
/// The null vector stays what it is.
GlobePoint unit(const GlobePoint& a) {
  const double n = norm(a);
  return n > 0 ? GlobePoint{a.x / n, a.y / n, a.z / n} : a;
}

/// Up, at right angles to the ellipsoid.
GlobePoint upright(LonLat place) {
  const double cos_latitude = std::cos(place.latitude * degree);
  return {cos_latitude * std::cos(place.longitude * degree), cos_latitude * std::sin(place.longitude * degree),
          std::sin(place.latitude * degree)};
}

/// The arc that a straight line of this length spans.
double arc_over(double chord) { return 2 * mean_radius * std::asin(std::min(chord / (2 * mean_radius), 1.0)); }

}  // namespace

GlobePoint on_globe(LonLat place) {
  constexpr double eccentricity_squared = flattening * (2 - flattening);
  const GlobePoint up = upright(place);
  const double to_axis = equatorial_radius / std::sqrt(1 - eccentricity_squared * up.z * up.z);  // along the normal
  return {to_axis * up.x, to_axis * up.y, to_axis * (1 - eccentricity_squared) * up.z};
}

Geodesic::Geodesic(LonLat from, LonLat to)
    : from_{from}, to_{to}, globe_from_{on_globe(from)}, globe_to_{on_globe(to)} {
  const auto way = inverse(from, to);
  length_ = core::metres(way.distance);
  azimuth_ = way.azimuth;
  along_ = unit(globe_to_ - globe_from_);
  across_ = unit(cross(along_, upright(from) + upright(to)));
}

LonLat Geodesic::at(Length along) const {
  if (along <= Length{0}) return from_;
  if (along >= length_) return to_;
  const auto end = Direct::apply(from_.longitude * degree, from_.latitude * degree, along.si(), azimuth_, wgs84());
  return {end.lon2 / degree, end.lat2 / degree};
}

/// How a place is seen from a point of the line.
struct Geodesic::Sight {
  double distance;  // m
  double ahead;     // cosine of the angle between the line's heading and the place: minus the derivative of distance
};

Geodesic::Sight Geodesic::sight(double along, LonLat place) const {
  const auto here = Direct::apply(from_.longitude * degree, from_.latitude * degree, along, azimuth_, wgs84());
  const auto way = Inverse::apply(here.lon2, here.lat2, place.longitude * degree, place.latitude * degree, wgs84());
  return {way.distance, std::cos(way.azimuth - here.reverse_azimuth)};  // reverse_azimuth: the heading on arrival
}

Geodesic::Foot Geodesic::nearest_to(LonLat place) const {
  // On a sphere one step leads from any point of a great circle to the foot; the ellipsoid leaves a three-hundredth of
  // the way for the next step.
  const double length = length_.si();
  double along = std::clamp(dot(on_globe(place) - globe_from_, along_), 0.0, length);
  Sight seen = sight(along, place);
  for (int step = 0; step < most_steps; ++step) {
    const double angle = seen.distance / mean_radius;
    const double forward = mean_radius * std::atan2(std::sin(angle) * seen.ahead, std::cos(angle));
    const double next = std::clamp(along + forward, 0.0, length);
    const bool arrived = std::abs(next - along) < close_enough;
    along = next;
    seen = sight(along, place);
    if (arrived) break;
  }
  return {core::metres(along), core::metres(seen.distance)};
}

/// Where the line leaves the circle, going from the foot inside it towards `end`, which is an end of the line.
double Geodesic::leaves(LonLat place, double radius, const Foot& foot, double end) const {
  if (sight(end, place).distance <= radius) return end;
  double inside = foot.along.si();
  double outside = end;
  // Pythagoras on the sphere, written so that it keeps its digits when the circle is small or barely reaches the line.
  const double near = foot.distance.si() / mean_radius;
  const double far = radius / mean_radius;
  const double half_chord = std::sin((far - near) / 2) * std::sin((far + near) / 2) / std::cos(near);
  const double guess = 2 * mean_radius * std::asin(std::sqrt(std::clamp(half_chord, 0.0, 1.0)));
  double along = end < inside ? std::max(inside - guess, end) : std::min(inside + guess, end);
  for (int step = 0; step < most_steps; ++step) {
    const Sight seen = sight(along, place);
    (seen.distance <= radius ? inside : outside) = along;
    double next = along + (seen.distance - radius) / seen.ahead;  // Newton
    const auto [low, high] = std::minmax(inside, outside);
    if (!(next >= low && next <= high)) next = (low + high) / 2;
    if (std::abs(next - along) < close_enough) return next;
    along = next;
  }
  return along;
}

std::optional<Interval> Geodesic::within(LonLat place, Length radius) const {
  const Foot foot = nearest_to(place);
  if (foot.distance > radius + core::metres(0.0005)) return std::nullopt;
  if (foot.distance >= radius) return Interval{foot.along, foot.along};
  return Interval{core::metres(leaves(place, radius.si(), foot, 0)),
                  core::metres(leaves(place, radius.si(), foot, length_.si()))};
}

Length Geodesic::no_nearer_than(const GlobePoint& place) const {
  // Every point of the line is within half its length of one of the two ends. A metre covers the rounding.
  const double nearer_end = std::min(norm(place - globe_from_), norm(place - globe_to_));
  return core::metres(nearer_end - length_.si() / 2 - 1);
}

Length Geodesic::roughly_from(const GlobePoint& place) const {
  const GlobePoint offset = place - globe_from_;
  const double along = dot(offset, along_);
  if (along <= 0) return core::metres(arc_over(norm(offset)));
  if (along >= norm(globe_to_ - globe_from_)) return core::metres(arc_over(norm(place - globe_to_)));
  return core::metres(mean_radius * std::asin(std::min(std::abs(dot(offset, across_)) / mean_radius, 1.0)));
}

}  // namespace picket::model::geography
