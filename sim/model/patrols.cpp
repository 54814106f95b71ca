#include "patrols.hpp"

#include <algorithm>

#include "base_patrols.hpp"
#include "handlers.hpp"
#include "picket/core/sampling.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

bool at_capital(const Moment& m) { return m.agenda.here() == m.model.capital(); }

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
  const PostIndex post = *patrol.post;
  if (working(m, post) == 0) return std::nullopt;
  const auto& all = m.world.teams.all;
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (all[i].post == post && all[i].state == TeamState::idle && m.model.unit_types[all[i].type].may_patrol &&
        (!patrol.unit_type || *patrol.unit_type == all[i].type))
      return TeamSlot{i};
  return std::nullopt;
}

void leave(Moment m, PatrolIndex index, std::uint32_t number, std::uint32_t route, TeamSlot team) {
  const Patrol& patrol = m.model.patrols[index];
  const PartySlot slot = take_slot(m);
  Party& party = m.world.patrols.parties[slot];
  party = Party{.out = true,
                .patrol = index,
                .number = number,
                .route = route,
                .type = m.world.teams.all[team].type,
                .team = team,
                .walk = numbered_walk(m.model, patrol, route, m.now()),
                .drive_out = {},
                .drive_back = {},
                .counted = m.now(),
                .returns = {}};
  move(m, team, TeamState::patrolling);
  party.returns = m.agenda.schedule(party.walk.returns, PatrolReturns{slot});
  come_into_sight(m, slot);
  look_along(m, party.walk);
  announce(m, party);
}

bool depart(Moment m, PatrolIndex index, std::uint32_t number) {
  const Patrol& patrol = m.model.patrols[index];
  const auto team = free_team(m, patrol);
  if (!team) return false;
  const auto route = choose_route(m, patrol, number);
  if (!route) return false;
  leave(m, index, number, *route, *team);
  return true;
}

void settle_party(Moment m, Party& party) {
  m.world.tallies.patrol_mm += static_cast<std::int64_t>(core::in_hours(m.now() - party.counted) *
                                                         core::in_kilometres_per_hour(party.walk.speed) * 1e6);
  party.counted = m.now();
}

/// Calls tell(sector's process) for every other sector into which the party's walk leads or sees.
template <class F>
void for_others(Moment m, const Party& party, F tell) {
  const Patrol& patrol = m.model.patrols[party.patrol];
  for (const Route::Passage& passage : numbered_route(patrol, party.route).passages) {
    const auto to = m.model.process_of(passage.sector);
    if (to != m.agenda.here() && (!patrol.least_seen || concerns(m.model.sectors[passage.sector], party.walk)))
      tell(to);
  }
}

/// Nobody here counts on the party any more.
void lose_sight(Moment m, PartySlot slot) {
  Party& party = m.world.patrols.parties[slot];
  party.out = false;
  go_out_of_sight(m, slot);
  look_again(m, party.walk);
}

}  // namespace

PartySlot take_slot(Moment m) {
  auto& parties = m.world.patrols.parties;
  const auto is_free = [&](const Party& p) { return !p.out || (p.foreign && p.walk.returns < m.now()); };
  const auto free = std::find_if(parties.begin(), parties.end(), is_free);
  const auto slot = static_cast<std::uint32_t>(free - parties.begin());
  if (free == parties.end()) parties.emplace_back();
  return PartySlot{slot};
}

void announce(Moment m, const Party& party) {
  const Time heard = m.now() + m.model.response.communication;
  if (party.walk.returns <= heard) return;
  for_others(m, party, [&](kernel::ProcessIndex to) {
    m.agenda.send(to, heard, PatrolAnnounced{party.patrol, party.number, party.route, party.type, party.walk.leaves});
  });
}

std::int64_t parties_out(const Moment& m, PatrolIndex patrol) {
  return std::ranges::count_if(m.world.patrols.parties,
                               [&](const Party& p) { return p.out && !p.foreign && p.patrol == patrol; });
}

std::optional<Length> position_here(const Moment& m, const Party& party) {
  const auto position = party.walk.at(m.agenda.now());
  const bool here = party.out && position && m.sector().from <= *position && *position <= m.sector().to;
  return here ? position : std::nullopt;
}

void call_back(Moment m, PartySlot slot) {
  Party& party = m.world.patrols.parties[slot];
  settle_party(m, party);
  m.agenda.cancel(party.returns);
  for_others(m, party, [&](kernel::ProcessIndex to) {
    m.agenda.send(to, m.now() + m.model.response.communication, PatrolRecalled{party.patrol, party.number});
  });
  lose_sight(m, slot);
}

void begin_patrols(Moment m) {
  const auto begin = [&](PatrolIndex p) {
    const bool at_times = std::holds_alternative<scenario::AtTimes>(m.model.patrols[p].departs);
    const Time before_start = at_times ? Time{} - Duration{1} : Time{};
    m.agenda.schedule(due(m, m.model.patrols[p], 0, before_start), PatrolDeparts{p, 0});
  };
  for (const PatrolIndex p : at_capital(m) ? m.model.base_patrols : m.sector().patrols) begin(p);
}

void settle_patrols(Moment m) {
  for (Party& party : m.world.patrols.parties) {
    if (!party.out || party.foreign) continue;
    if (at_capital(m))
      settle_base_party(m, party);
    else
      settle_party(m, party);
  }
}

void on(const Model& model, Process& world, Agenda& agenda, const PatrolDeparts& event) {
  const Moment m{model, world, agenda};
  const Patrol& patrol = model.patrols[event.patrol];
  agenda.schedule(due(m, patrol, event.number + 1, m.now()), PatrolDeparts{event.patrol, event.number + 1});
  const bool may = parties_out(m, event.patrol) < patrol.parties;
  const bool leaves =
      may && (patrol.post ? depart(m, event.patrol, event.number) : depart_from_base(m, event.patrol, event.number));
  ++(leaves ? world.tallies.patrols : world.tallies.patrols_skipped);
}

void on(const Model& model, Process& world, Agenda& agenda, const PatrolReturns& event) {
  const Moment m{model, world, agenda};
  Party& party = world.patrols.parties[event.party];
  if (at_capital(m)) {
    back_at_base(m, party);
    return;
  }
  settle_party(m, party);
  party.out = false;
  move(m, *party.team, TeamState::idle);
  dispatch(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const PatrolAnnounced& event) {
  const Moment m{model, world, agenda};
  const PartySlot slot = take_slot(m);
  Party& party = world.patrols.parties[slot];
  party = Party{.out = true,
                .foreign = true,
                .patrol = event.patrol,
                .number = event.number,
                .route = event.route,
                .type = event.type,
                .team = {},
                .walk = numbered_walk(model, model.patrols[event.patrol], event.route, event.leaves),
                .drive_out = {},
                .drive_back = {},
                .returns = {}};
  come_into_sight(m, slot);
  look_along(m, party.walk);
}

void on(const Model& model, Process& world, Agenda& agenda, const PatrolRecalled& event) {
  const Moment m{model, world, agenda};
  const auto& parties = world.patrols.parties;
  for (std::uint32_t p = 0; p < parties.size(); ++p)
    if (parties[p].out && parties[p].foreign && parties[p].patrol == event.patrol && parties[p].number == event.number)
      lose_sight(m, PartySlot{p});
}

}  // namespace picket::model
