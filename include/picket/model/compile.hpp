#pragma once

#include "picket/model/model.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::model {

/// Resolves a scenario to a Model. Throws scenario::Refusal with every problem that geography and calendar show:
/// sectors that overlap, a post or a patrol outside its sector, a date outside the run.
Model compile(const scenario::Scenario& scenario);

/// What the results are about.
outcome::Setting setting_of(const Model& model);

}  // namespace picket::model
