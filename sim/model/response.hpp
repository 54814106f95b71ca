#pragma once
// Help: a found incident asks the sector's command for the teams that its level needs; the nearest free ones go. What
// the own sector cannot fill is asked next door (requests.hpp). When nobody is free it waits, the higher level first,
// then the longer known; or it is lost.

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Errand;
struct Moment;

struct Calls {
  std::vector<IncidentSlot> queue;  // short of teams when dispatch() last looked, or since
  std::int64_t waiting = 0;         // calls short of teams, after dispatch()
  core::Time counted{};
  std::vector<std::pair<core::Length, SectorIndex>>
      ranked;  // scratch of requests.cpp, kept so that it allocates nothing
};

/// The incident may be short of teams now: it is found, or its level is another one. `anew`: what was given up or asked
/// next door before is asked once more.
void call(Moment m, IncidentSlot incident, bool anew);

/// Sends whom it can to whoever waits. To be called whenever a call comes in, asks for more, or a team comes free.
void dispatch(Moment m);

/// Teams that the incident lacks and still asks for.
std::int64_t short_of(const Moment& m, IncidentSlot incident);

/// A team that can go: idle at a working post, or with divert_patrols out on a walk in its own sector.
struct Free {
  TeamSlot team;
  std::optional<PartySlot> party;
};
/// How many there are.
std::int64_t count_free(const Moment& m);
/// The one expected to arrive first at a place of the sector's plane; of equals the lower slot.
std::optional<Free> nearest_free(const Moment& m, core::PlanePoint place);
/// It goes: after its turnout, or at once from where its walk has led it.
void set_out(Moment m, const Free& free, Errand errand, core::PlanePoint scene);

/// A team has come to the incident.
void arrive(Moment m, IncidentSlot incident);

/// Notes the first moment at which the present level's needs are met on scene.
void note_strength(Moment m, IncidentSlot incident);

/// The incident's teams turn back, stay a while, or never leave; its guests are dismissed.
void stand_down(Moment m, IncidentSlot incident);
void turn_back(Moment m, TeamSlot team);

/// How long a team stays on the scene when nothing is left to do. entity: the incident, or for a guest its lineage.
core::Duration sample_stay(const Moment& m, core::Key entity, std::uint32_t number);

/// Brings the time that calls waited up to now.
void settle_calls(Moment m);

}  // namespace picket::model
