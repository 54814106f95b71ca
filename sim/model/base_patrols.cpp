#include "base_patrols.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

std::int64_t millimetres(Speed speed, Duration time) {
  return static_cast<std::int64_t>(core::in_hours(time) * core::in_kilometres_per_hour(speed) * 1e6);
}

/// How much of [from, to) lies in [begin, end).
Duration common(Time from, Time to, Time begin, Time end) {
  return std::max(std::min(to, end) - std::max(from, begin), Duration{});
}

}  // namespace

bool depart_from_base(Moment m, PatrolIndex index, std::uint32_t number) {
  const Patrol& patrol = m.model.patrols[index];
  const UnitTypeIndex type = *patrol.unit_type;
  Deployments& state = m.world.deployments;
  if (state.at_base[patrol.base][type] - state.promised[patrol.base][type] <= 0) return false;
  --state.at_base[patrol.base][type];
  const std::uint32_t number_of_route = *choose_route(m, patrol, number);
  const Route& route = patrol.routes[number_of_route];
  const Speed road = m.model.unit_types[type].road;
  const PartySlot slot = take_slot(m);
  Party& party = m.world.patrols.parties[slot];
  party = Party{.out = true,
                .patrol = index,
                .number = number,
                .route = number_of_route,
                .type = type,
                .team = {},
                .walk = walk_of(patrol, route, m.now() + route.drive_out / road),
                .left = m.now(),
                .counted = m.now(),
                .returns = {}};
  party.returns = m.agenda.schedule(party.walk.returns + route.drive_back / road, PatrolReturns{slot});
  announce(m, party);
  return true;
}

void back_at_base(Moment m, Party& party) {
  settle_base_party(m, party);
  party.out = false;
  ++m.world.deployments.at_base[m.model.patrols[party.patrol].base][party.type];
}

void settle_base_party(Moment m, Party& party) {
  const Duration walked = common(party.counted, m.now(), party.walk.leaves, party.walk.returns);
  const Duration under_way = m.now() - party.counted;
  m.world.tallies.team_time[party.type] += under_way;
  m.world.tallies.patrol_mm += millimetres(party.walk.speed, walked);
  m.world.tallies.travel_mm += millimetres(m.model.unit_types[party.type].road, under_way - walked);
  party.counted = m.now();
}

}  // namespace picket::model
