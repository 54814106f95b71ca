#include "patrols.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "picket/core/sampling.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

/// When departure `number` of a patrol is due; the one before it was at `last`.
Time due(Moment m, const Patrol& patrol, std::uint32_t number, Time last) {
  core::Draws draws{m.world.randomness, patrol.key, purpose_patrol, number};
  if (const auto* every = std::get_if<scenario::Every>(&patrol.departs)) {
    const auto jitter = core::hours(core::in_hours(every->jitter) * (2 * draws.uniform() - 1));
    return std::max(last, Time{every->phase + number * every->period + jitter});
  }
  if (const auto* random = std::get_if<scenario::AtRandom>(&patrol.departs))
    return last + core::hours(core::in_hours(random->mean) * core::exponential(draws));
  Time next = Time::max();
  for (const Duration of_day : std::get<scenario::AtTimes>(patrol.departs).of_day)
    next = std::min(next, m.model.calendar.next(last, of_day));
  return next;
}

std::optional<TeamSlot> free_team(Moment m, const Patrol& patrol) {
  if (working(m, patrol.post) == 0) return std::nullopt;
  const auto& all = m.world.teams.all;
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (all[i].post == patrol.post && all[i].state == TeamState::idle && m.model.unit_types[all[i].type].may_patrol &&
        (!patrol.unit_type || *patrol.unit_type == all[i].type))
      return TeamSlot{i};
  return std::nullopt;
}

PartySlot take_slot(std::vector<Party>& parties) {
  const auto free = std::find_if(parties.begin(), parties.end(), [](const Party& p) { return !p.out; });
  const auto slot = static_cast<std::uint32_t>(free - parties.begin());
  if (free == parties.end()) parties.emplace_back();
  return PartySlot{slot};
}

void leave(Moment m, PatrolIndex index, TeamSlot team) {
  const Patrol& patrol = m.model.patrols[index];
  const PartySlot slot = take_slot(m.world.patrols.parties);
  const Walk walk = walk_of(patrol, m.now());
  m.world.patrols.parties[slot] = Party{true, index, team, walk};
  move(m, team, TeamState::patrolling);
  m.agenda.schedule(walk.returns, PatrolReturns{slot});
  const Time counted_to = std::min(walk.returns, Time{m.model.length});
  m.world.tallies.patrol_mm += static_cast<std::int64_t>(core::in_hours(counted_to - m.now()) *
                                                         core::in_kilometres_per_hour(patrol.speed) * 1e6);
  patrol_leaves(m, patrol);
  look_along(m, walk);
}

}  // namespace

Walk walk_of(const Patrol& patrol, Time leaves) {
  const Length leg = patrol.to < patrol.from ? patrol.from - patrol.to : patrol.to - patrol.from;
  const Time turns = leaves + leg / patrol.speed;
  const Time returns = patrol.there_and_back ? turns + leg / patrol.speed : turns;
  return Walk{leaves, turns, returns, patrol.from, patrol.to, patrol.speed, patrol.sees};
}

Walk::Sightings Walk::sightings(Length chainage) const {
  const bool ascending = from <= to;
  const Length leg = ascending ? to - from : from - to;
  const Length along = ascending ? chainage - from : from - chainage;
  const Length begin = std::max(along - sees, Length{}), end = std::min(along + sees, leg);
  Sightings s;
  if (begin > end) return s;
  s.from[0] = leaves + begin / speed;
  s.to[0] = end == leg ? turns : leaves + end / speed;
  s.count = 1;
  if (turns == returns) return s;
  const Time back = begin == Length{} ? returns : turns + (leg - begin) / speed;
  if (end == leg) {
    s.to[0] = back;
  } else {
    s.from[1] = turns + (leg - end) / speed;
    s.to[1] = back;
    s.count = 2;
  }
  return s;
}

std::optional<Time> Walk::meets(Length chainage, Time t) const {
  const Sightings s = sightings(chainage);
  for (int i = 0; i < s.count; ++i)
    if (s.to[i] >= t) return std::max(s.from[i], t);
  return std::nullopt;
}

void begin_patrols(Moment m) {
  for (const PatrolIndex p : m.sector().patrols) {
    const bool at_times = std::holds_alternative<scenario::AtTimes>(m.model.patrols[p].departs);
    const Time before_start = at_times ? Time{} - Duration{1} : Time{};
    m.agenda.schedule(due(m, m.model.patrols[p], 0, before_start), PatrolDeparts{p, 0});
  }
}

void on(const Model& model, Process& world, Agenda& agenda, const PatrolDeparts& event) {
  const Moment m{model, world, agenda};
  const Patrol& patrol = model.patrols[event.patrol];
  agenda.schedule(due(m, patrol, event.number + 1, m.now()), PatrolDeparts{event.patrol, event.number + 1});
  const auto& parties = world.patrols.parties;
  const auto out =
      std::count_if(parties.begin(), parties.end(), [&](const Party& p) { return p.out && p.patrol == event.patrol; });
  const auto team = out < patrol.parties ? free_team(m, patrol) : std::nullopt;
  ++(team ? world.tallies.patrols : world.tallies.patrols_skipped);
  if (team) leave(m, event.patrol, *team);
}

void on(const Model& model, Process& world, Agenda& agenda, const PatrolReturns& event) {
  const Moment m{model, world, agenda};
  Party& party = world.patrols.parties[event.party];
  party.out = false;
  move(m, party.team, TeamState::idle);
  dispatch(m);
}

}  // namespace picket::model
