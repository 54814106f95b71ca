#pragma once

#include <cstddef>
#include <string>

#include "picket/analysis/analysis.hpp"

namespace picket::analysis {

/// Above this many sectors the table keeps those of highest risk and says so: a page must stay usable.
inline constexpr std::size_t most_rows = 1000;

/// Share of incidents that reach each level.
std::string ladder_chart(const Analysis& analysis);

/// A row a sector (id `sector-N`, N its index), a column a measure; columns carry their group, so that the page shows a
/// group at a time.
std::string sector_table(const Analysis& analysis);

/// Every measure of the whole border.
std::string measure_table(const Analysis& analysis);

/// What theory says beside what was simulated.
std::string known_answer_table(const Analysis& analysis);
std::string theory_table(const Analysis& analysis);

}  // namespace picket::analysis
