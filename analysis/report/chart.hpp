#pragma once
// Small drawings: an interval on a scale, a bar on a scale.

#include <string>

#include "picket/statistics/estimate.hpp"

namespace picket::analysis {

/// A round number at or above the given one: 1, 2, 2.5 or 5 times a power of ten. 0 gives 1.
double round_above(double value);

/// The same steps, for how many decimals a scale's labels need.
int decimals_of_step(double step);

/// An interval as a line with its value as a mark, on a scale from 0 to `full`.
std::string interval_bar(const statistics::Estimate& estimate, double full);

/// A filled bar up to the value with the interval over its end, on a scale from 0 to `full`.
std::string filled_bar(const statistics::Estimate& estimate, double full);

}  // namespace picket::analysis
