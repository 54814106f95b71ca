#pragma once
// Exact integrals and counts of one process over one history, where the incidents' records do not say it. Times are
// whole microseconds until a row is written (outcome.cpp).

#include <cstdint>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/outcome/outcome.hpp"

namespace picket::model {

struct Tallies {
  // response
  std::int64_t calls = 0, unanswered = 0;
  core::Duration waiting{};                         // calls short of teams, summed over calls
  std::vector<core::Duration> responding, on_duty;  // by unit type that may respond: out on a call; there at all
  // risk
  std::vector<core::Duration> at_least;  // by level: incident time at or above it
  std::vector<core::Time> first;         // by level; the run's end while it has not been reached
  // cost
  std::int64_t patrols = 0, patrols_skipped = 0;
  std::int64_t patrol_mm = 0, travel_mm = 0;
  double building_eur = 0;
  std::vector<core::Duration> team_time;  // by unit type
  std::vector<core::Duration> away_time;  // by unit type: of teams on the way back to their base
  std::int64_t away_mm = 0;               // their ways
  std::int64_t rotations = 0, rotations_missed = 0;
  core::Duration supply_out{};  // of posts that had teams and nothing left to live on, summed over posts
  std::int64_t convoys = 0, convoys_delayed = 0;
  std::vector<double> convoy_eur;  // by side

  std::vector<outcome::Incident> closed;  // incidents that have ended, in order of ending
};

}  // namespace picket::model
