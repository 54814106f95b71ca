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
  if (responding(team.state)) m.world.tallies.responding[team.type] += m.now() - team.since;
  team.since = m.now();
}

void count_stay(Moment m, Team& team) {
  const Duration here = m.now() - team.here_since;
  m.world.tallies.team_time[team.type] += here;
  if (m.model.unit_types[team.type].may_respond) m.world.tallies.on_duty[team.type] += here;
  team.here_since = m.now();
}

void set_state(Moment m, Team& team, TeamState to) {
  PICKET_INVARIANT(follows(team.state, to), "a team changes its state along the arrows of its state machine");
  count_state(m, team);
  count_place(m, team, team.state, to);
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
  count_place(m, m.world.teams.all[slot], TeamState::in_transit, state);
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
