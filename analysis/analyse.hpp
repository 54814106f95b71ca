#pragma once
// From records to estimates, without a disk.

#include <vector>

#include "picket/analysis/analysis.hpp"
#include "picket/outcome/outcome.hpp"

namespace picket::analysis {

/// The estimates of these histories, in any order. Provenance and digest are left empty.
Analysis analyse(const outcome::Setting& setting, const std::vector<outcome::Outcome>& outcomes);

}  // namespace picket::analysis
