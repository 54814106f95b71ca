// Incidents without presence are a Poisson process: counts under season and hours, and places.

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "picket/model/compile.hpp"
#include "picket/model/simulate.hpp"
#include "straight_border.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Counts of a Poisson variable of known mean: the z of the sum, and of the variance against the mean.
struct PoissonFit {
  double sum = 0, sum2 = 0;
  int n = 0;
  void add(double count) {
    sum += count;
    sum2 += count * count;
    ++n;
  }
  [[nodiscard]] double z_of_mean(double mean) const { return (sum - n * mean) / std::sqrt(n * mean); }
  /// The variance of a Poisson sample variance is about (mean + 2 mean^2) / n.
  [[nodiscard]] double z_of_variance(double mean) const {
    const double variance = (sum2 - sum * sum / n) / (n - 1);
    return (variance - mean) / std::sqrt((mean + 2 * mean * mean) / n);
  }
};

TEST(Incidents, ComeAsAPoissonProcessUnderSeasonAndHours) {
  // August to July: season doubles the 31 days of January; hours treble the 8 hours from 22 to 6.
  // mean = 2/day x (16 + 8 x 3)/24 x (334 + 31 x 2) = 2 x 40/24 x 396 = 1320 a run
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(2.0 / 24);
  s.incidents["clash"].season = {{1, 2.0}};
  s.incidents["clash"].hours = {{{22, 6}, 3.0}};
  const Model model = compile(s);
  PoissonFit fit;
  double night = 0, january = 0;
  for (std::uint64_t r = 0; r < 100; ++r) {
    const auto outcome = simulate(model, 7, r);
    fit.add(static_cast<double>(outcome.incidents.size()));
    for (const auto& incident : outcome.incidents) {
      const auto [month, hour] = model.calendar.at(incident.onset);
      night += hour >= 22 || hour < 6;
      january += month == 0;
    }
  }
  EXPECT_LT(std::abs(fit.z_of_mean(1320)), 4);
  EXPECT_LT(std::abs(fit.z_of_variance(1320)), 4);
  EXPECT_LT(std::abs(night - 132000 * 0.6) / std::sqrt(132000 * 0.6), 4);
  EXPECT_LT(std::abs(january - 132000 * 62.0 / 396) / std::sqrt(132000 * 62.0 / 396), 4);
}

}  // namespace
}  // namespace picket::model
