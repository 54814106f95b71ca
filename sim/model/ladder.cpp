#include "ladder.hpp"

namespace picket::model {

std::vector<double> shares_reaching(const std::vector<Level>& levels, const std::vector<ClockFactors>& factors) {
  std::vector<double> shares;
  double sum = 1, product = 1;
  bool reachable = true;
  for (std::size_t l = 0; l < levels.size(); ++l) {
    const Level& level = levels[l];
    shares.push_back(reachable ? 1 / sum : 0);
    reachable = reachable && level.up && factors[l].up > 0;
    if (!reachable) continue;
    const double down = level.down ? factors[l].down / core::in_hours(*level.down) : 0;
    product *= down * core::in_hours(*level.up) / factors[l].up;
    sum += product;
  }
  return shares;
}

std::optional<std::vector<double>> mean_times_to_end(const std::vector<Level>& levels,
                                                     const std::vector<ClockFactors>& factors) {
  // t(l) = constant(l) + slope(l) t(l - 1), from the top down
  const std::size_t n = levels.size();
  std::vector<double> constant(n), slope(n);
  for (std::size_t l = n; l-- > 0;) {
    const double up = levels[l].up && l + 1 < n ? factors[l].up / core::in_hours(*levels[l].up) : 0;
    const double down = levels[l].down ? factors[l].down / core::in_hours(*levels[l].down) : 0;
    const double out = up == 0 ? down : up * (1 - slope[l + 1]) + down;
    if (out <= 0) return std::nullopt;
    constant[l] = (1 + (up == 0 ? 0 : up * constant[l + 1])) / out;
    slope[l] = down / out;
  }
  std::vector<double> times;
  for (std::size_t l = 0; l < n; ++l) times.push_back(constant[l] + slope[l] * (l == 0 ? 0 : times.back()));
  return times;
}

}  // namespace picket::model
