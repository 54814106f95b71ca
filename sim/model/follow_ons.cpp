#include "follow_ons.hpp"

#include "handlers.hpp"
#include "picket/core/sampling.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

/// A step up the ladder, by an incident.
struct Step {
  Key parent;
  ClassIndex incident_class;
  LevelIndex level;
  Time at;
};

/// Calls use(time, FollowOnComes) for every point that a step opens in a sector and that could become an incident. The
/// points' identities are (parent, step, sector, class, layer, number).
template <class Use>
void each_point(Moment m, const Step& step, SectorIndex to, double share, Use&& use) {
  const IncidentClass::FollowOn& of = m.model.classes[step.incident_class].follow_on;
  const Key there = core::key_of(core::key_of(step.parent, step.level.value), m.model.sectors[to].key);
  for (std::uint32_t c = 0; c < m.model.classes.size(); ++c) {
    const double mean = m.model.levels[step.level].weight * of.mean[c] * share;
    if (mean == 0) continue;
    const Key of_class = core::key_of(there, m.model.classes[c].key);
    const double bound = m.model.largest_m(ClassIndex{c}, to);
    for (std::uint32_t layer = 0; layer < bound; ++layer) {
      const Key of_layer = core::key_of(of_class, layer);
      core::Draws count{m.world.randomness, of_layer, purpose_follow_ons};
      const std::uint64_t points = core::poisson(count, mean);
      for (std::uint64_t number = 0; number < points; ++number) {
        const Key identity = core::key_of(of_layer, number);
        core::Draws draws{m.world.randomness, identity, purpose_follow_on};
        const Time comes = step.at + of.news + core::hours(core::in_hours(of.memory) * core::exponential(draws));
        const double height = layer + draws.uniform();
        if (height < bound && comes < Time{m.model.length})
          use(comes, FollowOnComes{identity, step.parent, height, ClassIndex{c}});
      }
    }
  }
}

}  // namespace

void others_follow(Moment m, IncidentSlot slot) {
  const OpenIncident& incident = m.world.incidents.slots[slot];
  const IncidentClass::FollowOn& of = m.model.classes[incident.incident_class].follow_on;
  if (!of.any) return;
  const Step step{incident.identity, incident.incident_class, incident.level, m.now()};
  each_point(m, step, m.world.sector, m.sector().rest_of(of.neighbours),
             [&](Time at, const FollowOnComes& event) { m.agenda.schedule(at, event); });
  for (const SectorIndex neighbour : m.sector().neighbours)
    each_point(m, step, neighbour, m.sector().part_of(of.neighbours),
               [&](Time at, const FollowOnComes& event) { m.agenda.send(m.model.process_of(neighbour), at, event); });
}

void begin_follow_ons(Moment m) {
  for (const PastIncident& past : m.model.history)
    for (std::uint32_t level = 0; level <= past.level; ++level)
      each_point(m, {past.key, past.incident_class, LevelIndex{level}, past.on}, m.world.sector,
                 m.model.share(past.incident_class, past.sector, m.world.sector),
                 [&](Time at, const FollowOnComes& event) {
                   if (at >= m.now()) m.agenda.schedule(at, event);
                 });
}

void on(const Model& model, Process& world, Agenda& agenda, const FollowOnComes& event) {
  arise({model, world, agenda}, {.identity = event.identity,
                                 .incident_class = event.incident_class,
                                 .height = event.height,
                                 .parent = event.parent});
}

}  // namespace picket::model
