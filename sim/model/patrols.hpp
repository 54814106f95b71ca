#pragma once
// Patrols: who leaves when, for which walk, and who is told of it. A party belongs to the sector of its post (its team
// is one of the post's) or to the capital (base_patrols.cpp); every other sector into which its walk leads, or sees, is
// told one communication after it left and counts it from then on.

#include <cstdint>
#include <optional>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"
#include "routes.hpp"

namespace picket::model {

struct Moment;

/// A way by road at an even speed.
struct Drive {
  core::Time from{}, to{};
  core::Length way{};
};

struct Party {
  bool out = false;
  bool foreign = false;  // another process's, as it was announced; its slot is free once it has returned
  PatrolIndex patrol;
  std::uint32_t number = 0;  // of its departure
  std::uint32_t route = 0;   // its number, as announced
  UnitTypeIndex type;
  std::optional<TeamSlot> team;  // of this sector
  Walk walk;
  Drive drive_out, drive_back;  // between a base and the walk
  core::Time counted{};         // up to when its way is in the tallies
  kernel::Handle returns;
};

struct Patrols {
  std::vector<Party> parties;  // by PartySlot; slots are used again
};

/// Schedules the first departures of the sector's patrols, or at the capital of those from bases.
void begin_patrols(Moment m);

/// Where a party that is out now is in this sector; none when it is elsewhere.
std::optional<core::Length> position_here(const Moment& m, const Party& party);

/// A party of this sector's leaves its walk; its team is free to be sent. Who counts on it is told.
void call_back(Moment m, PartySlot party);

/// Brings the distance that the process's own parties have walked up to now.
void settle_patrols(Moment m);

/// A slot for a new party, and what all parties do on leaving: they come into sight, and others are told.
PartySlot take_slot(Moment m);
void announce(Moment m, const Party& party);

/// Parties of a patrol that are out.
std::int64_t parties_out(const Moment& m, PatrolIndex patrol);

}  // namespace picket::model
