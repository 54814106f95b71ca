#pragma once
// Differences between two studies that played the same replications under common random numbers: numbers in, numbers
// out. Entry r of every span belongs to replication r of both, so that what both share cancels. `after - before`
// throughout.

#include <cstdint>
#include <span>

#include "picket/statistics/estimate.hpp"

namespace picket::statistics {

/// mean(after) - mean(before): Student's t on the differences of replications.
Estimate mean_difference(std::span<const double> before, std::span<const double> after, double confidence = 0.95);

/// The numerators and denominators of a pooled ratio, one of each a replication.
struct Ratio {
  std::span<const double> numerator, denominator;
};

/// sum / sum of the one less that of the other: the delta method on the difference of the two residuals of a
/// replication, with Student's t over the replications in which anything happened. Without a value when a denominator
/// is empty.
Estimate ratio_difference(const Ratio& before, const Ratio& after, double confidence = 0.95);

/// In how many replications an event was seen under neither, one, or both.
struct PairedCounts {
  std::uint64_t neither = 0, only_before = 0, only_after = 0, both = 0;
};

/// P(after) - P(before) by Tango's score interval (1998), which holds for rare events too, where Student's t does not.
Estimate proportion_difference(const PairedCounts& counts, double confidence = 0.95);

}  // namespace picket::statistics
