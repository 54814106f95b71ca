#pragma once
// Where the numbers come from: what the scenario says of its values, and what made the results.

#include <string>

#include "picket/analysis/analysis.hpp"

namespace picket::analysis {

/// Values with their origin: sources, then assumptions, then other notes.
std::string noted_values(const outcome::Setting& setting);

/// Version, build, seed, replications, digest; the scenario's texts, folded.
std::string provenance(const Analysis& analysis);

/// What this does and does not say.
std::string limits(const Analysis& analysis);

}  // namespace picket::analysis
