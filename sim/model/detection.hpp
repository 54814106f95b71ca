#pragma once
// Incidents are found: at onset by a post or a patrol in sight, later by a patrol that comes by, by residents, or by
// their own loudness; or never.

#include "picket/core/time.hpp"
#include "picket/model/events.hpp"
#include "picket/outcome/outcome.hpp"

namespace picket::model {

struct Moment;
struct Walk;

/// Is it seen as it begins? If not, when will it be found?
void look_at_onset(Moment m, IncidentSlot incident);

/// A patrol leaves, or is announced: it may come by incidents that nobody knows of.
void look_along(Moment m, const Walk& walk);

/// A patrol has left its walk: whom it would have found waits for somebody else.
void look_again(Moment m, const Walk& walk);

/// The incident becomes known now, unless it is known already. It asks for help.
void find(Moment m, IncidentSlot incident, outcome::Found how);

}  // namespace picket::model
