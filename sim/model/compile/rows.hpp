#pragma once

#include "picket/scenario/scenario.hpp"

namespace picket::model {

/// Whether any post of the scenario stands for a row of posts.
bool has_rows(const scenario::Scenario& scenario);

/// The scenario in which every row of posts is written out: posts `ROW.1`, `ROW.2`, ... along the border, each in the
/// sector it stands in; what goes to `ROW.*` or patrols from there, once for each of them. Throws scenario::Refusal.
scenario::Scenario with_rows_written_out(const scenario::Scenario& scenario);

}  // namespace picket::model
