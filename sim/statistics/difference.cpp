#include "picket/statistics/difference.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/math/distributions/normal.hpp>

#include "picket/core/error.hpp"

namespace picket::statistics {

namespace {

double sum(std::span<const double> values) {
  double total = 0;
  for (const double v : values) total += v;
  return total;
}

/// Tango's statistic for a difference d: how many standard errors the counts lie from it, with the variance that the
/// most likely probabilities of such a difference have.
double score(const PairedCounts& counts, double n, double d) {
  const auto gained = static_cast<double>(counts.only_after), lost = static_cast<double>(counts.only_before);
  const double a = 2 * n, b = -gained - lost + (2 * n - gained + lost) * d, c = -lost * d * (1 - d);
  const double only_before = (std::sqrt(std::max(0.0, b * b - 4 * a * c)) - b) / (2 * a);
  const double variance = n * (2 * only_before + d * (1 - d));
  const double distance = gained - lost - n * d;
  if (variance <= 0) return distance == 0 ? 0 : std::copysign(HUGE_VAL, distance);
  return distance / std::sqrt(variance);
}

/// The end of the interval on the side of `bound`: the statistic falls as d rises.
double end_of_interval(const PairedCounts& counts, double n, double estimate, double bound, double z) {
  double inside = estimate, outside = bound;
  for (int halvings = 0; halvings < 100; ++halvings) {
    const double middle = (inside + outside) / 2;
    (std::fabs(score(counts, n, middle)) <= z ? inside : outside) = middle;
  }
  return inside;
}

}  // namespace

Estimate mean_difference(std::span<const double> before, std::span<const double> after, double confidence) {
  PICKET_INVARIANT(before.size() == after.size(), "replications come in pairs");
  std::vector<double> differences(before.size());
  for (std::size_t r = 0; r < before.size(); ++r) differences[r] = after[r] - before[r];
  return mean(differences, confidence);
}

Estimate ratio_difference(const Ratio& before, const Ratio& after, double confidence) {
  const std::size_t n = before.numerator.size();
  PICKET_INVARIANT(before.denominator.size() == n && after.numerator.size() == n && after.denominator.size() == n,
                   "replications come in pairs");
  const double x_before = sum(before.denominator), x_after = sum(after.denominator);
  Estimate made{.value = {}, .standard_error = {}, .low = {}, .high = {}, .replications = n};
  if (x_before == 0 || x_after == 0) return made;
  const double r_before = sum(before.numerator) / x_before, r_after = sum(after.numerator) / x_after;
  made.value = r_after - r_before;
  std::size_t speaking = 0;
  double squares = 0;
  for (std::size_t r = 0; r < n; ++r) {
    if (before.numerator[r] == 0 && before.denominator[r] == 0 && after.numerator[r] == 0 && after.denominator[r] == 0)
      continue;
    ++speaking;
    const double residual = (after.numerator[r] - r_after * after.denominator[r]) / x_after -
                            (before.numerator[r] - r_before * before.denominator[r]) / x_before;
    squares += residual * residual;
  }
  if (speaking < 2) return made;
  const auto said = static_cast<double>(speaking);
  made.standard_error = std::sqrt(squares * said / (said - 1));
  const double reach = student_t_quantile(0.5 + confidence / 2, said - 1) * *made.standard_error;
  made.low = *made.value - reach;
  made.high = *made.value + reach;
  return made;
}

Estimate proportion_difference(const PairedCounts& counts, double confidence) {
  PICKET_INVARIANT(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1");
  const std::uint64_t all = counts.neither + counts.only_before + counts.only_after + counts.both;
  if (all == 0) return {};
  const auto n = static_cast<double>(all);
  const auto gained = static_cast<double>(counts.only_after), lost = static_cast<double>(counts.only_before);
  const double difference = (gained - lost) / n;
  const double z = boost::math::quantile(boost::math::normal_distribution<>{}, 0.5 + confidence / 2);
  return {.value = difference,
          .standard_error = std::sqrt(std::max(0.0, gained + lost - (gained - lost) * (gained - lost) / n)) / n,
          .low = end_of_interval(counts, n, difference, -1, z),
          .high = end_of_interval(counts, n, difference, 1, z),
          .replications = all};
}

}  // namespace picket::statistics
