#include "response.hpp"

#include <algorithm>
#include <tuple>

#include "counting.hpp"
#include "handlers.hpp"
#include "purpose.hpp"
#include "requests.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

OpenIncident& incident_at(const Moment& m, IncidentSlot slot) { return m.world.incidents.slots[slot]; }
Team& team_at(const Moment& m, TeamSlot slot) { return m.world.teams.all[slot]; }
PlanePoint post_of(const Moment& m, const Team& team) { return m.model.posts[team.post].place; }
Speed road_speed(const Moment& m, const Team& team) { return m.model.unit_types[team.type].road; }
Length by_road(const Moment& m, PlanePoint a, PlanePoint b) { return distance(a, b) * m.model.response.detour; }

/// Where a party that may be called back is; none when it may not.
std::optional<PlanePoint> callable_at(const Moment& m, const Party& party) {
  if (!party.team || !m.model.unit_types[party.type].may_respond) return std::nullopt;
  const auto position = position_here(m, party);
  return position ? std::optional{m.sector().at(*position)} : std::nullopt;
}

TeamSlot first_idle(const Moment& m, PostIndex post, UnitTypeIndex type) {
  const auto& all = m.world.teams.all;
  const auto idle = std::ranges::find_if(
      all, [&](const Team& t) { return t.post == post && t.type == type && t.state == TeamState::idle; });
  return TeamSlot{static_cast<std::uint32_t>(idle - all.begin())};
}

/// A duration of one team's errand, addressed by the incident (abroad: by it and the team's sector) and which of its
/// teams this is.
Duration sample_errand(const Moment& m, const Distribution& distribution, const Errand& errand, Purpose purpose) {
  const Key entity = errand.abroad ? guest_key(errand.identity, m.sector()) : errand.identity;
  core::Draws draws{m.world.randomness, entity, purpose, errand.number};
  return core::sample(distribution, draws);
}

void drive_out(Moment m, TeamSlot slot) {
  Team& team = team_at(m, slot);
  Errand& errand = *team.errand;
  Duration takes = errand.way / road_speed(m, team);
  if (errand.abroad) takes = std::max(takes, m.model.response.communication);
  errand.left = m.now();
  errand.arrives = m.now() + takes;
  errand.next = m.agenda.schedule(errand.arrives, SceneReached{slot});
  if (errand.abroad) announce_guest(m, team);
  move(m, slot, TeamState::driving_out);
}

void drive_back(Moment m, TeamSlot slot, Duration takes) {
  team_at(m, slot).errand->next = m.agenda.schedule_in(takes, BackAtPost{slot});
  move(m, slot, TeamState::driving_back);
}

void count_way(Moment m, Length way) { m.world.tallies.travel_mm += static_cast<std::int64_t>(way.si() * 1000); }

/// The way back is the way made; to its post, for one that was called back from a walk.
void turn_round(Moment m, TeamSlot slot) {
  const Team& team = team_at(m, slot);
  const Errand& errand = *team.errand;
  const Duration made = m.now() - errand.left;
  Length way = core::metres(road_speed(m, team).si() * core::in_hours(made) * 3600);
  if (!errand.called_from) {
    count_way(m, way * 2);
    drive_back(m, slot, made);
    return;
  }
  way = std::min(way, errand.way);
  const double share = errand.way == Length{} ? 1 : way / errand.way;
  const PlanePoint from = *errand.called_from;
  const PlanePoint here{from.east + (errand.scene.east - from.east) * share,
                        from.north + (errand.scene.north - from.north) * share};
  const Length back = by_road(m, here, post_of(m, team));
  count_way(m, way + back);
  drive_back(m, slot, back / road_speed(m, team));
}

void stay_on(Moment m, TeamSlot slot) {
  Errand& errand = *team_at(m, slot).errand;
  errand.next = m.agenda.schedule_in(sample_errand(m, m.model.response.stay, errand, purpose_stay), StayEnds{slot});
}

void become_idle(Moment m, TeamSlot slot) {
  team_at(m, slot).errand.reset();
  move(m, slot, TeamState::idle);
}

