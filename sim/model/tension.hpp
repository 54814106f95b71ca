#pragma once
// Tension: the weight of the news that is alive in a sector, and at the capital that of the whole border. A step up the
// ladder is news: it reaches every place when the news does, with the step's weight x the place's share (the capital
// hears all of it), and lives an exponential time there, the same everywhere: exact steps instead of a decaying sum.

#include <cstdint>

#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

struct Tension {
  std::int64_t live = 0;  // billionths: what came and went leaves nothing behind
};

/// The weight of the live news here.
double tension(const Moment& m);

/// The factor on the clocks up.
double tension_factor(const Moment& m);

/// The news of an incident that has reached its present level for the first time.
void spread_news(Moment m, IncidentSlot incident);

/// The news of incidents before the start that is still alive, or still on its way, here or at the capital.
void begin_tension(Moment m);

}  // namespace picket::model
