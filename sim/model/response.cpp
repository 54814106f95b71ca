#include "response.hpp"

#include <algorithm>
#include <tuple>

#include "handlers.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

OpenIncident& incident_at(Moment m, IncidentSlot slot) { return m.world.incidents.slots[slot]; }
Team& team_at(Moment m, TeamSlot slot) { return m.world.teams.all[slot]; }

std::int64_t short_of(Moment m, IncidentSlot slot) {
  const OpenIncident& incident = incident_at(m, slot);
  const auto& needs = m.model.levels[incident.level].needs;
  return incident.open && incident.record.found && needs ? *needs - incident.assigned : 0;
}

Speed road_speed(Moment m, const Team& team) { return m.model.unit_types[team.type].road; }

/// The free team that would arrive first; of equals the one of the lower slot.
std::optional<TeamSlot> nearest_free(Moment m, PlanePoint place) {
  std::optional<TeamSlot> nearest;
  Duration shortest{};
  const auto& all = m.world.teams.all;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (all[i].state != TeamState::idle || !m.model.unit_types[all[i].type].may_respond || working(m, all[i].post) == 0)
      continue;
    const Length way = distance(m.model.posts[all[i].post].place, place) * m.model.response.detour;
    const Duration travel = way / road_speed(m, all[i]);
    if (nearest && travel >= shortest) continue;
    nearest = TeamSlot{i};
    shortest = travel;
  }
  return nearest;
}

/// A duration of one team's errand, addressed by the incident and which of its teams this is.
Duration sample_errand(Moment m, const Distribution& distribution, const Errand& errand, Purpose purpose) {
  core::Draws draws{m.world.randomness, errand.identity, purpose, errand.number};
  return core::sample(distribution, draws);
}

void send(Moment m, IncidentSlot slot, TeamSlot team_slot, PlanePoint place) {
  OpenIncident& incident = incident_at(m, slot);
  Team& team = team_at(m, team_slot);
  Errand errand{.incident = slot, .identity = incident.identity, .number = incident.sent++, .next = {}};
  errand.way = distance(m.model.posts[team.post].place, place) * m.model.response.detour;
  ++incident.assigned;
  errand.next =
      m.agenda.schedule_in(sample_errand(m, m.model.response.turnout, errand, purpose_turnout), TurnoutEnds{team_slot});
  team.errand = errand;
  move(m, team_slot, TeamState::turning_out);
}

void drive_back(Moment m, TeamSlot slot, Duration takes) {
  team_at(m, slot).errand->next = m.agenda.schedule_in(takes, BackAtPost{slot});
  move(m, slot, TeamState::driving_back);
}

void count_way(Moment m, Length way) { m.world.tallies.travel_mm += static_cast<std::int64_t>(way.si() * 1000); }

void become_idle(Moment m, TeamSlot slot) {
  team_at(m, slot).errand.reset();
  move(m, slot, TeamState::idle);
}

}  // namespace

void settle_calls(Moment m) {
  Calls& calls = m.world.calls;
  m.world.tallies.waiting += calls.waiting * (m.now() - calls.counted);
  calls.counted = m.now();
}

void dispatch(Moment m) {
  settle_calls(m);
  Calls& calls = m.world.calls;
  auto& slots = m.world.incidents.slots;
  calls.order.clear();
  for (std::uint32_t i = 0; i < slots.size(); ++i) {
    if (short_of(m, IncidentSlot{i}) <= 0) continue;
    if (!slots[i].called) ++m.world.tallies.calls;
    slots[i].called = true;
    calls.order.push_back(IncidentSlot{i});
  }
  std::sort(calls.order.begin(), calls.order.end(), [&](IncidentSlot a, IncidentSlot b) {
    return std::tuple{slots[b].level, *slots[a].record.found, slots[a].identity} <
           std::tuple{slots[a].level, *slots[b].record.found, slots[b].identity};
  });
  calls.waiting = 0;
  bool anyone_free = true;
  for (const IncidentSlot slot : calls.order) {
    const PlanePoint place = m.sector().at(slots[slot].place);
    while (anyone_free && short_of(m, slot) > 0) {
      const auto team = nearest_free(m, place);
      anyone_free = team.has_value();
      if (team) send(m, slot, *team, place);
    }
    if (short_of(m, slot) > 0) ++calls.waiting;
  }
}

void note_strength(Moment m, IncidentSlot slot) {
  OpenIncident& incident = incident_at(m, slot);
  if (incident.record.found && !incident.record.full_strength && held(m, slot)) incident.record.full_strength = m.now();
}

void stand_down(Moment m, IncidentSlot incident) {
  const Key identity = incident_at(m, incident).identity;
  auto& all = m.world.teams.all;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const TeamSlot slot{i};
    if (!all[i].errand || all[i].errand->identity != identity) continue;
    Errand& errand = *all[i].errand;
    if (all[i].state == TeamState::turning_out) {
      m.agenda.cancel(errand.next);
      become_idle(m, slot);
    } else if (all[i].state == TeamState::driving_out) {
      m.agenda.cancel(errand.next);
      const Duration made = m.now() - errand.left;
      count_way(m, core::metres(road_speed(m, all[i]).si() * core::in_hours(made) * 3600) * 2);
      drive_back(m, slot, made);
    } else if (all[i].state == TeamState::on_scene) {
      errand.next = m.agenda.schedule_in(sample_errand(m, m.model.response.stay, errand, purpose_stay), StayEnds{slot});
    }
  }
}

void on(const Model& model, Process& world, Agenda& agenda, const TurnoutEnds& event) {
  const Moment m{model, world, agenda};
  Team& team = team_at(m, event.team);
  team.errand->left = m.now();
  team.errand->next = agenda.schedule_in(team.errand->way / road_speed(m, team), SceneReached{event.team});
  move(m, event.team, TeamState::driving_out);
}

void on(const Model& model, Process& world, Agenda& agenda, const SceneReached& event) {
  const Moment m{model, world, agenda};
  Errand& errand = *team_at(m, event.team).errand;
  errand.arrived = true;
  count_way(m, errand.way);
  const IncidentSlot slot = errand.incident;
  move(m, event.team, TeamState::on_scene);
  OpenIncident& incident = incident_at(m, slot);
  ++incident.on_scene;
  if (!incident.record.first_team) incident.record.first_team = m.now();
  note_strength(m, slot);
  rates_change(m, slot);
}

void on(const Model& model, Process& world, Agenda& agenda, const StayEnds& event) {
  const Moment m{model, world, agenda};
  const Team& team = team_at(m, event.team);
  count_way(m, team.errand->way);
  drive_back(m, event.team, team.errand->way / road_speed(m, team));
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
