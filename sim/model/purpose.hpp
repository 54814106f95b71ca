#pragma once
// What a draw is for: the middle part of its address. A number once given is never given to something else, or results
// of old seeds would change silently.

#include <cstdint>

namespace picket::model {

enum Purpose : std::uint16_t {
  purpose_candidate = 1,  // entity: strip of (sector, class); occurrence: number of the point
  purpose_place = 2,      // entity: incident
  purpose_seen = 3,       // entity: (incident, post)
  purpose_report = 4,     // entity: incident
  purpose_ladder = 5,     // entity: incident; occurrence: visit to a level
  purpose_killed = 6,     // entity: (incident, side); occurrence: visit
  purpose_wounded = 7,    // entity: (incident, side); occurrence: visit
  purpose_turnout = 8,    // entity: incident; occurrence: which team sent
  purpose_stay = 9,       // entity: incident; occurrence: which team sent
  purpose_rest = 10,      // entity: incident; occurrence: which team sent
  purpose_patrol = 11,    // entity: patrol; occurrence: number of the departure
  purpose_building = 12,  // entity: post
  purpose_mobilise = 13,  // entity: deployment
  // 20 to 29: politics
  purpose_transition = 20,  // entity: (state, state); occurrence: how often the first has begun before
  purpose_starts = 21,      // entity: incident; occurrence: level
  purpose_published = 22,   // entity: incident
  // 30 to 39: follow-ons, news, displacement
  purpose_follow_ons = 30,  // entity: layer of (parent, step, sector, class): how many points
  purpose_follow_on = 31,   // entity: the point: when it comes, its height
  purpose_news = 32,        // entity: incident; occurrence: step
  purpose_displaced = 33,   // entity: the point
  // 40 to 49: patrols, response
  purpose_route = 40,  // entity: patrol; occurrence: number of the departure
  // 50 to 59: rotation, supply, roads
  purpose_relief = 50,  // entity: (deployment, unit type); occurrence: cohort
  purpose_convoy = 51,  // entity: post; occurrence: number of the convoy
  // 60 to 69: assumptions
  purpose_assumption = 60,  // entity: its dotted path
};

}  // namespace picket::model
