#pragma once
// A number of which only this is known: an assumption's range.

#include <variant>
#include <vector>

#include "picket/core/random.hpp"

namespace picket::core {

struct UniformSpread {
  double low, high;
  bool operator==(const UniformSpread&) const = default;
};
/// Its logarithm is uniform: for what may be off by a factor. 0 < low.
struct LogUniformSpread {
  double low, high;
  bool operator==(const LogUniformSpread&) const = default;
};
struct TriangularSpread {
  double low, mode, high;
  bool operator==(const TriangularSpread&) const = default;
};
struct NormalSpread {
  double mean, sd;
  bool operator==(const NormalSpread&) const = default;
};
/// mean > 0; cv: standard deviation over mean.
struct LognormalSpread {
  double mean, cv;
  bool operator==(const LognormalSpread&) const = default;
};
struct GammaSpread {
  double mean, cv;
  bool operator==(const GammaSpread&) const = default;
};
/// One of these, each as likely.
struct ValuesSpread {
  std::vector<double> values;
  bool operator==(const ValuesSpread&) const = default;
};

/// A distribution of numbers, cut to [least, most]: what falls outside becomes the nearer end.
struct Spread {
  std::variant<UniformSpread, LogUniformSpread, TriangularSpread, NormalSpread, LognormalSpread, GammaSpread,
               ValuesSpread>
      form;
  double least, most;
  bool whole = false;  // rounded to the nearest whole number
  bool operator==(const Spread&) const = default;
};

/// One draw. The same bits on every processor.
double sample(const Spread& spread, Draws& draws);

}  // namespace picket::core
