#pragma once
// Asking next door. What a sector's own teams cannot fill is asked of its neighbours one after another, the one with
// the nearest post first. A request arrives one communication later; teams free beyond the neighbour's reserve leave
// from there after their turnout; the answer is back after another communication, and then the next is asked. Who is
// too many is stood down, and so is everyone when the incident ends: that takes one communication to reach them.
//
// A team that helps next door stays a slot of its own sector, whose events take it there and back; the asking sector
// keeps a guest for it, of which it learns by message.

#include <cstdint>
#include <optional>
#include <vector>

#include "picket/core/id.hpp"
#include "picket/core/time.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;
struct Sector;
struct Team;

/// A team of a neighbour, granted to an incident here.
struct Guest {
  core::Key identity;  // of the incident
  SectorIndex from;
  std::uint32_t number = 0;  // GuestArrives::number
  bool on_scene = false;
  UnitTypeIndex type;              // once it is on scene
  std::optional<core::Time> told;  // when it hears that it is dismissed
};

struct Guests {
  std::vector<Guest> all;
};

/// The entity of a guest's draws: the same in both sectors.
core::Key guest_key(core::Key incident, const Sector& from);

/// Asks the next neighbour for what the incident lacks. False when all have been asked, or none is to be.
bool ask_next_door(Moment m, IncidentSlot incident);

/// A team sets out for another sector: it is told when it will be there.
void announce_guest(Moment m, const Team& team);

/// All guests of an incident may go.
void dismiss_guests(Moment m, core::Key incident);

}  // namespace picket::model
