#pragma once
// Deployments, seen from the capital: an order goes out on its date, or as soon as the capital knows that its condition
// holds; it arrives one communication later; teams mobilise at their base, wait there until a road is open, travel, and
// arrive at their post. What they do from then on: rotation.hpp, withdrawal.hpp.

#include <cstdint>
#include <optional>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Condition;
struct Moment;

/// What the capital has heard, beside the political state. Who changes either calls capital_learns().
struct Known {
  std::vector<bool> reached;  // by level: some incident has reached it
  std::vector<bool> arrived;  // by deployment: in full
};

/// Teams of one type that an order has claimed and that are still at their base.
struct Contingent {
  bool open = false;
  DeploymentIndex deployment;
  UnitTypeIndex type;
  std::uint32_t teams = 0;
  Cohort cohort = 0, relieves = nobody;
  kernel::Handle leaves;
};

struct DeploymentStatus {
  bool ordered = false;         // the order has gone out
  bool arrived = false;         // some of its teams have
  bool withdrawn = false;       // that order has gone out, for good
  std::int64_t to_come = 0;     // of its first teams
  std::vector<Cohort> cohorts;  // by unit type: the last one's number
};

struct Deployments {
  Known known;
  std::vector<std::vector<std::int64_t>> at_base;   // [base][unit type]: teams that no order has claimed
  std::vector<std::vector<std::int64_t>> promised;  // of these, to deployments still to be ordered
  std::vector<DeploymentStatus> status;             // by deployment
  std::vector<DeploymentIndex> waiting;             // for the condition of their order, ascending
  std::vector<DeploymentIndex> waiting_to_go;       // for the condition of their withdrawal, ascending
  std::vector<Contingent> contingents;              // by ContingentSlot; slots are used again
  std::vector<std::int64_t> under_way;              // by unit type: ordered and not yet at their post
  core::Time counted{};
};

/// Schedules the orders, the first reliefs of those that stand already, the withdrawals.
void begin_deployments(Moment m);

/// The capital has heard something new: orders and withdrawals whose condition now holds go out.
void capital_learns(Moment m);

/// Takes teams out of a base's pool; they leave `mobilises` from now.
void claim(Moment m, Contingent contingent, core::Duration mobilises);

/// Brings the time of those under way up to now.
void settle_deployments(Moment m);

}  // namespace picket::model