/// Whether the command may send one of its own to a call: the reserve goes to calls of a higher level alone.
bool may_send(const Moment& m, const OpenIncident& incident) {
  const Response& response = m.model.response;
  return count_free(m) > (incident.level > response.lowest_call ? 0 : response.keep_reserve);
}

void send_own(Moment m, IncidentSlot slot) {
  const PlanePoint place = m.sector().at(incident_at(m, slot).place);
  while (short_of(m, slot) > 0 && may_send(m, incident_at(m, slot))) {
    const auto free = nearest_free(m, place);
    OpenIncident& incident = incident_at(m, slot);
    ++incident.assigned;
    set_out(m, *free, Errand{.incident = slot, .identity = incident.identity, .number = incident.sent++, .next = {}},
            place);
  }
}

/// What the own sector cannot fill is asked next door; what nobody can fill waits, or is given up.
void seek_elsewhere(Moment m, IncidentSlot slot) {
  OpenIncident& incident = incident_at(m, slot);
  if (incident.asking || ask_next_door(m, slot)) return;
  if (m.model.response.lost) incident.given_up += short_of(m, slot);
}

}  // namespace

std::int64_t short_of(const Moment& m, IncidentSlot slot) {
  const OpenIncident& incident = incident_at(m, slot);
  const auto& needs = m.model.levels[incident.level].needs;
  return incident.open && incident.record.found && needs ? *needs - incident.assigned - incident.given_up : 0;
}

void settle_calls(Moment m) {
  Calls& calls = m.world.calls;
  m.world.tallies.waiting += calls.waiting * (m.now() - calls.counted);
  calls.counted = m.now();
}

void call(Moment m, IncidentSlot slot, bool anew) {
  OpenIncident& incident = incident_at(m, slot);
  if (anew) {
    incident.given_up = 0;
    incident.asked = 0;
  }
  if (short_of(m, slot) <= 0) return;
  incident.called = true;
  if (!incident.queued) m.world.calls.queue.push_back(slot);
  incident.queued = true;
}

void dispatch(Moment m) {
  settle_calls(m);
  Calls& calls = m.world.calls;
  if (calls.queue.empty()) return;
  const auto& slots = m.world.incidents.slots;
  const auto served = [&](IncidentSlot slot) {
    if (short_of(m, slot) > 0) return false;
    incident_at(m, slot).queued = false;
    return true;
  };
  std::erase_if(calls.queue, served);
  std::sort(calls.queue.begin(), calls.queue.end(), [&](IncidentSlot a, IncidentSlot b) {
    return std::tuple{slots[b].level, *slots[a].record.found, slots[a].identity} <
           std::tuple{slots[a].level, *slots[b].record.found, slots[b].identity};
  });
  for (const IncidentSlot slot : calls.queue) {
    send_own(m, slot);
    if (short_of(m, slot) > 0) seek_elsewhere(m, slot);
  }
  std::erase_if(calls.queue, served);
  calls.waiting = static_cast<std::int64_t>(calls.queue.size());
}

std::int64_t count_free(const Moment& m) {
  std::int64_t free = 0;
  for (const PostIndex post : m.sector().posts)
    for (const std::int64_t ready : m.world.posts.own[m.model.posts[post].local].ready) free += ready;
  if (m.model.response.divert_patrols)
    free +=
        std::ranges::count_if(m.world.patrols.parties, [&](const Party& p) { return callable_at(m, p).has_value(); });
  return free;
}

std::optional<Free> nearest_free(const Moment& m, PlanePoint place) {
  std::optional<Free> nearest;
  Duration shortest{};
  const auto offer = [&](const Free& free, Duration expected) {
    if (nearest && std::pair{shortest, nearest->team} <= std::pair{expected, free.team}) return;
    nearest = free;
    shortest = expected;
  };
  for (const PostIndex post : m.sector().posts) {
    const auto& ready = m.world.posts.own[m.model.posts[post].local].ready;
    for (std::uint32_t t = 0; t < ready.size(); ++t) {
      if (ready[t] == 0) continue;
      const Duration travel = by_road(m, m.model.posts[post].place, place) / m.model.unit_types[t].road;
      offer({first_idle(m, post, UnitTypeIndex{t}), {}}, travel + m.model.response.mean_turnout);
    }
  }
  if (!m.model.response.divert_patrols) return nearest;
  const auto& parties = m.world.patrols.parties;
  for (std::uint32_t p = 0; p < parties.size(); ++p)
    if (const auto at = callable_at(m, parties[p]))
      offer({*parties[p].team, PartySlot{p}}, by_road(m, *at, place) / m.model.unit_types[parties[p].type].road);
  return nearest;
}

