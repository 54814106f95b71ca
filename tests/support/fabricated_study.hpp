#pragma once
// A small invented study: a border in the middle of an ocean, six sectors, figures by hand. Nothing of it was
// simulated.

#include "picket/analysis/analysis.hpp"

namespace picket::tests {

outcome::Setting fabricated_setting();

/// Every figure follows from a table in the source; none comes from picket::statistics.
analysis::Analysis fabricated_analysis();

/// The same with names that try to break out of text, markup and script.
analysis::Analysis hostile_analysis();

}  // namespace picket::tests
