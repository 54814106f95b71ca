#pragma once
// Lines to test with.

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "geography/reference_line.hpp"

namespace picket::model::geography::testing {

using core::kilometres;
using core::metres;
using Line = std::vector<LonLat>;

constexpr Length millimetre = metres(0.001);
/// A point rounded to 1e-8 degrees is off by up to 0.8 mm; lengths by half a millimetre.
constexpr double point_error = 0.0015;  // m

/// On both sides of zero, the same on every machine.
class Noise {
 public:
  double operator()(double size) { return size * (static_cast<double>(engine_()) / 4294967295.0 * 2 - 1); }

 private:
  std::mt19937 engine_{20210728};
};

/// A border in a mountain country: 1,300 vertices over some 350 km, bent at every scale.
inline Line rugged_border() {
  constexpr int last = 1299;
  Noise noise;
  Line line;
  for (int i = 0; i <= last; ++i) {
    const double t = static_cast<double>(i) / last;
    const double turn = 2 * std::numbers::pi * t;
    line.push_back({45.0 + 1.6 * t + 0.15 * std::sin(3 * turn) + 0.03 * std::cos(17 * turn) + noise(0.004),
                    41.3 - 2.4 * t + 0.10 * std::cos(4 * turn) + 0.02 * std::sin(29 * turn) + noise(0.004)});
  }
  return line;
}

inline Line reversed(const Line& line) { return {line.rbegin(), line.rend()}; }

/// Three degrees of the equator, no vertex between.
inline Line equator() { return {{0, 0}, {3, 0}}; }
/// A degree of longitude on the equator: pi / 180 times WGS84's equatorial radius.
constexpr Length equatorial_degree = metres(111319.491);

inline bool in_millimetres(Length v) { return v == core::to_millimetre(v); }

}  // namespace picket::model::geography::testing
