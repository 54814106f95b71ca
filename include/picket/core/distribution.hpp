#pragma once
// A duration that may vary.

#include <string>
#include <variant>
#include <vector>

#include "picket/core/random.hpp"
#include "picket/core/time.hpp"

namespace picket::core {

struct Constant {
  Duration value;
  bool operator==(const Constant&) const = default;
};
struct Exponential {
  Duration mean;
  bool operator==(const Exponential&) const = default;
};
struct Lognormal {
  Duration mean;
  double cv;
  bool operator==(const Lognormal&) const = default;
};
struct Gamma {
  Duration mean;
  double cv;
  bool operator==(const Gamma&) const = default;
};
struct Triangular {
  Duration low, mode, high;
  bool operator==(const Triangular&) const = default;
};
struct Uniform {
  Duration low, high;
  bool operator==(const Uniform&) const = default;
};
struct Empirical {
  std::vector<Duration> values;
  bool operator==(const Empirical&) const = default;
};

/// A distribution of non-negative durations. What a distribution needs (low <= mode <= high, cv > 0, values not empty)
/// the reader has checked.
using Distribution = std::variant<Constant, Exponential, Lognormal, Gamma, Triangular, Uniform, Empirical>;

/// One draw, rounded to the microsecond.
Duration sample(const Distribution& distribution, Draws& draws);

/// Exact moments: mean in hours, variance in hours squared.
double mean_hours(const Distribution& distribution);
double variance_hours2(const Distribution& distribution);

}  // namespace picket::core
