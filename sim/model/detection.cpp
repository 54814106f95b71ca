#include "detection.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "picket/core/distribution.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

bool in_sight(const Watcher& watcher, Length place) {
  return std::any_of(watcher.sight.begin(), watcher.sight.end(),
                     [&](const Watcher::Stretch& s) { return s.from <= place && place <= s.to; });
}

bool seen_by_a_post(Moment m, const OpenIncident& incident) {
  const Sector& sector = m.sector();
  for (std::size_t w = 0; w < sector.watchers.size(); ++w) {
    const Watcher& watcher = sector.watchers[w];
    const double fraction = m.world.posts.watch[w];
    if (fraction == 0 || !in_sight(watcher, incident.place)) continue;
    core::Draws draws{m.world.randomness, core::key_of(incident.identity, watcher.key), purpose_seen};
    if (draws.uniform() < fraction * watcher.detects) return true;
  }
  return false;
}

/// The first time from now on at which a patrol that is out comes by.
std::optional<Time> patrol_comes_by(Moment m, const OpenIncident& incident) {
  std::optional<Time> first;
  for (const Party& party : m.world.patrols.parties) {
    if (!party.out) continue;
    const auto meets = party.walk.meets(incident.place, m.now());
    if (meets && (!first || *meets < *first)) first = meets;
  }
  return first;
}

void expect_discovery(Moment m, IncidentSlot slot, Time at, Discovery how) {
  OpenIncident& incident = m.world.incidents.slots[slot];
  if (at >= incident.discovery_at) return;
  m.agenda.cancel(incident.discovery);
  incident.discovery = m.agenda.schedule(at, Discovered{slot, how});
  incident.discovery_at = at;
}

/// Residents report it, a time after its onset.
void expect_report(Moment m, IncidentSlot slot) {
  const OpenIncident& incident = m.world.incidents.slots[slot];
  const auto& reported = m.model.classes[incident.incident_class].reported;
  if (!reported) return;
  core::Draws draws{m.world.randomness, incident.identity, purpose_report};
  expect_discovery(m, slot, incident.record.onset + core::sample(*reported, draws), Discovery::by_residents);
}

}  // namespace

void look_at_onset(Moment m, IncidentSlot slot) {
  OpenIncident& incident = m.world.incidents.slots[slot];
  const auto patrol = patrol_comes_by(m, incident);
  if (m.model.levels[incident.level].overt || (patrol && *patrol == m.now()) || seen_by_a_post(m, incident)) {
    find(m, slot, outcome::Found::at_onset);
    return;
  }
  if (patrol) expect_discovery(m, slot, *patrol, Discovery::by_patrol);
  expect_report(m, slot);
}

void look_along(Moment m, const Walk& walk) {
  auto& slots = m.world.incidents.slots;
  for (std::uint32_t i = 0; i < slots.size(); ++i) {
    if (!slots[i].open || slots[i].record.found) continue;
    if (const auto meets = walk.meets(slots[i].place, m.now()))
      expect_discovery(m, IncidentSlot{i}, *meets, Discovery::by_patrol);
  }
}

void look_again(Moment m, const Walk& walk) {
  auto& slots = m.world.incidents.slots;
  for (std::uint32_t i = 0; i < slots.size(); ++i) {
    OpenIncident& incident = slots[i];
    if (!incident.open || incident.record.found || walk.meets(incident.place, m.now()) != incident.discovery_at)
      continue;
    m.agenda.cancel(incident.discovery);
    incident.discovery_at = Time::max();
    if (const auto patrol = patrol_comes_by(m, incident))
      expect_discovery(m, IncidentSlot{i}, *patrol, Discovery::by_patrol);
    expect_report(m, IncidentSlot{i});
  }
}

void find(Moment m, IncidentSlot slot, outcome::Found how) {
  OpenIncident& incident = m.world.incidents.slots[slot];
  if (incident.record.found) return;
  m.agenda.cancel(incident.discovery);
  incident.record.found = m.now();
  incident.record.how = how;
  call(m, slot, true);
  dispatch(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const Discovered& event) {
  find(Moment{model, world, agenda}, event.incident,
       event.how == Discovery::by_patrol ? outcome::Found::by_patrol : outcome::Found::by_residents);
}

}  // namespace picket::model
