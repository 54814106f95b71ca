#pragma once
// Rotation: a team's period runs from its arrival; when it ends its relief is ordered, which mobilises and travels like
// the first did. Relief and relieved stay together for the handover, then the relieved goes back as soon as it is free.
// A base without a spare team sends nobody: the team stays, and its relief is asked for again a period later.
//
//     arrival ---every---> order ---communication---> base: mobilise, travel ---> arrival of the relief ---every--->
//     ...
//                                                                                    |---handover---| the relieved goes
//
// Spare is what no order has claimed and no deployment still to be ordered will need.

#include <vector>

#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

struct Handover {
  bool open = false;
  DeploymentIndex deployment;
  TeamSlot relief, relieved;
  kernel::Handle ends;
};

struct Handovers {
  std::vector<Handover> slots;  // by HandoverSlot; slots are used again
};

/// At the capital: the first reliefs of a deployment that has stood since before the start, as if it had been relieved
/// punctually all the time.
void begin_rotation(Moment m, DeploymentIndex deployment);

/// At the capital: teams have arrived, and are to be relieved a period later.
void expect_relief(Moment m, const ContingentArrives& arrived);

/// A relief arrives.
void begin_handover(Moment m, const TeamArrives& relief);

/// A team has come free in the middle of a handover in which neither works: it joins it. False: it has no such reason.
bool joins_handover(Moment m, TeamSlot team);

/// Handovers of a deployment that is withdrawn end at once.
void end_handovers(Moment m, DeploymentIndex deployment);

}  // namespace picket::model
