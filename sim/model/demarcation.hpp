#pragma once
// Demarcation. While a state that demarcates is in force, the work goes along the sectors in the state's order, one at
// a time at its speed: when one is done the next begins at once. In other states it stands still; a sector goes on
// where it stopped. The capital keeps the plan; a sector goes by what it has heard, one communication later.

#include <optional>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Model;
struct Moment;
struct PoliticalState;

/// How far a sector is demarcated: a share that grows evenly, up to 1.
struct Demarcation {
  double share = 0;   // at `since`
  double growth = 0;  // per microsecond
  core::Time since{};
  [[nodiscard]] double at(core::Time t) const;
};

/// At the capital.
struct DemarcationPlan {
  std::vector<Demarcation> sectors;
  std::optional<SectorIndex> at_work;
  kernel::Handle done;
};

/// The plan at the start, when the work may begin at once.
std::vector<Demarcation> demarcation_at_start(const Model& model);

/// At the start, as every sector knows: the work begins in the first sector of the state's order that is not done, if
/// the state demarcates.
void work_begins(Moment m, const PoliticalState& state);
/// The same later, and the sector is told.
void work_goes_on(Moment m, const PoliticalState& state);

/// It stops where it stands.
void work_stops(Moment m);

/// The demarcated share of this sector, as far as is known here.
double demarcated(const Moment& m);

}  // namespace picket::model
