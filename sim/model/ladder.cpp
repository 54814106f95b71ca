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

}  // namespace picket::model
