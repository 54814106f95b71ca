#pragma once
// Portable sampling, by inversion wherever it can be: one uniform a variate and monotone in it, so that two proposals that
// share a uniform also share what is early or late, many or few.

#include <cstdint>

#include "picket/core/random.hpp"

namespace picket::core {

/// Exponential of mean 1.
double exponential(Draws& draws);

/// Standard normal.
double normal(Draws& draws);

/// Gamma of mean 1 and squared coefficient of variation 1/shape. shape > 0. Marsaglia and Tsang (2000).
double gamma(Draws& draws, double shape);

/// Poisson of the given mean, 0 <= mean <= 1e6.
std::uint64_t poisson(Draws& draws, double mean);

/// Negative binomial: variance mean + mean^2 / dispersion; dispersion infinite is Poisson.
std::uint64_t negative_binomial(Draws& draws, double mean, double dispersion);

}  // namespace picket::core
