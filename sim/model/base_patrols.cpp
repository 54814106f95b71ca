#include "base_patrols.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

/// The share of a way that has been made by t, in millimetres.
std::int64_t made(const Drive& drive, Time t) {
  if (t <= drive.from) return 0;
  const double share = t >= drive.to ? 1 : core::in_hours(t - drive.from) / core::in_hours(drive.to - drive.from);
  return static_cast<std::int64_t>(drive.way.si() * 1000 * share);
}

Drive walk_as_drive(const Walk& walk) {
  return {walk.leaves, walk.returns, core::metres(walk.speed.si() * core::in_hours(walk.returns - walk.leaves) * 3600)};
}

}  // namespace

bool depart_from_base(Moment m, PatrolIndex index, std::uint32_t number) {
  const Patrol& patrol = m.model.patrols[index];
  const UnitTypeIndex type = *patrol.unit_type;
  Deployments& state = m.world.deployments;
  if (state.at_base[patrol.base][type] - state.promised[patrol.base][type] <= 0) return false;
  const std::uint32_t number_of_route = *choose_route(m, patrol, number);
  const Route& route = patrol.routes[number_of_route];
  const auto& way_out = m.model.way(route.drive_out, m.now());
  if (!way_out) return false;
  --state.at_base[patrol.base][type];
  const Drive out{m.now(), m.now() + way_out->takes, way_out->length};
  const Walk walk = walk_of(patrol, route, out.to);
  const Time sets_out = m.model.sets_out(route.drive_back, walk.returns);
  const Way way_back = *m.model.way(route.drive_back, sets_out);
  const Drive back{sets_out, sets_out + way_back.takes, way_back.length};
  const PartySlot slot = take_slot(m);
  Party& party = m.world.patrols.parties[slot];
  party = Party{.out = true,
                .patrol = index,
                .number = number,
                .route = number_of_route,
                .type = type,
                .team = {},
                .walk = walk,
                .drive_out = out,
                .drive_back = back,
                .counted = m.now(),
                .returns = m.agenda.schedule(back.to, PatrolReturns{slot})};
  announce(m, party);
  return true;
}

void back_at_base(Moment m, Party& party) {
  settle_base_party(m, party);
  party.out = false;
  ++m.world.deployments.at_base[m.model.patrols[party.patrol].base][party.type];
}

void settle_base_party(Moment m, Party& party) {
  const auto since_counted = [&](const Drive& drive) { return made(drive, m.now()) - made(drive, party.counted); };
  m.world.tallies.team_time[party.type] += m.now() - party.counted;
  m.world.tallies.patrol_mm += since_counted(walk_as_drive(party.walk));
  m.world.tallies.travel_mm += since_counted(party.drive_out) + since_counted(party.drive_back);
  party.counted = m.now();
}

}  // namespace picket::model
