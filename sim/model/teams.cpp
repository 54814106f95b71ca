#include "teams.hpp"

#include <algorithm>

#include "world.hpp"

namespace picket::model {

namespace {

bool follows(TeamState from, TeamState to) {
  using S = TeamState;
  switch (from) {
    case S::at_base:
      return to == S::in_transit;
    case S::in_transit:
      return to == S::idle || to == S::rotating;
    case S::idle:
      return to == S::patrolling || to == S::turning_out || to == S::rotating || to == S::in_transit;
    case S::rotating:
      return to == S::idle;
    case S::patrolling:
      return to == S::idle;
    case S::turning_out:
      return to == S::driving_out || to == S::idle;
    case S::driving_out:
      return to == S::on_scene || to == S::driving_back;
    case S::on_scene:
      return to == S::driving_back;
    case S::driving_back:
      return to == S::resting || to == S::idle;
    case S::resting:
      return to == S::idle;
  }
  return false;
}

void count_state(Moment m, Team& team) {
  if (responding(team.state)) m.world.tallies.responding += m.now() - team.since;
  team.since = m.now();
}

void count_stay(Moment m, Team& team) {
  const Duration here = m.now() - team.here_since;
  m.world.tallies.team_time[team.type] += here;
  if (m.model.unit_types[team.type].may_respond) m.world.tallies.on_duty += here;
  team.here_since = m.now();
}

void set_state(Moment m, Team& team, TeamState to) {
  PICKET_INVARIANT(follows(team.state, to), "a team changes its state along the arrows of its state machine");
  count_state(m, team);
  team.state = to;
}

/// A slot of a team that has left, or a new one.
TeamSlot take_slot(std::vector<Team>& all) {
  const auto left = std::ranges::find(all, TeamState::in_transit, &Team::state);
  const auto slot = static_cast<std::uint32_t>(left - all.begin());
  if (left == all.end()) all.emplace_back();
  return TeamSlot{slot};
}

}  // namespace

TeamSlot admit(Moment m, UnitTypeIndex type, PostIndex post, std::optional<Service> service, TeamState state) {
  PICKET_INVARIANT(follows(TeamState::in_transit, state), "a team arrives idle, or into a handover");
  const TeamSlot slot = take_slot(m.world.teams.all);
  m.world.teams.all[slot] = Team{.type = type,
                                 .post = post,
                                 .state = state,
                                 .since = m.now(),
                                 .here_since = m.now(),
                                 .errand = {},
                                 .service = service};
  refresh(m, post);
  return slot;
}

void dismiss(Moment m, TeamSlot slot) {
  Team& team = m.world.teams.all[slot];
  count_stay(m, team);
  set_state(m, team, TeamState::in_transit);
  refresh(m, team.post);
}

void move(Moment m, TeamSlot slot, TeamState to) {
  Team& team = m.world.teams.all[slot];
  set_state(m, team, to);
  if (to == TeamState::idle && team.service && (leaves(m, slot) || joins_handover(m, slot))) return;
  refresh(m, team.post);
}

void settle_teams(Moment m) {
  for (Team& team : m.world.teams.all) {
    if (team.state == TeamState::in_transit) continue;
    count_state(m, team);
    count_stay(m, team);
  }
}

double presence(const Moment& m, ClassIndex c) {
  double persons = 0;
  for (const Team& team : m.world.teams.all) {
    const UnitType& type = m.model.unit_types[team.type];
    const double there = at_post(team.state) ? working(m, team.post)
                         : team.state == TeamState::patrolling || team.state == TeamState::on_scene ? 1
                                                                                                    : 0;
    persons += type.weight[c] * type.persons * there;
  }
  return persons / core::in_kilometres(m.sector().length());
}

}  // namespace picket::model