void set_out(Moment m, const Free& free, Errand errand, PlanePoint scene) {
  Team& team = team_at(m, free.team);
  errand.scene = scene;
  errand.back = by_road(m, post_of(m, team), scene);
  errand.way = errand.back;
  if (free.party) {
    errand.called_from = callable_at(m, m.world.patrols.parties[*free.party]);
    errand.way = by_road(m, *errand.called_from, scene);
    call_back(m, *free.party);
    team.errand = errand;
    drive_out(m, free.team);
    return;
  }
  errand.next =
      m.agenda.schedule_in(sample_errand(m, m.model.response.turnout, errand, purpose_turnout), TurnoutEnds{free.team});
  team.errand = errand;
  move(m, free.team, TeamState::turning_out);
}

void arrive(Moment m, IncidentSlot slot) {
  OpenIncident& incident = incident_at(m, slot);
  ++incident.on_scene;
  if (!incident.record.first_team) incident.record.first_team = m.now();
  note_strength(m, slot);
  rates_change(m, slot);
}

void note_strength(Moment m, IncidentSlot slot) {
  OpenIncident& incident = incident_at(m, slot);
  if (incident.record.found && !incident.record.full_strength && held(m, slot)) incident.record.full_strength = m.now();
}

void stand_down(Moment m, IncidentSlot incident) {
  const Key identity = incident_at(m, incident).identity;
  const auto& all = m.world.teams.all;
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (all[i].errand && !all[i].errand->abroad && all[i].errand->identity == identity) turn_back(m, TeamSlot{i});
  dismiss_guests(m, identity);
}

void turn_back(Moment m, TeamSlot slot) {
  Team& team = team_at(m, slot);
  if (team.state == TeamState::turning_out) {
    m.agenda.cancel(team.errand->next);
    become_idle(m, slot);
  } else if (team.state == TeamState::driving_out) {
    m.agenda.cancel(team.errand->next);
    turn_round(m, slot);
  } else if (team.state == TeamState::on_scene) {
    stay_on(m, slot);
  }
}

Duration sample_stay(const Moment& m, Key entity, std::uint32_t number) {
  core::Draws draws{m.world.randomness, entity, purpose_stay, number};
  return core::sample(m.model.response.stay, draws);
}

void on(const Model& model, Process& world, Agenda& agenda, const TurnoutEnds& event) {
  drive_out(Moment{model, world, agenda}, event.team);
}

void on(const Model& model, Process& world, Agenda& agenda, const SceneReached& event) {
  const Moment m{model, world, agenda};
  Errand& errand = *team_at(m, event.team).errand;
  errand.arrived = true;
  count_way(m, errand.way);
  const IncidentSlot slot = errand.incident;
  move(m, event.team, TeamState::on_scene);
  if (!errand.abroad)
    arrive(m, slot);
  else if (errand.dismissed)
    stay_on(m, event.team);
}

void on(const Model& model, Process& world, Agenda& agenda, const StayEnds& event) {
  const Moment m{model, world, agenda};
  const Team& team = team_at(m, event.team);
  count_way(m, team.errand->back);
  drive_back(m, event.team, team.errand->back / road_speed(m, team));
}

void on(const Model& model, Process& world, Agenda& agenda, const BackAtPost& event) {
  const Moment m{model, world, agenda};
  const Errand& errand = *team_at(m, event.team).errand;
  if (!errand.arrived) {
    become_idle(m, event.team);
    dispatch(m);
    return;
  }
  agenda.schedule_in(sample_errand(m, model.response.rest, errand, purpose_rest), RestEnds{event.team});
  move(m, event.team, TeamState::resting);
}

void on(const Model& model, Process& world, Agenda& agenda, const RestEnds& event) {
  const Moment m{model, world, agenda};
  become_idle(m, event.team);
  dispatch(m);
}

}  // namespace picket::model
