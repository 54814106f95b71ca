#pragma once

#include <vector>

#include "picket/model/model.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::model {

/// Warnings of what the scenario allows and its author probably did not mean, as far as lengths and times show it.
std::vector<scenario::Diagnostic> doubts(const scenario::Scenario& scenario, const Model& model);

}  // namespace picket::model
