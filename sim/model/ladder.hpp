#pragma once
// The ladder as a birth-death chain: what theory says of it.

#include <optional>
#include <vector>

#include "picket/model/model.hpp"

namespace picket::model {

/// Factors on the clocks of a level. down 0: that clock never rings.
struct ClockFactors {
  double up = 1, down = 1;
};

/// By level: the share of incidents that ever reach it, at constant rates. factors: by level.
///     P(level k before the end) = 1 / (1 + sum over j < k of prod over i <= j of down_i / up_i)
/// Karlin and Taylor, A First Course in Stochastic Processes (1975), section 4.7.
std::vector<double> shares_reaching(const std::vector<Level>& levels, const std::vector<ClockFactors>& factors);

/// By level: the mean time in hours from there until the incident ends, at constant rates. factors: by level. None: it
/// need not end. With u and d the rates of the clocks of level l,
///     t(l) (u + d) = 1 + u t(l + 1) + d t(l - 1), t(-1) = 0
std::optional<std::vector<double>> mean_times_to_end(const std::vector<Level>& levels,
                                                     const std::vector<ClockFactors>& factors);

}  // namespace picket::model
