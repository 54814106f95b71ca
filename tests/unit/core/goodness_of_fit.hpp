#pragma once
// Samples held against exact distributions. A test rejects at the level of |z| > 4 (6.3e-5) and shows that its sample
// would have rejected a fault of 2 %.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>

#include "picket/core/random.hpp"

namespace picket::core::testing {

inline constexpr double level = 6.3e-5;

/// `draw(draws)` at n addresses, one occurrence each, as the model draws.
template <class Draw>
auto sample_of(std::uint32_t n, Draw draw, std::uint16_t purpose = 1) {
  std::vector<decltype(draw(std::declval<Draws&>()))> values;
  values.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    Draws draws{randomness(1, 0), key_of("sample"), purpose, i};
    values.push_back(draw(draws));
  }
  return values;
}

/// Kolmogorov's statistic over the value that it exceeds with probability `level` (2 exp(-2 x^2) = level): rejects
/// above 1.
inline double kolmogorov(std::vector<double> sample, const std::function<double(double)>& distribution) {
  std::ranges::sort(sample);
  const auto n = static_cast<double>(sample.size());
  double distance = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const double exact = distribution(sample[i]), rank = static_cast<double>(i);
    distance = std::max({distance, (rank + 1) / n - exact, exact - rank / n});
  }
  return distance * std::sqrt(n) / std::sqrt(std::log(2 / level) / 2);
}

/// Pearson's chi-square over its critical value, for counts with the given probabilities: rejects above 1. Neighbouring
/// values are taken together until 20 are expected.
inline double chi_square(const std::vector<std::uint64_t>& sample,
                         const std::function<double(std::uint64_t)>& probability) {
  const auto n = static_cast<double>(sample.size());
  std::vector<double> seen(*std::ranges::max_element(sample) + 1);
  for (const std::uint64_t k : sample) ++seen[k];
  double statistic = 0, bin_seen = 0, bin_expected = 0, left = n;
  int bins = 0;
  const auto close = [&] {
    statistic += (bin_seen - bin_expected) * (bin_seen - bin_expected) / bin_expected;
    bin_seen = bin_expected = 0;
    ++bins;
  };
  for (std::size_t k = 0; k < seen.size(); ++k) {
    bin_seen += seen[k];
    bin_expected += n * probability(k);
    if (bin_expected < 20 || left - bin_expected < 20) continue;
    left -= bin_expected;
    close();
  }
  bin_expected = left;  // the rest, and all that was never seen
  close();
  const boost::math::chi_squared reference{bins - 1.0};
  return statistic / boost::math::quantile(boost::math::complement(reference, level));
}

/// The distribution of a sample agrees, and would not if its scale were 2 % off.
#define EXPECT_DISTRIBUTED(sample, distribution)                                                                \
  do {                                                                                                          \
    const auto& sample_ = (sample);                                                                             \
    const std::function<double(double)> distribution_ = (distribution);                                         \
    EXPECT_LT(kolmogorov(sample_, distribution_), 1);                                                           \
    EXPECT_GT(kolmogorov(sample_, [&](double x) { return distribution_(x / 1.02); }), 1) << "sample too small"; \
  } while (false)

}  // namespace picket::core::testing
