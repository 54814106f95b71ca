#pragma once
// The mean offspring of the branching process of incidents, over classes: B[c][c'] = m_c A[c'][c] W_c', the incidents
// of class c that one of class c' brings. G does not enter: what an incident brings is spread over sectors and none of
// it is lost, so that where m is the same in all sectors the totals and the spectral radius are those of the matrix
// over (sector, class).

#include <optional>
#include <vector>

#include "picket/model/model.hpp"

namespace picket::model {

/// The spectral radius under the conditions that bring most: m at its largest, political states, held factors and
/// tension that take incidents up, never attended where they end when attended. A bound; below 1 all die out.
double largest_spectral_radius(const Model& model);

/// By class, how many incidents so many come to with all that follow on them, in the end: (I - B)^-1 of them; at m = 1,
/// the ladder's own clocks. None: they would multiply without end.
std::optional<std::vector<double>> with_follow_ons(const Model& model, const std::vector<double>& of_themselves);

}  // namespace picket::model
