#include "tension.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "picket/core/sampling.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

bool at_capital(const Moment& m) { return m.agenda.here() == m.model.capital(); }

/// How long the news of a step lives.
Duration sample_life(Moment m, ClassIndex c, Key incident, LevelIndex step) {
  core::Draws draws{m.world.randomness, incident, purpose_news, step.value};
  return core::hours(core::in_hours(m.model.classes[c].follow_on.memory) * core::exponential(draws));
}

/// Of a weight, in billionths.
std::int64_t part(double weight, double share) { return static_cast<std::int64_t>(weight * share * 1e9 + 0.5); }

void change(Moment m, std::int64_t weight) {
  const double before = tension_factor(m);
  m.world.tension.live += weight;
  PICKET_INVARIANT(m.world.tension.live >= 0, "no more news fades than has come");
  if (at_capital(m)) tension_changes_politics(m);
  if (at_capital(m) || tension_factor(m) == before) return;
  for (std::uint32_t i = 0; i < m.world.incidents.slots.size(); ++i)
    if (m.world.incidents.slots[i].open) rates_change(m, IncidentSlot{i});
}

/// News that outlives the run needs no event.
void fade(Moment m, Time at, std::int64_t weight) {
  if (at < Time{m.model.length}) m.agenda.schedule(at, NewsFades{weight});
}

/// The share of a past incident's news that is told here.
double share_here(const Moment& m, const PastIncident& past) {
  if (at_capital(m)) return m.model.capital_hears ? 1 : 0;
  if (m.model.tension.slope == 0) return 0;
  return m.model.share(past.incident_class, past.sector, m.world.sector);
}

}  // namespace

double tension(const Moment& m) { return static_cast<double>(m.world.tension.live) * 1e-9; }

double tension_factor(const Moment& m) {
  if (m.model.tension.slope == 0) return 1;
  return std::min(m.model.tension.cap, 1 + m.model.tension.slope * tension(m));
}

void spread_news(Moment m, IncidentSlot slot) {
  if (m.model.tension.slope == 0 && !m.model.capital_hears) return;
  const OpenIncident& incident = m.world.incidents.slots[slot];
  const double weight = m.model.levels[incident.level].weight;
  const IncidentClass::FollowOn& of = m.model.classes[incident.incident_class].follow_on;
  const Time told = m.now() + of.news;
  if (weight == 0 || told >= Time{m.model.length}) return;
  const Duration life = sample_life(m, incident.incident_class, incident.identity, incident.level);
  if (m.model.capital_hears) m.agenda.send(m.model.capital(), told, NewsArrives{part(weight, 1), life});
  if (m.model.tension.slope == 0) return;
  m.agenda.schedule(told, NewsArrives{part(weight, m.sector().rest_of(of.neighbours)), life});
  if (of.neighbours == 0) return;
  for (const SectorIndex neighbour : m.sector().neighbours)
    m.agenda.send(m.model.process_of(neighbour), told,
                  NewsArrives{part(weight, m.sector().part_of(of.neighbours)), life});
}

void begin_tension(Moment m) {
  for (const PastIncident& past : m.model.history) {
    const double share = share_here(m, past);
    const Time told = past.on + m.model.classes[past.incident_class].follow_on.news;
    for (std::uint32_t level = 0; level <= past.level && share > 0; ++level) {
      const std::int64_t weight = part(m.model.levels[level].weight, share);
      const Duration life = sample_life(m, past.incident_class, past.key, LevelIndex{level});
      if (told >= m.now()) {
        if (told < Time{m.model.length}) m.agenda.schedule(told, NewsArrives{weight, life});
      } else if (told + life > m.now()) {
        m.world.tension.live += weight;
        fade(m, told + life, weight);
      }
    }
  }
}

void on(const Model& model, Process& world, Agenda& agenda, const NewsArrives& event) {
  const Moment m{model, world, agenda};
  fade(m, m.now() + event.life, event.weight);
  change(m, event.weight);
}

void on(const Model& model, Process& world, Agenda& agenda, const NewsFades& event) {
  change({model, world, agenda}, -event.weight);
}

}  // namespace picket::model
