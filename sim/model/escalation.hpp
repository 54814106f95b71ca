#pragma once
// The ladder. At a level two clocks compete: up and down. Each is a unit exponential budget, drawn once a visit and
// spent at the clock's present rate, so that one incident under two proposals differs only by what the proposals
// change.

#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

/// A new incident stands at the lowest level.
void begin_ladder(Moment m, IncidentSlot incident);

/// Who is on scene, the political state or the tension has changed: the clocks may run at other rates.
void rates_change(Moment m, IncidentSlot incident);

/// Counts the time at the present level until now.
void settle_level(Moment m, IncidentSlot incident);

/// Enough responders on scene for the present level. A level without needs is never held.
bool held(const Moment& m, IncidentSlot incident);

}  // namespace picket::model
