#pragma once
// Deployments, seen from the capital: an order goes out, arrives one communication later, teams mobilise at their base,
// travel, and arrive at their post.

#include <cstdint>
#include <optional>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

struct Deployments {
  std::vector<std::vector<std::int64_t>> at_base;     // [base][unit type]: teams that no order has claimed
  std::vector<std::vector<std::int64_t>> promised;    // of these, to orders still to come
  std::vector<std::optional<core::Time>> mobilising;  // by deployment: since when
};

/// Schedules the orders.
void begin_deployments(Moment m);

/// Counts the time of those that still mobilise (the end of a run).
void settle_deployments(Moment m);

}  // namespace picket::model
