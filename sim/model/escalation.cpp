#include "escalation.hpp"

#include <algorithm>

#include "counting.hpp"
#include "follow_ons.hpp"
#include "handlers.hpp"
#include "picket/core/sampling.hpp"
#include "purpose.hpp"
#include "tension.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

OpenIncident& incident_at(Moment m, IncidentSlot slot) { return m.world.incidents.slots[slot]; }

struct Rates {
  double up, down;  // per microsecond
  bool operator==(const Rates&) const = default;
};

Rates rates(Moment m, IncidentSlot slot) {
  const OpenIncident& incident = incident_at(m, slot);
  const Level& level = m.model.levels[incident.level];
  const bool is_held = held(m, slot);
  const bool may_end = is_held || !m.model.classes[incident.incident_class].ends_when_attended;
  const PoliticalState& politics = m.model.political_states[m.world.politics.state];
  const double up = (is_held ? m.model.response.held_up : 1) * politics.up * tension_factor(m);
  const double down = (is_held ? m.model.response.held_down : 1) * politics.down;
  return {level.up ? up / static_cast<double>(level.up->count()) : 0,
          level.down && may_end ? down / static_cast<double>(level.down->count()) : 0};
}

/// Sets the clocks to what their budgets last at the present rates. A clock that rings after the run's end need not be
/// set.
void wind(Moment m, IncidentSlot slot) {
  Clocks& clocks = incident_at(m, slot).clocks;
  m.agenda.cancel(clocks.ring);
  const Rates now = rates(m, slot);
  clocks.since = m.now();
  clocks.up_rate = now.up;
  clocks.down_rate = now.down;
  const auto remaining = static_cast<double>((Time{m.model.length} - m.now()).count());
  const double up = now.up > 0 ? clocks.up_left / now.up : remaining + 1;
  const double down = now.down > 0 ? clocks.down_left / now.down : remaining + 1;
  if (std::min(up, down) > remaining) return;
  clocks.ring =
      m.agenda.schedule_in(Duration{static_cast<std::int64_t>(std::min(up, down) + 0.5)}, ClockRings{slot, up < down});
}

void draw_casualties(Moment m, OpenIncident& incident) {
  const Level& level = m.model.levels[incident.level];
  for (std::size_t side = 0; side < m.model.sides.size(); ++side) {
    const Key entity = core::key_of(incident.identity, m.model.side_keys[side]);
    const auto count = [&](Purpose purpose, const scenario::Count& of) {
      if (of.mean == 0) return std::uint32_t{0};
      core::Draws draws{m.world.randomness, entity, purpose, incident.clocks.visit};
      return static_cast<std::uint32_t>(core::negative_binomial(draws, of.mean, of.dispersion));
    };
    incident.record.killed[side] += count(purpose_killed, level.killed[side]);
    incident.record.wounded[side] += count(purpose_wounded, level.wounded[side]);
  }
}

void enter(Moment m, IncidentSlot slot, LevelIndex level, bool from_below) {
  OpenIncident& incident = incident_at(m, slot);
  const bool first_time = incident.clocks.visit == 0 || level.value > incident.record.highest_level;
  incident.level = level;
  incident.level_since = m.now();
  incident.record.highest_level = std::max(incident.record.highest_level, level.value);
  auto& first = m.world.tallies.first[level];
  if (is_counted(m.model, incident.record.onset)) first = std::min(first, m.now());
  if (from_below) draw_casualties(m, incident);
  core::Draws draws{m.world.randomness, incident.identity, purpose_ladder, incident.clocks.visit++};
  incident.clocks.up_left = core::exponential(draws);
  incident.clocks.down_left = core::exponential(draws);
  wind(m, slot);
  note_strength(m, slot);
  if (first_time) others_follow(m, slot);
  if (first_time) spread_news(m, slot);
  if (first_time) report_level(m, slot);
}

}  // namespace

bool held(const Moment& m, IncidentSlot slot) {
  const OpenIncident& incident = m.world.incidents.slots[slot];
  const auto& needs = m.model.levels[incident.level].needs;
  return needs && incident.on_scene >= *needs;
}

void begin_ladder(Moment m, IncidentSlot slot) { enter(m, slot, LevelIndex{0}, true); }

void rates_change(Moment m, IncidentSlot slot) {
  Clocks& clocks = incident_at(m, slot).clocks;
  if (rates(m, slot) == Rates{clocks.up_rate, clocks.down_rate}) return;
  const auto elapsed = static_cast<double>((m.now() - clocks.since).count());
  clocks.up_left = std::max(clocks.up_left - elapsed * clocks.up_rate, 0.0);
  clocks.down_left = std::max(clocks.down_left - elapsed * clocks.down_rate, 0.0);
  wind(m, slot);
}

void settle_level(Moment m, IncidentSlot slot) {
  OpenIncident& incident = incident_at(m, slot);
  for (std::size_t l = 0; l <= incident.level; ++l) m.world.tallies.at_least[l] += m.now() - incident.level_since;
  incident.level_since = m.now();
}

void on(const Model& model, Process& world, Agenda& agenda, const ClockRings& event) {
  const Moment m{model, world, agenda};
  const LevelIndex level = incident_at(m, event.incident).level;
  if (!event.up && level.value == 0) {
    end_incident(m, event.incident);
    return;
  }
  settle_level(m, event.incident);
  enter(m, event.incident, LevelIndex{event.up ? level.value + 1 : level.value - 1}, event.up);
  if (incident_at(m, event.incident).record.found) {
    call(m, event.incident, event.up);
    dispatch(m);
  } else if (event.up && model.levels[level.value + 1].overt) {
    find(m, event.incident, outcome::Found::overt);
  }
}

}  // namespace picket::model
