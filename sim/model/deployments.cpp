#include "deployments.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

bool holds(Moment m, const Condition& condition) {
  const Known& known = m.world.deployments.known;
  if (condition.state) return m.world.politics.state == *condition.state;
  if (condition.level) return known.reached[*condition.level];
  return known.arrived[*condition.deployment];
}

/// The order goes out.
void order(Moment m, DeploymentIndex d, Time at) {
  m.agenda.schedule(at + m.model.response.communication, OrderArrives{d});
}

/// Of deployments that wait, in their order, those for which may_go is true go and wait no longer.
template <class MayGo, class Go>
void let_go(std::vector<DeploymentIndex>& waiting, MayGo may_go, Go go) {
  std::size_t kept = 0;
  for (const DeploymentIndex d : waiting) {
    if (may_go(d))
      go(d);
    else
      waiting[kept++] = d;
  }
  waiting.resize(kept);
}

void begin_deployment(Moment m, DeploymentIndex d) {
  const Deployment& deployment = m.model.deployments[d];
  Deployments& state = m.world.deployments;
  DeploymentStatus& status = state.status[d];
  status.cohorts.assign(m.model.unit_types.size(), 0);
  if (deployment.withdraw && deployment.withdraw->on) m.agenda.schedule(*deployment.withdraw->on, WithdrawalDue{d});
  if (deployment.since) {
    status.ordered = status.arrived = state.known.arrived[d] = true;
    begin_rotation(m, d);
    if (deployment.withdraw && deployment.withdraw->when) state.waiting_to_go.push_back(d);
    return;
  }
  for (std::size_t t = 0; t < deployment.teams.size(); ++t) {
    state.promised[deployment.from][t] += deployment.teams[t];
    status.to_come += deployment.teams[t];
  }
  if (!deployment.when) {
    status.ordered = true;
    order(m, d, deployment.ordered);
    return;
  }
  state.waiting.push_back(d);
  if (deployment.ordered > m.now()) m.agenda.schedule(deployment.ordered, ConditionsDue{});
}

ContingentSlot take_slot(std::vector<Contingent>& contingents) {
  const auto free = std::ranges::find(contingents, false, &Contingent::open);
  const auto slot = static_cast<std::uint32_t>(free - contingents.begin());
  if (free == contingents.end()) contingents.emplace_back();
  return ContingentSlot{slot};
}

}  // namespace

void begin_deployments(Moment m) {
  Deployments& state = m.world.deployments;
  const std::size_t types = m.model.unit_types.size();
  for (const Base& base : m.model.bases) state.at_base.push_back(base.teams);
  state.promised.assign(m.model.bases.size(), std::vector<std::int64_t>(types, 0));
  state.under_way.assign(types, 0);
  state.status.resize(m.model.deployments.size());
  state.known.reached.assign(m.model.levels.size(), false);
  state.known.arrived.assign(m.model.deployments.size(), false);
  for (std::uint32_t d = 0; d < m.model.deployments.size(); ++d) begin_deployment(m, DeploymentIndex{d});
  capital_learns(m);
}

void capital_learns(Moment m) {
  Deployments& state = m.world.deployments;
  const auto& deployments = m.model.deployments;
  let_go(
      state.waiting,
      [&](DeploymentIndex d) { return deployments[d].ordered <= m.now() && holds(m, *deployments[d].when); },
      [&](DeploymentIndex d) {
        state.status[d].ordered = true;
        order(m, d, m.now());
      });
  let_go(
      state.waiting_to_go, [&](DeploymentIndex d) { return holds(m, *deployments[d].withdraw->when); },
      [&](DeploymentIndex d) { withdraw(m, d); });
}

void settle_deployments(Moment m) {
  Deployments& state = m.world.deployments;
  for (std::size_t t = 0; t < state.under_way.size(); ++t)
    m.world.tallies.team_time[t] += state.under_way[t] * (m.now() - state.counted);
  state.counted = m.now();
}

