#pragma once
// Help: a found incident asks the sector's command for the teams that its level needs; the nearest free ones go. When
// nobody is free it waits, the higher level first, then the longer known.

#include <cstdint>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

struct Calls {
  std::int64_t waiting = 0;  // calls short of teams
  core::Time counted{};
  std::vector<IncidentSlot> order;  // scratch of dispatch(), kept so that it allocates nothing
};

/// Sends whom it can to whoever waits. To be called whenever a call comes in, asks for more, or a team comes free.
void dispatch(Moment m);

/// Notes the first moment at which the present level's needs are met on scene.
void note_strength(Moment m, IncidentSlot incident);

/// Its teams turn back, stay a while, or never leave.
void stand_down(Moment m, IncidentSlot incident);

/// Brings the time that calls waited up to now.
void settle_calls(Moment m);

}  // namespace picket::model
