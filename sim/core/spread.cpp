#include "picket/core/spread.hpp"

#include <algorithm>
#include <cmath>

#include "picket/core/elementary.hpp"
#include "picket/core/sampling.hpp"

namespace picket::core {
namespace {

double drawn(const UniformSpread& x, Draws& draws) { return x.low + (x.high - x.low) * draws.uniform(); }
double drawn(const LogUniformSpread& x, Draws& draws) { return x.low * exp(log(x.high / x.low) * draws.uniform()); }
double drawn(const TriangularSpread& x, Draws& draws) {
  const double u = draws.uniform(), width = x.high - x.low;
  return u * width < x.mode - x.low ? x.low + std::sqrt(u * width * (x.mode - x.low))
                                    : x.high - std::sqrt((1 - u) * width * (x.high - x.mode));
}
double drawn(const NormalSpread& x, Draws& draws) { return x.mean + x.sd * normal(draws); }
double drawn(const LognormalSpread& x, Draws& draws) {
  const double variance = log(1 + x.cv * x.cv);
  return x.mean * exp(std::clamp(std::sqrt(variance) * normal(draws) - variance / 2, -700.0, 700.0));
}
double drawn(const GammaSpread& x, Draws& draws) { return x.mean * gamma(draws, 1 / (x.cv * x.cv)); }
double drawn(const ValuesSpread& x, Draws& draws) {
  return x.values[static_cast<std::size_t>(draws.uniform() * static_cast<double>(x.values.size()))];
}

}  // namespace

double sample(const Spread& spread, Draws& draws) {
  const double value = std::visit([&](const auto& form) { return drawn(form, draws); }, spread.form);
  return std::clamp(spread.whole ? std::floor(value + 0.5) : value, spread.least, spread.most);
}

}  // namespace picket::core
