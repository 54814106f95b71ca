#pragma once

#include <cstdint>

#include "picket/model/model.hpp"
#include "picket/outcome/outcome.hpp"

namespace picket::model {

/// Plays one history from start to end. Depends on (model, seed, replication) alone.
outcome::Outcome simulate(const Model& model, std::uint64_t seed, std::uint64_t replication);

}  // namespace picket::model
