#include "rotation.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

const Rotation& rotation_of(Moment m, DeploymentIndex d) { return *m.model.deployments[d].rotate; }

/// Who goes when a relief of its cohort comes: one that is free now, before one that rests or is out.
TeamSlot whom_it_relieves(Moment m, const TeamArrives& relief) {
  const auto& all = m.world.teams.all;
  std::optional<TeamSlot> found;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    const Team& team = all[i];
    if (team.state == TeamState::in_transit || !team.service || team.service->deployment != relief.deployment ||
        team.type != relief.type || team.service->cohort != relief.relieves || team.service->relieved)
      continue;
    if (team.state == TeamState::idle) return TeamSlot{i};
    if (!found) found = TeamSlot{i};
  }
  PICKET_INVARIANT(found.has_value(), "a relief finds a team to relieve");
  return *found;
}

HandoverSlot take_slot(std::vector<Handover>& slots) {
  const auto free = std::ranges::find(slots, false, &Handover::open);
  const auto slot = static_cast<std::uint32_t>(free - slots.begin());
  if (free == slots.end()) slots.emplace_back();
  return HandoverSlot{slot};
}

void end_handover(Moment m, Handover& handover) {
  handover.open = false;
  if (m.world.teams.all[handover.relief].state == TeamState::rotating) move(m, handover.relief, TeamState::idle);
  release(m, handover.relieved);
}

}  // namespace

void begin_rotation(Moment m, DeploymentIndex d) {
  const Deployment& deployment = m.model.deployments[d];
  if (!deployment.rotate) return;
  const Duration every = deployment.rotate->every;
  const auto periods = (m.now() - *deployment.since + every - Duration{1}) / every;
  const Time due = *deployment.since + every * std::max<std::int64_t>(periods, 1);
  for (std::uint32_t t = 0; t < deployment.teams.size(); ++t)
    if (deployment.teams[t] > 0)
      m.agenda.schedule(due + m.model.response.communication,
                        ReliefDue{d, UnitTypeIndex{t}, 0, static_cast<std::uint32_t>(deployment.teams[t])});
}

void expect_relief(Moment m, const ContingentArrives& arrived) {
  const auto& rotate = m.model.deployments[arrived.deployment].rotate;
  if (!rotate) return;
  m.agenda.schedule_in(rotate->every + m.model.response.communication,
                       ReliefDue{arrived.deployment, arrived.type, arrived.cohort, arrived.teams});
}

void begin_handover(Moment m, const TeamArrives& relief) {
  const Rotation& rotation = rotation_of(m, relief.deployment);
  const TeamSlot relieved = whom_it_relieves(m, relief);
  m.world.teams.all[relieved].service->relieved = true;
  ++m.world.tallies.rotations;
  const bool works = rotation.both || rotation.handover == Duration::zero();
  const TeamSlot slot = admit(m, relief.type, m.model.deployments[relief.deployment].to,
                              Service{relief.deployment, relief.cohort}, works ? TeamState::idle : TeamState::rotating);
  if (rotation.handover == Duration::zero()) {
    release(m, relieved);
    return;
  }
  if (!works && m.world.teams.all[relieved].state == TeamState::idle) move(m, relieved, TeamState::rotating);
  auto& slots = m.world.handovers.slots;
  const HandoverSlot handover = take_slot(slots);
  slots[handover] = {true, relief.deployment, slot, relieved,
                     m.agenda.schedule_in(rotation.handover, HandoverEnds{handover})};
}

bool joins_handover(Moment m, TeamSlot slot) {
  const Service& service = *m.world.teams.all[slot].service;
  if (!service.relieved || service.leaves || rotation_of(m, service.deployment).both) return false;
  move(m, slot, TeamState::rotating);
  return true;
}

void end_handovers(Moment m, DeploymentIndex d) {
  for (Handover& handover : m.world.handovers.slots) {
    if (!handover.open || handover.deployment != d) continue;
    m.agenda.cancel(handover.ends);
    handover.open = false;
  }
}

void on(const Model& model, Process& world, Agenda& agenda, const HandoverEnds& event) {
  const Moment m{model, world, agenda};
  end_handover(m, world.handovers.slots[event.handover]);
  dispatch(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const ReliefDue& event) {
  const Moment m{model, world, agenda};
  Deployments& state = world.deployments;
  DeploymentStatus& status = state.status[event.deployment];
  if (status.withdrawn) return;
  const Deployment& deployment = model.deployments[event.deployment];
  const std::int64_t spare = state.at_base[deployment.from][event.type] - state.promised[deployment.from][event.type];
  const auto relieved = static_cast<std::uint32_t>(std::min<std::int64_t>(spare, event.teams));
  if (relieved > 0) {
    const Cohort cohort = ++status.cohorts[event.type];
    core::Draws draws{world.randomness, deployment.relief_keys[event.type], purpose_relief, cohort};
    claim(m,
          Contingent{.deployment = event.deployment,
                     .type = event.type,
                     .teams = relieved,
                     .cohort = cohort,
                     .relieves = event.cohort,
                     .leaves = {}},
          core::sample(deployment.mobilise, draws));
  }
  const std::uint32_t missed = event.teams - relieved;
  if (missed == 0) return;
  world.tallies.rotations_missed += missed;
  agenda.schedule_in(deployment.rotate->every, ReliefDue{event.deployment, event.type, event.cohort, missed});
}

}  // namespace picket::model
