#pragma once
// What is watched: for each cell of the sector the exact time in sight of posts, of patrols, of either.
//
// Movement makes no events: when a patrol leaves, the times at which each cell's midpoint will come into its sight are
// solved and kept as spans; a cell is brought up to date when something about it changes.

#include <cstdint>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

/// A time in sight of a party.
struct Span {
  core::Time from, to;
  PartySlot party;
};

struct CellWatch {
  std::uint32_t posts = 0;  // that have its midpoint in sight now
  core::Time counted{};     // up to when the times below are complete
  core::Time seen_until{};  // end of the latest sighting
  core::Duration by_posts{}, by_patrols{}, by_either{};
  core::Duration longest_unseen{};
  std::uint32_t sightings = 0;  // times that it came into sight
  std::vector<Span> coming;     // patrols' sightings not yet counted, by beginning
};

struct Observation {
  std::vector<CellWatch> cells;  // by cell of the sector
};

/// A post begins or ceases to watch the cells of one of the sector's watchers.
void watch_changes(Moment m, std::uint32_t watcher, bool on);

/// A party leaves, or is announced: the cells that it will have in sight from now on expect it.
void come_into_sight(Moment m, PartySlot party);

/// It is called back: they expect it no more.
void go_out_of_sight(Moment m, PartySlot party);

/// Brings the sightings of every cell up to now.
void settle_sightings(Moment m);

/// Brings every cell up to now, the gap since it was last seen included (the end of a run).
void settle_observation(Moment m);

/// Begins to count anew, all cells having been brought up to now: what is in sight stays so.
void forget_observation(Moment m);

}  // namespace picket::model
