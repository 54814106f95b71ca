#include "observation.hpp"

#include <algorithm>

#include "world.hpp"

namespace picket::model {

namespace {

void see(CellWatch& cell, Time from, Time to) {
  if (from > cell.seen_until) {
    cell.longest_unseen = std::max(cell.longest_unseen, from - cell.seen_until);
    ++cell.sightings;
  }
  cell.seen_until = std::max(cell.seen_until, to);
}

/// Completes a cell's times up to now. Posts have not changed since it was last complete; spans are by beginning.
void count(CellWatch& cell, Time now) {
  if (cell.counted == now) return;
  if (cell.posts > 0) {
    see(cell, cell.counted, now);
    cell.by_posts += now - cell.counted;
    cell.by_either += now - cell.counted;
  }
  Time cursor = cell.counted;
  for (const Span& span : cell.coming) {
    if (span.from >= now) break;
    const Time from = std::max(span.from, cursor), to = std::min(span.to, now);
    if (to <= from) continue;
    cell.by_patrols += to - from;
    if (cell.posts == 0) {
      see(cell, from, to);
      cell.by_either += to - from;
    }
    cursor = to;
  }
  std::erase_if(cell.coming, [now](const Span& span) { return span.to <= now; });
  cell.counted = now;
}

void expect(CellWatch& cell, Time from, Time to, PartySlot party) {
  if (cell.coming.empty() || cell.coming.back().from <= from) {
    cell.coming.push_back({from, to, party});
    return;
  }
  const auto later = std::ranges::upper_bound(cell.coming, from, {}, &Span::from);
  cell.coming.insert(later, Span{from, to, party});
}

/// Calls f(cell, from, to) for each time that the party has a cell of this sector in sight: once or twice a cell.
template <class F>
void for_sightings(Moment m, const Party& party, F f) {
  const Patrol& patrol = m.model.patrols[party.patrol];
  const Time leaves = party.walk.leaves;
  if (!patrol.least_seen) {
    const Route::Passage& passage = *patrol.routes[party.route].passage(m.world.sector);
    for (const Route::Sighting& s : passage.sightings) f(s.cell, leaves + s.from, leaves + s.to);
    return;
  }
  const auto& cells = m.sector().cells;
  for (std::uint32_t c = 0; c < cells.size(); ++c) {
    const Walk::Sightings s = party.walk.sightings(cells[c].midpoint);
    for (int i = 0; i < s.count; ++i) f(c, s.from[i], s.to[i]);
  }
}

}  // namespace

void watch_changes(Moment m, std::uint32_t watcher, bool on) {
  for (const std::uint32_t c : m.sector().watchers[watcher].cells) {
    CellWatch& cell = m.world.observation.cells[c];
    count(cell, m.now());
    PICKET_INVARIANT(on || cell.posts > 0, "a post that ceases to watch a cell was watching it");
    cell.posts += on ? 1U : -1U;
  }
}

void come_into_sight(Moment m, PartySlot party) {
  for_sightings(m, m.world.patrols.parties[party], [&](std::uint32_t c, Time from, Time to) {
    if (to <= m.now()) return;
    CellWatch& cell = m.world.observation.cells[c];
    count(cell, m.now());
    expect(cell, from, to, party);
  });
}

void go_out_of_sight(Moment m, PartySlot party) {
  for_sightings(m, m.world.patrols.parties[party], [&](std::uint32_t c, Time /*from*/, Time to) {
    if (to <= m.now()) return;
    CellWatch& cell = m.world.observation.cells[c];
    count(cell, m.now());
    std::erase_if(cell.coming, [&](const Span& span) { return span.party == party; });
  });
}

void settle_sightings(Moment m) {
  for (CellWatch& cell : m.world.observation.cells) count(cell, m.now());
}

void settle_observation(Moment m) {
  settle_sightings(m);
  for (CellWatch& cell : m.world.observation.cells) {
    if (m.now() > cell.seen_until) cell.longest_unseen = std::max(cell.longest_unseen, m.now() - cell.seen_until);
  }
}

void forget_observation(Moment m) {
  for (CellWatch& cell : m.world.observation.cells) {
    cell.by_posts = cell.by_patrols = cell.by_either = cell.longest_unseen = Duration{};
    cell.sightings = 0;
    cell.seen_until = std::max(cell.seen_until, m.now());
  }
}

}  // namespace picket::model
