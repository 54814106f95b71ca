#pragma once
// How much of the sector an idle responder could reach within the target: mean turnout and travel from its post.

#include <cstdint>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

struct Readiness {
  std::vector<std::int32_t> in_reach;   // by cell: idle responders that reach it in time
  std::int64_t one_mm = 0, two_mm = 0;  // length of the cells with at least one, at least two
  core::Time counted{};
  double one_km_h = 0, two_km_h = 0;  // their integrals over time
};

/// The number of idle responders of a type at a post changes by `change`.
void readiness_changes(Moment m, PostIndex post, UnitTypeIndex type, std::int64_t change);

/// Brings the integrals up to now.
void settle_readiness(Moment m);

}  // namespace picket::model
