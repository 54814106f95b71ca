#pragma once
// Estimates with confidence intervals: numbers in, numbers out. Every function takes one value (or pair) a replication;
// replications are independent.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace picket::statistics {

/// A value and the interval that holds the true one with the given confidence. standard_error is that of `value`; where
/// the data cannot tell (one replication, all of something rare in one replication, an empty denominator) the fields
/// that are unknown are absent.
struct Estimate {
  std::optional<double> value;
  std::optional<double> standard_error;
  std::optional<double> low, high;
  std::uint64_t replications = 0;
};

/// The mean, with Student's t.
Estimate mean(std::span<const double> values, double confidence = 0.95);

/// sum(numerator) / sum(denominator), with the delta method (Fieller's terms dropped) and Student's t over the
/// replications in which either is not zero.
Estimate pooled_ratio(std::span<const double> numerator, std::span<const double> denominator, double confidence = 0.95);

/// The probability of an event seen in `hits` of n replications: Wilson's score interval.
Estimate proportion(std::uint64_t hits, std::uint64_t n, double confidence = 0.95);

/// The p-quantile of values that come in clusters (the delays of one replication): Woodruff's interval (1952), with the
/// variance of the distribution function from the replications. clusters[r]: the values of replication r, in any order.
Estimate quantile(const std::vector<std::vector<double>>& clusters, double p, double confidence = 0.95);

/// The p-quantile of Student's t with the given degrees of freedom.
double student_t_quantile(double p, double degrees_of_freedom);

}  // namespace picket::statistics
