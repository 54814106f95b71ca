#include "picket/core/sampling.hpp"

#include <algorithm>
#include <cmath>

#include "picket/core/elementary.hpp"
#include "picket/core/error.hpp"

namespace picket::core {

double exponential(Draws& draws) { return -log(draws.uniform()); }

double normal(Draws& draws) { return normal_quantile(draws.uniform()); }

double gamma(Draws& draws, double shape) {
  PICKET_INVARIANT(shape > 0, "a gamma distribution has a positive shape");
  if (shape < 1) {  // Gamma(a) = Gamma(a + 1) U^(1/a); the means are scaled to 1
    const double exponent = log(draws.uniform()) / shape;
    if (exponent < -700) return 0;
    return gamma(draws, shape + 1) * (shape + 1) / shape * exp(exponent);
  }
  if (shape > 1e10) {  // the test below would reject fewer than one in 1e10, and its terms cancel to noise
    const double cube_root = 1 + normal(draws) / (3 * std::sqrt(shape));
    return cube_root * cube_root * cube_root;
  }
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  while (true) {
    const double x = normal(draws), cube_root = 1 + c * x, u = draws.uniform();
    if (cube_root <= 0) continue;
    const double v = cube_root * cube_root * cube_root;
    if (log(u) < 0.5 * x * x + d - d * v + d * log(v)) return d * v / shape;
  }
}

std::uint64_t poisson_quantile(double u, double mean) {
  double p = exp(-mean), cumulated = p;
  std::uint64_t k = 0;
  while (u > cumulated) {
    ++k;
    p *= mean / static_cast<double>(k);
    if (cumulated + p == cumulated) break;  // rounding may keep the sum below 1: what is left belongs to this k
    cumulated += p;
  }
  return k;
}

std::uint64_t poisson(Draws& draws, double mean) {
  PICKET_INVARIANT(mean >= 0 && mean <= 1e6, "a Poisson mean lies between 0 and a million");
  std::uint64_t sum = 0;
  while (mean > 0) {  // a sum of independent counts is a count
    const double part = std::min(mean, 16.0);
    mean -= part;
    sum += poisson_quantile(draws.uniform(), part);
  }
  return sum;
}

std::uint64_t negative_binomial(Draws& draws, double mean, double dispersion) {
  if (!(dispersion < INFINITY)) return poisson(draws, mean);
  return poisson(draws, std::min(mean * gamma(draws, dispersion), 1e6));
}

}  // namespace picket::core
