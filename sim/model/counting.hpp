#pragma once
// What is counted, and from when. A run may begin with a warm-up: then every tally and integral begins anew at the
// start. An incident that began before is in no count; its hours at a level are, from the start on.

#include "picket/kernel/simulation.hpp"
#include "world.hpp"

namespace picket::model {

Tallies empty_tallies(const Model& model);

/// Whether an incident that began then is counted.
inline bool is_counted(const Model& model, Time onset) { return onset >= Time{model.counted_from}; }

/// Brings every integral of the process up to now.
void settle(Moment m);

/// At the start, after the warm-up.
void begin_counting(const Model& model, kernel::Simulation<Model>& simulation);

}  // namespace picket::model
