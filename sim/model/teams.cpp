#include "teams.hpp"

#include "world.hpp"

namespace picket::model {

namespace {

bool follows(TeamState from, TeamState to) {
  using S = TeamState;
  switch (from) {
    case S::at_base:
      return to == S::in_transit;
    case S::in_transit:
      return to == S::idle;
    case S::idle:
      return to == S::patrolling || to == S::turning_out;
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

}  // namespace

TeamSlot admit(Moment m, UnitTypeIndex type, PostIndex post) {
  auto& all = m.world.teams.all;
  all.push_back(Team{.type = type, .post = post, .since = m.now(), .here_since = m.now(), .errand = {}});
  refresh(m, post);
  return TeamSlot{static_cast<std::uint32_t>(all.size() - 1)};
}

void move(Moment m, TeamSlot slot, TeamState to) {
  Team& team = m.world.teams.all[slot];
  PICKET_INVARIANT(follows(team.state, to), "a team changes its state along the arrows of its state machine");
  count_state(m, team);
  team.state = to;
  refresh(m, team.post);
}

void settle_teams(Moment m) {
  for (Team& team : m.world.teams.all) {
    count_state(m, team);
    const Duration here = m.now() - team.here_since;
    m.world.tallies.team_time[team.type] += here;
    if (m.model.unit_types[team.type].may_respond) m.world.tallies.on_duty += here;
    team.here_since = m.now();
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
