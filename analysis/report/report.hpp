#pragma once

#include <string>

#include "picket/analysis/analysis.hpp"

namespace picket::analysis {

/// The report as one HTML document.
std::string to_html(const Analysis& analysis);

}  // namespace picket::analysis
