#pragma once
// Renewal processes whose gaps are a constant and an exponential: what is known of them exactly.

#include <cmath>
#include <functional>

namespace picket::testing {

/// P(Erlang(n, mean) <= t): n exponentials of that mean, all in t. n >= 1.
inline double erlang_cdf(int n, double mean, double t) {
  if (t <= 0) return 0;
  double term = 1, sum = 1;
  for (int i = 1; i < n; ++i) sum += term *= t / mean / i;
  return 1 - std::exp(-t / mean) * sum;
}

/// The integral over [a, b] by Simpson's rule.
inline double integral(const std::function<double(double)>& f, double a, double b, int pieces = 2000) {
  const double h = (b - a) / pieces;
  double sum = f(a) + f(b);
  for (int i = 1; i < pieces; ++i) sum += (i % 2 == 1 ? 4 : 2) * f(a + i * h);
  return sum * h / 3;
}

/// P(the k-th renewal has come by t), the gaps being constant + Exp(mean). k >= 1.
inline double renewed_by(int k, double constant, double mean, double t) {
  return erlang_cdf(k, mean, t - k * constant);
}

}  // namespace picket::testing
