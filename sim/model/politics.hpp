#pragma once
// Politics. The capital decides which state is in force: on a date, at random, or because it hears of an incident that
// has reached a level. A sector goes by what it has heard, one communication later: the state, and how far it is
// demarcated (demarcation.hpp). Politics stands still during a warm-up: the state at the start is the one that the
// scenario names.

#include <cstdint>
#include <vector>

#include "demarcation.hpp"
#include "picket/core/id.hpp"
#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

/// What a sector has heard; at the capital, what is decided.
struct Politics {
  StateIndex state;
  Demarcation demarcation;  // of this sector
};

/// The course of politics, at the capital. The transitions of the present state are hazard clocks: unit exponential
/// budgets, drawn when the state begins, spent at their present rates.
struct Course {
  std::vector<double> left;              // by transition of the present state
  std::vector<double> rate;              // per microsecond, in force since
  core::Time since{};                    // up to when the budgets are spent
  kernel::Handle ring;                   // of the first of these clocks
  std::vector<std::uint32_t> visits;     // by state: how often it has begun
  std::vector<bool> starting;            // by level: a clock that begins its state is running
  bool ending = false;                   // the run will end
  std::vector<core::Duration> in_force;  // by state, counted
  core::Time counted{};
};

/// Schedules what is dated and winds the clocks of the state at the start.
void begin_politics(Moment m);

/// Tension at the capital has changed: transitions may come at other rates.
void tension_changes_politics(Moment m);

/// An incident has reached its present level for the first time: the capital hears of it where something depends on it,
/// but for an incident of the warm-up.
void report_level(Moment m, IncidentSlot incident);

/// Brings the time that the present state has been in force up to now.
void settle_politics(Moment m);

}  // namespace picket::model
