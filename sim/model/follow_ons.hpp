#pragma once
// Incidents that follow on others: a branching process (Hawkes 1971; as clusters: Hawkes and Oakes 1974). At its onset,
// and the first time it reaches a level, an incident opens points in its own sector and in the neighbours: for each
// class in layers 0, 1, ... with Poisson(weight x A x G) points each, at the time of the step + news + an exponential
// memory, at a height u in [0, 1) of their layer. A point becomes an incident when layer + u < m where and when it
// comes. Layers are opened up to the largest m; opening one moves no other point.

#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

/// What follows on a sector's incident having reached its present level for the first time.
void others_follow(Moment m, IncidentSlot incident);

/// What follows here on incidents before the start.
void begin_follow_ons(Moment m);

}  // namespace picket::model
