#include "picket/statistics/estimate.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include "picket/core/error.hpp"

namespace picket::statistics {

namespace {

double sum(std::span<const double> values) {
  double total = 0;
  for (const double v : values) total += v;
  return total;
}

double normal_quantile(double p) { return boost::math::quantile(boost::math::normal_distribution<>{}, p); }

void check(double confidence) {
  PICKET_INVARIANT(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
}

/// A standard error and the number of replications it rests on.
struct Error {
  double standard_error;
  std::uint64_t replications;
};

/// How far the interval reaches on either side: Student's t with one degree of freedom fewer than replications.
double reach(const Error& error, double confidence) {
  return student_t_quantile(0.5 + confidence / 2, static_cast<double>(error.replications - 1)) * error.standard_error;
}

/// value +- t x standard error.
Estimate with_t_interval(double value, const Error& error, std::uint64_t n, double confidence) {
  const double t_errors = reach(error, confidence);
  return {.value = value,
          .standard_error = error.standard_error,
          .low = value - t_errors,
          .high = value + t_errors,
          .replications = n};
}

/// The error of sum(y) / sum(x): the delta method on the replications' residuals y - ratio x. A replication in which
/// both are zero says nothing: of a rare thing the error rests on the few in which it happened. None when those are
/// fewer than two.
std::optional<Error> ratio_error(std::span<const double> y, std::span<const double> x, double ratio) {
  std::uint64_t speaking = 0;
  double squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (y[i] == 0 && x[i] == 0) continue;
    ++speaking;
    squares += (y[i] - ratio * x[i]) * (y[i] - ratio * x[i]);
  }
  if (speaking < 2) return std::nullopt;
  const auto n = static_cast<double>(speaking);
  return Error{std::sqrt(squares * n / (n - 1)) / std::fabs(sum(x)), speaking};
}

}  // namespace

double student_t_quantile(double p, double degrees_of_freedom) {
  return boost::math::quantile(boost::math::students_t_distribution<>{degrees_of_freedom}, p);
}

Estimate mean(std::span<const double> values, double confidence) {
  check(confidence);
  const std::uint64_t n = values.size();
  if (n == 0) return {};
  const double average = sum(values) / static_cast<double>(n);
  if (n == 1) return {.value = average, .standard_error = {}, .low = {}, .high = {}, .replications = 1};
  double squares = 0;
  for (const double v : values) squares += (v - average) * (v - average);
  const double standard_error = std::sqrt(squares / static_cast<double>(n - 1) / static_cast<double>(n));
  return with_t_interval(average, {standard_error, n}, n, confidence);
}

Estimate pooled_ratio(std::span<const double> numerator, std::span<const double> denominator, double confidence) {
  check(confidence);
  PICKET_INVARIANT(numerator.size() == denominator.size(), "a ratio has a denominator for each numerator");
  const std::uint64_t n = denominator.size();
  const double total = sum(denominator);
  if (total == 0) return {.value = {}, .standard_error = {}, .low = {}, .high = {}, .replications = n};
  const double ratio = sum(numerator) / total;
  const auto error = ratio_error(numerator, denominator, ratio);
  if (!error) return {.value = ratio, .standard_error = {}, .low = {}, .high = {}, .replications = n};
  return with_t_interval(ratio, *error, n, confidence);
}

Estimate proportion(std::uint64_t hits, std::uint64_t n, double confidence) {
  check(confidence);
  PICKET_INVARIANT(hits <= n, "there are no more hits than trials");
  if (n == 0) return {};
  // Wilson (1927): the p for which |p_hat - p| = z sqrt(p (1 - p) / n)
  const auto trials = static_cast<double>(n);
  const double p = static_cast<double>(hits) / trials, z = normal_quantile(0.5 + confidence / 2), z2 = z * z;
  const double centre = (p + z2 / (2 * trials)) / (1 + z2 / trials);
  const double reach = z / (1 + z2 / trials) * std::sqrt(p * (1 - p) / trials + z2 / (4 * trials * trials));
  return {.value = p,
          .standard_error = std::sqrt(p * (1 - p) / trials),
          .low = hits == 0 ? 0 : std::max(0.0, centre - reach),
          .high = hits == n ? 1 : std::min(1.0, centre + reach),
          .replications = n};
}

Estimate quantile(const std::vector<std::vector<double>>& clusters, double p, double confidence) {
  check(confidence);
  PICKET_INVARIANT(p > 0 && p < 1, "a quantile is asked for a share between 0 and 1");
  const std::uint64_t n = clusters.size();
  Estimate estimate{.value = {}, .standard_error = {}, .low = {}, .high = {}, .replications = n};
  std::vector<double> all;
  for (const auto& cluster : clusters) all.insert(all.end(), cluster.begin(), cluster.end());
  if (all.empty()) return estimate;
  std::ranges::sort(all);
  // the inverse of the empirical distribution function: a share that is a whole number of values but for rounding is
  // that
  const auto at = [&](double share) {
    const double rank = std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(all.size()) * (1 - 1e-14));
    return all[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
  };
  const double q = at(p);
  estimate.value = q;
  // the share of values <= q is a ratio of sums over replications; its interval is carried back through the
  // distribution
  std::vector<double> below, size;
  for (const auto& cluster : clusters) {
    below.push_back(static_cast<double>(std::ranges::count_if(cluster, [q](double v) { return v <= q; })));
    size.push_back(static_cast<double>(cluster.size()));
  }
  const auto error = ratio_error(below, size, sum(below) / sum(size));
  if (!error) return estimate;
  const double share = reach(*error, confidence);
  if (p - share <= 0 || p + share >= 1) return estimate;  // too few values to bound it
  estimate.low = at(p - share);
  estimate.high = at(p + share);
  return estimate;
}

}  // namespace picket::statistics
