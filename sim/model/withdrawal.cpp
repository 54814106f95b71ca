#include "withdrawal.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

bool withdrawn(Moment m, DeploymentIndex d) {
  return std::ranges::find(m.world.departures.withdrawn, d) != m.world.departures.withdrawn.end();
}

/// On the way to its base, from now on.
void travel_back(Moment m, DeploymentIndex d, UnitTypeIndex type, const Way& way, Time sets_out) {
  settle_departures(m);
  ++m.world.departures.on_way[type];
  const Time arrival = sets_out + std::max(way.takes, m.model.response.communication);
  m.agenda.send(m.model.capital(), arrival, TeamReturns{d, type});
  m.agenda.schedule(arrival, WayBackEnds{type});
  m.world.tallies.away_mm += static_cast<std::int64_t>(way.length.si() * 1000);
}

}  // namespace

void withdraw(Moment m, DeploymentIndex d) {
  DeploymentStatus& status = m.world.deployments.status[d];
  if (status.withdrawn) return;
  status.withdrawn = true;
  const Deployment& deployment = m.model.deployments[d];
  auto& waiting = m.world.deployments.waiting;
  const auto never_ordered = std::ranges::find(waiting, d);
  if (never_ordered != waiting.end()) {
    waiting.erase(never_ordered);
    for (std::size_t t = 0; t < deployment.teams.size(); ++t)
      m.world.deployments.promised[deployment.from][t] -= deployment.teams[t];
    return;
  }
  const Duration communication = m.model.response.communication;
  m.agenda.schedule_in(communication, WithdrawalAtBase{d});
  m.agenda.send(m.model.process_of(m.model.posts[deployment.to].sector), m.now() + communication, WithdrawalAtPost{d});
}

bool turns_round(Moment m, const TeamArrives& team) {
  if (!withdrawn(m, team.deployment)) return false;
  const Ways& ways = m.model.deployments[team.deployment].ways[team.type];
  const Time sets_out = m.model.sets_out(ways, m.now());
  travel_back(m, team.deployment, team.type, *m.model.way(ways, sets_out), sets_out);
  return true;
}

void release(Moment m, TeamSlot slot) {
  Team& team = m.world.teams.all[slot];
  team.service->leaves = true;
  if (team.state == TeamState::rotating)
    move(m, slot, TeamState::idle);
  else if (team.state == TeamState::idle)
    leaves(m, slot);
}

bool leaves(Moment m, TeamSlot slot) {
  Service& service = *m.world.teams.all[slot].service;
  if (!service.leaves) return false;
  const DeploymentIndex d = service.deployment;
  const UnitTypeIndex type = m.world.teams.all[slot].type;
  const Ways& ways = m.model.deployments[d].ways[type];
  const auto& way = m.model.way(ways, m.now());
  if (way) {
    travel_back(m, d, type, *way, m.now());
    dismiss(m, slot);
    return true;
  }
  if (!service.waits_for_road) m.agenda.schedule(m.model.sets_out(ways, m.now()), RoadOpens{slot});
  service.waits_for_road = true;
  return false;
}

void settle_departures(Moment m) {
  Departures& state = m.world.departures;
  for (std::size_t t = 0; t < state.on_way.size(); ++t)
    m.world.tallies.away_time[t] += state.on_way[t] * (m.now() - state.counted);
  state.counted = m.now();
}

void on(const Model& model, Process& world, Agenda& agenda, const WithdrawalDue& event) {
  withdraw(Moment{model, world, agenda}, event.deployment);
}

void on(const Model& model, Process& world, Agenda& agenda, const WithdrawalAtBase& event) {
  const Moment m{model, world, agenda};
  settle_deployments(m);
  Deployments& state = world.deployments;
  const Deployment& deployment = model.deployments[event.deployment];
  for (Contingent& contingent : state.contingents) {
    if (!contingent.open || contingent.deployment != event.deployment) continue;
    agenda.cancel(contingent.leaves);
    contingent.open = false;
    state.under_way[contingent.type] -= contingent.teams;
    state.at_base[deployment.from][contingent.type] += contingent.teams;
  }
  if (state.status[event.deployment].arrived) end_convoys(m, deployment.to);
}

void on(const Model& model, Process& world, Agenda& agenda, const WithdrawalAtPost& event) {
  const Moment m{model, world, agenda};
  world.departures.withdrawn.push_back(event.deployment);
  end_handovers(m, event.deployment);
  for (std::uint32_t i = 0; i < world.teams.all.size(); ++i) {
    const Team& team = world.teams.all[i];
    if (team.state != TeamState::in_transit && team.service && team.service->deployment == event.deployment)
      release(m, TeamSlot{i});
  }
}

void on(const Model& model, Process& world, Agenda& agenda, const RoadOpens& event) {
  const Moment m{model, world, agenda};
  Team& team = world.teams.all[event.team];
  if (!team.service) return;  // it left at this very moment, and another one has its slot
  team.service->waits_for_road = false;
  if (team.state == TeamState::idle) leaves(m, event.team);
}

void on(const Model& model, Process& world, Agenda& /*agenda*/, const TeamReturns& event) {
  ++world.deployments.at_base[model.deployments[event.deployment].from][event.type];
}

void on(const Model& model, Process& world, Agenda& agenda, const WayBackEnds& event) {
  const Moment m{model, world, agenda};
  settle_departures(m);
  --world.departures.on_way[event.type];
}

}  // namespace picket::model
