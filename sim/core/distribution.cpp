#include "picket/core/distribution.hpp"

#include <algorithm>
#include <cmath>

#include "picket/core/elementary.hpp"
#include "picket/core/sampling.hpp"

namespace picket::core {

namespace {

/// Of the normal distribution under a lognormal one of mean 1: ln(1 + cv^2), also where cv^2 vanishes beside 1. What
/// the sum loses, the quotient gives back (Kahan).
double log_variance(double cv) {
  const double square = cv * cv, sum = 1 + square;
  return sum == 1 ? square : log(sum) * (square / (sum - 1));
}

double sample_hours(const Exponential& x, Draws& draws) { return in_hours(x.mean) * exponential(draws); }
double sample_hours(const Lognormal& x, Draws& draws) {
  const double variance = log_variance(x.cv);
  return in_hours(x.mean) * exp(std::clamp(std::sqrt(variance) * normal(draws) - variance / 2, -700.0, 700.0));
}
double sample_hours(const Gamma& x, Draws& draws) { return in_hours(x.mean) * gamma(draws, 1 / (x.cv * x.cv)); }
double sample_hours(const Triangular& x, Draws& draws) {
  const double low = in_hours(x.low), mode = in_hours(x.mode), high = in_hours(x.high), u = draws.uniform();
  if (u * (high - low) < mode - low) return low + std::sqrt(u * (high - low) * (mode - low));
  return high - std::sqrt((1 - u) * (high - low) * (high - mode));
}
double sample_hours(const Uniform& x, Draws& draws) {
  return in_hours(x.low) + (in_hours(x.high) - in_hours(x.low)) * draws.uniform();
}

constexpr double longest_h = 1e9;  // about 114,000 years: beyond any run, within 64 bits of microseconds

template <class Continuous>
Duration drawn(const Continuous& x, Draws& draws) {
  return hours(std::min(sample_hours(x, draws), longest_h));
}
Duration drawn(const Constant& x, Draws&) { return std::min(x.value, hours(longest_h)); }
Duration drawn(const Empirical& x, Draws& draws) {
  const auto n = static_cast<double>(x.values.size());
  // u is at most 1 - 2^-53, and u n then rounds to less than n
  return std::min(x.values[static_cast<std::size_t>(draws.uniform() * n)], hours(longest_h));
}

struct Moments {
  double mean, variance;  // h, h^2
};

Moments moments(const Constant& x) { return {in_hours(x.value), 0}; }
Moments moments(const Exponential& x) { return {in_hours(x.mean), in_hours(x.mean) * in_hours(x.mean)}; }
Moments of_mean_and_cv(double mean, double cv) { return {mean, mean * mean * cv * cv}; }
Moments moments(const Lognormal& x) { return of_mean_and_cv(in_hours(x.mean), x.cv); }
Moments moments(const Gamma& x) { return of_mean_and_cv(in_hours(x.mean), x.cv); }
Moments moments(const Triangular& x) {
  const double a = in_hours(x.low), c = in_hours(x.mode), b = in_hours(x.high);
  const double width = b - a, rise = c - a;
  return {(a + b + c) / 3, (width * width - width * rise + rise * rise) / 18};
}
Moments moments(const Uniform& x) {
  const double width = in_hours(x.high) - in_hours(x.low);
  return {(in_hours(x.low) + in_hours(x.high)) / 2, width * width / 12};
}
Moments moments(const Empirical& x) {
  double sum = 0, squares = 0;
  for (const Duration d : x.values) sum += in_hours(d);
  const double mean = sum / static_cast<double>(x.values.size());
  for (const Duration d : x.values) squares += (in_hours(d) - mean) * (in_hours(d) - mean);
  return {mean, squares / static_cast<double>(x.values.size())};
}

}  // namespace

Duration sample(const Distribution& distribution, Draws& draws) {
  return std::visit([&](const auto& x) { return drawn(x, draws); }, distribution);
}

double mean_hours(const Distribution& distribution) {
  return std::visit([](const auto& x) { return moments(x).mean; }, distribution);
}

double variance_hours2(const Distribution& distribution) {
  return std::visit([](const auto& x) { return moments(x).variance; }, distribution);
}

}  // namespace picket::core
