#include "counting.hpp"

namespace picket::model {

Tallies empty_tallies(const Model& model) {
  Tallies tallies;
  tallies.at_least.resize(model.levels.size());
  tallies.first.assign(model.levels.size(), Time{model.length});
  tallies.responding.resize(model.unit_types.size());
  tallies.on_duty.resize(model.unit_types.size());
  tallies.team_time.resize(model.unit_types.size());
  tallies.away_time.resize(model.unit_types.size());
  tallies.convoy_eur.resize(model.sides.size());
  return tallies;
}

void settle(Moment m) {
  if (m.agenda.here() == m.model.capital()) {
    settle_deployments(m);
    settle_patrols(m);
    settle_politics(m);
    return;
  }
  settle_teams(m);
  settle_patrols(m);
  settle_observation(m);
  settle_readiness(m);
  settle_calls(m);
  settle_departures(m);
  for (const PostIndex post : m.sector().posts) settle_stock(m, post);
  for (std::uint32_t i = 0; i < m.world.incidents.slots.size(); ++i)
    if (m.world.incidents.slots[i].open) settle_level(m, IncidentSlot{i});
}

void begin_counting(const Model& model, kernel::Simulation<Model>& simulation) {
  std::vector<kernel::Message<Event>> outbox;
  for (std::uint32_t p = 0; p < simulation.size(); ++p) {
    const kernel::ProcessIndex here{p};
    Process& world = simulation.process(here);
    Agenda agenda = simulation.agenda(here, simulation.now(), outbox);
    const Moment start{model, world, agenda};
    settle(start);
    world.tallies = empty_tallies(model);
    forget_observation(start);
    world.readiness.one_km_h = world.readiness.two_km_h = 0;
    world.course.in_force.assign(world.course.in_force.size(), Duration{});
  }
}

}  // namespace picket::model
