#pragma once
// Portable sampling. Exponential and normal variates, and Poisson ones of a mean up to 16, come by inversion: one
// uniform a variate and monotone in it, so that two proposals that share a uniform also share what is early or late,
// many or few.

#include <cstdint>

#include "picket/core/random.hpp"

namespace picket::core {

/// Exponential of mean 1.
double exponential(Draws& draws);

/// Standard normal.
double normal(Draws& draws);

/// Gamma of mean 1 and squared coefficient of variation 1/shape. shape > 0. Marsaglia and Tsang (2000).
double gamma(Draws& draws, double shape);

/// The least k with P(N <= k) >= u, N Poisson of the given mean. 0 < u < 1, 0 <= mean <= 16.
std::uint64_t poisson_quantile(double u, double mean);

/// Poisson of the given mean, 0 <= mean <= 1e6: the sum of one for each 16 of the mean and one for the rest, each by
/// inversion. The same draws never give fewer for a larger mean. Takes time in proportion to the mean.
std::uint64_t poisson(Draws& draws, double mean);

/// Negative binomial: variance mean + mean^2 / dispersion, dispersion > 0; dispersion infinite is Poisson. A Poisson
/// count whose mean is gamma distributed; that mean is cut at 1e6, which shows where mean or mean / dispersion comes
/// near it.
std::uint64_t negative_binomial(Draws& draws, double mean, double dispersion);

}  // namespace picket::core
