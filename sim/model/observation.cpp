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

void expect(CellWatch& cell, Span span) {
  const auto later = std::upper_bound(cell.coming.begin(), cell.coming.end(), span,
                                      [](const Span& a, const Span& b) { return a.from < b.from; });
  cell.coming.insert(later, span);
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

void patrol_leaves(Moment m, const Patrol& patrol) {
  for (const Patrol::Sighting& sighting : patrol.sightings) {
    CellWatch& cell = m.world.observation.cells[sighting.cell];
    count(cell, m.now());
    expect(cell, Span{m.now() + sighting.from, m.now() + sighting.to});
  }
}

void settle_observation(Moment m) {
  for (CellWatch& cell : m.world.observation.cells) {
    count(cell, m.now());
    if (m.now() > cell.seen_until) cell.longest_unseen = std::max(cell.longest_unseen, m.now() - cell.seen_until);
  }
}

}  // namespace picket::model
