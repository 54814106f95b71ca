#pragma once
// Quantities with a dimension. The number inside is in SI units; a header never shows a naked double for a quantity.

#include <cmath>
#include <compare>
#include <cstdint>

#include "picket/core/time.hpp"

namespace picket::core {

template <class Dimension>
class Quantity {
 public:
  constexpr Quantity() = default;
  /// si: the value in the SI unit of the dimension (see the aliases below).
  constexpr explicit Quantity(double si) : si_{si} {}
  [[nodiscard]] constexpr double si() const { return si_; }

  constexpr auto operator<=>(const Quantity&) const = default;
  constexpr Quantity operator+(Quantity b) const { return Quantity{si_ + b.si_}; }
  constexpr Quantity operator-(Quantity b) const { return Quantity{si_ - b.si_}; }
  constexpr Quantity operator-() const { return Quantity{-si_}; }
  constexpr Quantity operator*(double k) const { return Quantity{si_ * k}; }
  constexpr Quantity operator/(double k) const { return Quantity{si_ / k}; }
  constexpr double operator/(Quantity b) const { return si_ / b.si_; }
  constexpr Quantity& operator+=(Quantity b) {
    si_ += b.si_;
    return *this;
  }

 private:
  double si_ = 0;
};

using Length = Quantity<struct LengthDimension>;                      // m
using Speed = Quantity<struct SpeedDimension>;                        // m/s
using Rate = Quantity<struct RateDimension>;                          // 1/s
using RatePerLength = Quantity<struct RatePerLengthDimension>;        // 1/(s m)
using Persons = Quantity<struct PersonsDimension>;                    // persons
using PersonsPerLength = Quantity<struct PersonsPerLengthDimension>;  // persons/m
using Money = Quantity<struct MoneyDimension>;                        // EUR
using MoneyRate = Quantity<struct MoneyRateDimension>;                // EUR/s

constexpr Length metres(double v) { return Length{v}; }
constexpr Length kilometres(double v) { return Length{v * 1000}; }
constexpr double in_kilometres(Length v) { return v.si() / 1000; }
constexpr Speed kilometres_per_hour(double v) { return Speed{v / 3.6}; }
constexpr double in_kilometres_per_hour(Speed v) { return v.si() * 3.6; }
constexpr Rate per_hour(double v) { return Rate{v / 3600}; }
constexpr double in_per_hour(Rate v) { return v.si() * 3600; }

/// What geography computed through the mathematical library is rounded to the millimetre at once, so that the last bit
/// of a sine, which differs between processors, never reaches a simulation.
inline Length to_millimetre(Length v) { return Length{std::round(v.si() * 1000) / 1000}; }

/// The time to go a distance, rounded to the nearest microsecond. speed > 0.
constexpr Duration operator/(Length way, Speed speed) { return hours(way.si() / speed.si() / 3600); }

/// A place on the globe: WGS84 degrees.
struct LonLat {
  double longitude = 0;  // -180 .. 180
  double latitude = 0;   // -90 .. 90
  auto operator<=>(const LonLat&) const = default;
};

/// A place in a plane of its own: metres east and north of the plane's origin.
struct PlanePoint {
  Length east, north;
};

/// Straight-line distance in the plane.
inline Length distance(PlanePoint a, PlanePoint b) {
  const double east = (a.east - b.east).si(), north = (a.north - b.north).si();
  return Length{std::sqrt(east * east + north * north)};
}

}  // namespace picket::core