void claim(Moment m, Contingent contingent, Duration mobilises) {
  settle_deployments(m);
  Deployments& state = m.world.deployments;
  std::int64_t& at_base = state.at_base[m.model.deployments[contingent.deployment].from][contingent.type];
  at_base -= contingent.teams;
  PICKET_INVARIANT(at_base >= 0, "a base sends no more teams than it has");
  state.under_way[contingent.type] += contingent.teams;
  const ContingentSlot slot = take_slot(state.contingents);
  contingent.open = true;
  contingent.leaves = m.agenda.schedule_in(mobilises, TeamsLeave{slot});
  state.contingents[slot] = contingent;
}

void on(const Model& model, Process& world, Agenda& agenda, const OrderArrives& event) {
  const Moment m{model, world, agenda};
  const Deployment& deployment = model.deployments[event.deployment];
  core::Draws draws{world.randomness, deployment.key, purpose_mobilise};
  const Duration mobilises = core::sample(deployment.mobilise, draws);
  for (std::uint32_t t = 0; t < deployment.teams.size(); ++t) {
    world.deployments.promised[deployment.from][t] -= deployment.teams[t];
    if (deployment.teams[t] == 0) continue;
    claim(m,
          Contingent{.deployment = event.deployment,
                     .type = UnitTypeIndex{t},
                     .teams = static_cast<std::uint32_t>(deployment.teams[t]),
                     .leaves = {}},
          mobilises);
  }
  if (!deployment.withdraw || !deployment.withdraw->when) return;
  auto& waiting = world.deployments.waiting_to_go;
  waiting.insert(std::ranges::lower_bound(waiting, event.deployment), event.deployment);
  capital_learns(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const TeamsLeave& event) {
  Contingent& contingent = world.deployments.contingents[event.contingent];
  const Deployment& deployment = model.deployments[contingent.deployment];
  const Ways& ways = deployment.ways[contingent.type];
  const auto& way = model.way(ways, agenda.now());
  if (!way) {
    contingent.leaves = agenda.schedule(model.sets_out(ways, agenda.now()), event);
    return;
  }
  const auto to = model.process_of(model.posts[deployment.to].sector);
  const Time arrival = agenda.now() + std::max(way->takes, model.response.communication);
  for (std::uint32_t i = 0; i < contingent.teams; ++i) {
    agenda.send(to, arrival,
                TeamArrives{contingent.deployment, contingent.type, contingent.cohort, contingent.relieves});
    world.tallies.travel_mm += static_cast<std::int64_t>(way->length.si() * 1000);
  }
  agenda.schedule(arrival,
                  ContingentArrives{contingent.deployment, contingent.type, contingent.cohort, contingent.teams});
  contingent.open = false;
}

void on(const Model& model, Process& world, Agenda& agenda, const ContingentArrives& event) {
  const Moment m{model, world, agenda};
  settle_deployments(m);
  world.deployments.under_way[event.type] -= event.teams;
  DeploymentStatus& status = world.deployments.status[event.deployment];
  if (status.withdrawn) return;
  if (!status.arrived) begin_convoys(m, model.deployments[event.deployment].to);
  status.arrived = true;
  expect_relief(m, event);
  if (event.cohort != 0) return;
  status.to_come -= event.teams;
  // its sector would tell: one communication later
  if (status.to_come == 0 && model.deployments[event.deployment].awaited)
    agenda.schedule_in(model.response.communication, DeploymentComplete{event.deployment});
}

void on(const Model& model, Process& world, Agenda& agenda, const ConditionsDue& /*event*/) {
  capital_learns(Moment{model, world, agenda});
}

void on(const Model& model, Process& world, Agenda& agenda, const DeploymentComplete& event) {
  world.deployments.known.arrived[event.deployment] = true;
  capital_learns(Moment{model, world, agenda});
}

void on(const Model& model, Process& world, Agenda& agenda, const TeamArrives& event) {
  const Moment m{model, world, agenda};
  if (turns_round(m, event)) return;
  const PostIndex post = model.deployments[event.deployment].to;
  garrison_arrives(m, post);
  if (event.cohort == 0) fill_up(m, post);
  if (event.relieves == nobody)
    admit(m, event.type, post, Service{event.deployment, event.cohort});
  else
    begin_handover(m, event);
  dispatch(m);
}

}  // namespace picket::model
