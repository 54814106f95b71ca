#include "requests.hpp"

#include <algorithm>
#include <limits>

#include "handlers.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

bool concerns_incident(const Moment& m, IncidentSlot slot, Key identity) {
  const auto& slots = m.world.incidents.slots;
  return slots[slot].open && slots[slot].identity == identity;
}

std::uint32_t guest_number(std::uint16_t asked, std::uint32_t place) {
  return (static_cast<std::uint32_t>(asked) << 16U) + place;
}

/// Neighbours with posts that have responders or are to get some, by the distance of the nearest to a chainage of this
/// sector.
void rank_neighbours(Moment m, Length place) {
  auto& ranked = m.world.calls.ranked;
  ranked.clear();
  for (const SectorIndex neighbour : m.sector().neighbours) {
    const Sector& there = m.model.sectors[neighbour];
    const PlanePoint scene = there.at(m.world.sector, place);
    std::optional<Length> nearest;
    for (const PostIndex p : there.posts) {
      const Post& post = m.model.posts[p];
      if (!post.responders) continue;
      const Length away = distance(post.place, scene);
      nearest = nearest ? std::min(*nearest, away) : away;
    }
    if (nearest) ranked.emplace_back(*nearest, neighbour);
  }
  std::ranges::sort(ranked);
}

auto find_guest(Moment m, Key identity, SectorIndex from, std::uint32_t number) {
  return std::ranges::find_if(m.world.guests.all, [&](const Guest& g) {
    return g.identity == identity && g.from == from && g.number == number;
  });
}

void tell(Moment m, Guest& guest) {
  guest.told = m.now() + m.model.response.communication;
  m.agenda.send(m.model.process_of(guest.from), *guest.told, GuestDismissed{guest.identity, guest.number});
  const Duration stay = sample_stay(m, guest_key(guest.identity, m.model.sectors[guest.from]), guest.number);
  m.agenda.schedule(*guest.told + stay, GuestLeaves{guest.identity, guest.from, guest.number});
}

}  // namespace

Key guest_key(Key incident, const Sector& from) { return core::key_of(incident, from.key); }

bool ask_next_door(Moment m, IncidentSlot slot) {
  if (!m.model.response.next_door) return false;
  OpenIncident& incident = m.world.incidents.slots[slot];
  rank_neighbours(m, incident.place);
  const auto& ranked = m.world.calls.ranked;
  if (incident.asked >= ranked.size() || incident.requests == UINT16_MAX) return false;
  const SectorIndex neighbour = ranked[incident.asked++].second;
  const double at_mm = (incident.place - m.sector().from).si() * 1000 + 0.5;
  PICKET_INVARIANT(at_mm <= std::numeric_limits<std::uint32_t>::max(), "a sector is less than 4294 km long");
  incident.asking = true;
  m.agenda.send(m.model.process_of(neighbour), m.now() + m.model.response.communication,
                HelpAsked{.identity = incident.identity,
                          .from = m.world.sector,
                          .incident = slot,
                          .at_mm = static_cast<std::uint32_t>(at_mm),
                          .wanted = static_cast<std::uint16_t>(std::min<std::int64_t>(short_of(m, slot), UINT16_MAX)),
                          .asked = incident.requests++});
  return true;
}

void announce_guest(Moment m, const Team& team) {
  const Errand& errand = *team.errand;
  m.agenda.send(m.model.process_of(*errand.abroad), errand.arrives,
                GuestArrives{errand.identity, errand.incident, m.world.sector, errand.number, team.type});
}

void dismiss_guests(Moment m, Key incident) {
  for (Guest& guest : m.world.guests.all)
    if (guest.identity == incident && !guest.told) tell(m, guest);
}

void on(const Model& model, Process& world, Agenda& agenda, const HelpAsked& event) {
  const Moment m{model, world, agenda};
  const Length place = model.sectors[event.from].from + core::metres(event.at_mm / 1000.0);
  const PlanePoint scene = m.sector().at(event.from, place);
  std::uint16_t granted = 0;
  while (granted < event.wanted && count_free(m) > model.response.keep_reserve) {
    Errand errand{.incident = event.incident,
                  .identity = event.identity,
                  .number = guest_number(event.asked, granted++),
                  .next = {}};
    errand.abroad = event.from;
    set_out(m, *nearest_free(m, scene), errand, scene);
  }
  agenda.send(model.process_of(event.from), m.now() + model.response.communication,
              HelpAnswered{event.identity, event.incident, world.sector, granted, event.asked});
}

void on(const Model& model, Process& world, Agenda& agenda, const HelpAnswered& event) {
  const Moment m{model, world, agenda};
  for (std::uint16_t i = 0; i < event.granted; ++i)
    world.guests.all.push_back(
        {.identity = event.identity, .from = event.by, .number = guest_number(event.asked, i), .told = {}});
  if (!concerns_incident(m, event.incident, event.identity)) {
    dismiss_guests(m, event.identity);
    return;
  }
  OpenIncident& incident = world.incidents.slots[event.incident];
  incident.asking = false;
  const std::int64_t too_many = std::clamp<std::int64_t>(event.granted - short_of(m, event.incident), 0, event.granted);
  for (std::int64_t i = 0; i < too_many; ++i)
    tell(m, world.guests.all[world.guests.all.size() - 1 - static_cast<std::size_t>(i)]);
  incident.assigned += event.granted - too_many;
  dispatch(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const GuestArrives& event) {
  const Moment m{model, world, agenda};
  const auto guest = find_guest(m, event.identity, event.from, event.number);
  if (guest == world.guests.all.end() || (guest->told && m.now() > *guest->told)) return;  // it has turned round
  guest->on_scene = true;
  guest->type = event.type;
  ++world.teams.on_scene[event.type];
  if (!guest->told) arrive(m, event.incident);
}

void on(const Model& model, Process& world, Agenda& agenda, const GuestDismissed& event) {
  const Moment m{model, world, agenda};
  auto& all = world.teams.all;
  const auto team = std::ranges::find_if(all, [&](const Team& t) {
    return t.errand && t.errand->abroad && t.errand->identity == event.identity && t.errand->number == event.number;
  });
  PICKET_INVARIANT(team != all.end(), "a guest that is dismissed is still out");
  if (team->state == TeamState::driving_out && team->errand->arrives == m.now()) {
    team->errand->dismissed = true;  // it is there
    return;
  }
  turn_back(m, TeamSlot{static_cast<std::uint32_t>(team - all.begin())});
  dispatch(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const GuestLeaves& event) {
  const Moment m{model, world, agenda};
  const auto guest = find_guest(m, event.identity, event.from, event.number);
  PICKET_INVARIANT(guest != world.guests.all.end(), "a guest that leaves was here, or on its way");
  if (guest->on_scene) --world.teams.on_scene[guest->type];
  world.guests.all.erase(guest);
}

}  // namespace picket::model
