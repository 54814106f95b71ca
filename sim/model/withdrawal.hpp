#pragma once
// Withdrawal, a deployment in reverse: the order goes out on its date, or as soon as its condition holds, and arrives
// one communication later. Teams that still mobilise go back into the base's pool at once; those on the way turn round
// at their post; those there leave as they come free, when a road is open (until then they work on), travel back, and
// join the pool of their base. A team costs until it is there. A deployment that is withdrawn is so for good.

#include <cstdint>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

/// What of a sector's teams goes back to their bases.
struct Departures {
  std::vector<DeploymentIndex> withdrawn;  // of which no team is wanted here any more
  std::vector<std::int64_t> on_way;        // by unit type: teams on the way back from here
  core::Time counted{};
};

/// At the capital: the order goes out.
void withdraw(Moment m, DeploymentIndex deployment);

/// A team of a withdrawn deployment arrives: it turns round. False: it is wanted.
bool turns_round(Moment m, const TeamArrives& team);

/// The team leaves for its base as soon as it can.
void release(Moment m, TeamSlot team);

/// A team that has come free leaves, when it is to leave and a road is open. False: it stays.
bool leaves(Moment m, TeamSlot team);

/// Brings the time of those on the way back up to now.
void settle_departures(Moment m);

}  // namespace picket::model
