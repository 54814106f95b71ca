#pragma once
// The colours of a view: five equal steps of a round size from 0. The style has the colours themselves.

#include <string>

#include "../findings.hpp"

namespace picket::analysis {

inline constexpr int colours = 5;

struct Steps {
  double size = 1;
  int decimals = 0;  // that its labels need
};

Steps steps_of(const View& view);

/// `0` .. `4`, or `none` where the value is unknown.
std::string colour_of(const statistics::Estimate& estimate, const Steps& steps);

/// What each colour means.
std::string legend(const View& view);

}  // namespace picket::analysis
