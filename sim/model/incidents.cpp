#include "incidents.hpp"

#include <algorithm>
#include <cmath>

#include "counting.hpp"
#include "displacement.hpp"
#include "handlers.hpp"
#include "intensity.hpp"
#include "picket/core/sampling.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

Key strip_key(Moment m, ClassIndex c, std::uint32_t strip) {
  return core::key_of(core::key_of(m.sector().key, m.model.classes[c].key), strip);
}

/// The strip's next point from `number` on that could be an incident: later points need no event.
void schedule_candidate(Moment m, ClassIndex c, std::uint32_t strip, std::uint32_t number, Time last) {
  const double ceiling = m.model.largest_m(c, m.world.sector) * m.sector().rate[c];
  const Key key = strip_key(m, c, strip);
  const Time end{m.model.length};
  while (true) {
    core::Draws draws{m.world.randomness, key, purpose_candidate, number};
    last += core::hours(core::exponential(draws) / strip_height);
    if (last >= end) return;
    const double height = (strip + draws.uniform()) * strip_height;
    if (height < ceiling * m.model.factor(c, last)) {
      m.agenda.schedule(last, Candidate{c, strip, number, height});
      return;
    }
    ++number;
  }
}

IncidentSlot take_slot(Incidents& incidents) {
  auto& slots = incidents.slots;
  const auto free = std::find_if(slots.begin(), slots.end(), [](const OpenIncident& i) { return !i.open; });
  const auto slot = static_cast<std::uint32_t>(free - slots.begin());
  if (free == slots.end()) slots.emplace_back();
  return IncidentSlot{slot};
}

/// Close to one of the hot spots with its share, else anywhere in the sector.
Length sample_place(Moment m, Key identity) {
  core::Draws draws{m.world.randomness, identity, purpose_place};
  const double along = draws.uniform();
  const auto& spots = m.sector().hot_spots;
  double pick = spots.empty() ? 1 : draws.uniform();
  for (const Sector::HotSpot& spot : spots) {
    if (pick < spot.share) return spot.from + (spot.to - spot.from) * along;
    pick -= spot.share;
  }
  return m.sector().from + m.sector().length() * along;
}

void begin_incident(Moment m, const Point& point) {
  const IncidentSlot slot = take_slot(m.world.incidents);
  OpenIncident& incident = m.world.incidents.slots[slot];
  incident = OpenIncident{};
  incident.open = true;
  incident.identity = point.identity;
  incident.incident_class = point.incident_class;
  incident.place = sample_place(m, point.identity);
  incident.record.identity = point.identity.bits;
  if (point.parent) incident.record.parent = point.parent->bits;
  incident.record.displaced = point.displaced;
  incident.record.sector = m.world.sector.value;
  incident.record.incident_class = point.incident_class.value;
  incident.record.chainage_km = core::in_kilometres(incident.place);
  incident.record.onset = m.now();
  incident.record.killed.assign(m.model.sides.size(), 0);
  incident.record.wounded.assign(m.model.sides.size(), 0);
  begin_ladder(m, slot);
  look_at_onset(m, slot);
}

}  // namespace

void begin_incidents(Moment m) {
  for (std::uint32_t c = 0; c < m.model.classes.size(); ++c) {
    const ClassIndex index{c};
    const double top = m.model.largest_m(index, m.world.sector) * m.sector().rate[c] * m.model.largest_factor(index);
    const auto strips = static_cast<std::uint32_t>(std::ceil(top / strip_height));
    for (std::uint32_t strip = 0; strip < strips; ++strip) schedule_candidate(m, index, strip, 0, Time{});
  }
}

void arise(Moment m, const Point& point) {
  const double now = m_of(m, point.incident_class);
  PICKET_INVARIANT(now <= m.model.largest_m(point.incident_class, m.world.sector), "the bound on m holds");
  if (point.height < now)
    begin_incident(m, point);
  else
    displace(m, point);
}

void end_incident(Moment m, IncidentSlot slot) {
  settle_level(m, slot);
  settle_calls(m);
  OpenIncident& incident = m.world.incidents.slots[slot];
  m.agenda.cancel(incident.clocks.ring);
  m.agenda.cancel(incident.discovery);
  incident.record.ended = m.now();
  incident.open = false;
  if (is_counted(m.model, incident.record.onset)) {
    if (incident.called) {
      ++m.world.tallies.calls;
      if (!incident.record.first_team) ++m.world.tallies.unanswered;
    }
    m.world.tallies.closed.push_back(incident.record);
  }
  stand_down(m, slot);
  dispatch(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const Candidate& event) {
  const Moment m{model, world, agenda};
  const ClassIndex c = event.incident_class;
  schedule_candidate(m, c, event.strip, event.number + 1, m.now());
  arise(m, {.identity = core::key_of(strip_key(m, c, event.strip), event.number),
            .incident_class = c,
            .height = event.height / (m.sector().rate[c] * model.factor(c, m.now()))});
}

}  // namespace picket::model
