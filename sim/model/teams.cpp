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
      return to == S::idle || to == S::driving_out;
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

/// Counts a team that goes from one state to another where it is.
void count_place(Moment m, const Team& team, TeamState from, TeamState to) {
  Standing& standing = m.world.posts.own[m.model.posts[team.post].local].teams[team.type];
  standing.there += at_post(to) - at_post(from);
  standing.idle += (to == TeamState::idle) - (from == TeamState::idle);
  if (team.errand && !team.errand->abroad)
    m.world.teams.on_scene[team.type] += (to == TeamState::on_scene) - (from == TeamState::on_scene);
}

void count_state(Moment m, Team& team) {
  if (responding(team.state)) m.world.tallies.responding += m.now() - team.since;
  team.since = m.now();
}

}  // namespace

TeamSlot admit(Moment m, UnitTypeIndex type, PostIndex post) {
  auto& all = m.world.teams.all;
  all.push_back(Team{.type = type, .post = post, .since = m.now(), .here_since = m.now(), .errand = {}});
  count_place(m, all.back(), TeamState::in_transit, TeamState::idle);
  refresh(m, post);
  return TeamSlot{static_cast<std::uint32_t>(all.size() - 1)};
}

void move(Moment m, TeamSlot slot, TeamState to) {
  Team& team = m.world.teams.all[slot];
  PICKET_INVARIANT(follows(team.state, to), "a team changes its state along the arrows of its state machine");
  count_state(m, team);
  count_place(m, team, team.state, to);
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
  const auto add = [&](std::size_t t, double teams) {
    const UnitType& type = m.model.unit_types[t];
    persons += type.weight[c] * type.persons * teams;
  };
  for (const PostIndex post : m.sector().posts) {
    const auto& teams = m.world.posts.own[m.model.posts[post].local].teams;
    for (std::size_t t = 0; t < teams.size(); ++t)
      if (teams[t].there > 0) add(t, static_cast<double>(teams[t].there) * working(m, post));
  }
  for (std::size_t t = 0; t < m.world.teams.on_scene.size(); ++t)
    add(t, static_cast<double>(m.world.teams.on_scene[t]));
  for (const Party& party : m.world.patrols.parties)
    if (position_here(m, party)) add(party.type, 1);
  return persons / core::in_kilometres(m.sector().length());
}

}  // namespace picket::model
