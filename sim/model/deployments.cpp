#include "deployments.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

void begin_deployments(Moment m) {
  Deployments& state = m.world.deployments;
  for (const Base& base : m.model.bases) state.at_base.push_back(base.teams);
  state.promised.assign(m.model.bases.size(), std::vector<std::int64_t>(m.model.unit_types.size(), 0));
  for (const Deployment& deployment : m.model.deployments)
    for (std::size_t t = 0; t < deployment.teams.size(); ++t) state.promised[deployment.from][t] += deployment.teams[t];
  state.mobilising.resize(m.model.deployments.size());
  for (std::uint32_t d = 0; d < m.model.deployments.size(); ++d)
    m.agenda.schedule(m.model.deployments[d].ordered + m.model.response.communication,
                      OrderArrives{DeploymentIndex{d}});
}

void settle_deployments(Moment m) {
  for (std::size_t d = 0; d < m.model.deployments.size(); ++d) {
    auto& since = m.world.deployments.mobilising[d];
    if (!since) continue;
    for (std::size_t t = 0; t < m.model.unit_types.size(); ++t)
      m.world.tallies.team_time[t] += m.model.deployments[d].teams[t] * (m.now() - *since);
    since = m.now();
  }
}

void on(const Model& model, Process& world, Agenda& agenda, const OrderArrives& event) {
  const Deployment& deployment = model.deployments[event.deployment];
  auto& at_base = world.deployments.at_base[deployment.from];
  for (std::size_t t = 0; t < at_base.size(); ++t) {
    at_base[t] -= deployment.teams[t];
    world.deployments.promised[deployment.from][t] -= deployment.teams[t];
    PICKET_INVARIANT(at_base[t] >= 0, "a base sends no more teams than it has");
  }
  world.deployments.mobilising[event.deployment] = agenda.now();
  core::Draws draws{world.randomness, deployment.key, purpose_mobilise};
  agenda.schedule_in(core::sample(deployment.mobilise, draws), TeamsLeave{event.deployment});
}

void on(const Model& model, Process& world, Agenda& agenda, const TeamsLeave& event) {
  const Deployment& deployment = model.deployments[event.deployment];
  const auto to = model.process_of(model.posts[deployment.to].sector);
  const Time end = Time{model.length};
  auto& mobilising = world.deployments.mobilising[event.deployment];
  for (std::uint32_t t = 0; t < deployment.teams.size(); ++t) {
    const Time arrival = agenda.now() + std::max(deployment.travel[t], model.response.communication);
    for (std::int64_t i = 0; i < deployment.teams[t]; ++i) {
      agenda.send(to, arrival, TeamArrives{UnitTypeIndex{t}, deployment.to});
      world.tallies.travel_mm += static_cast<std::int64_t>(deployment.way.si() * 1000);
    }
    world.tallies.team_time[t] += deployment.teams[t] * (std::min(arrival, end) - *mobilising);
  }
  mobilising.reset();
}

void on(const Model& model, Process& world, Agenda& agenda, const TeamArrives& event) {
  const Moment m{model, world, agenda};
  garrison_arrives(m, event.post);
  admit(m, event.type, event.post);
  dispatch(m);
}

}  // namespace picket::model
