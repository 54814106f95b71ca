#pragma once
// Exact integrals and counts of one process over one history. Times are whole microseconds until the row is written.

#include <cstdint>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/model/indices.hpp"
#include "picket/outcome/outcome.hpp"

namespace picket::model {

struct Model;

struct Tallies {
  // response
  std::int64_t calls = 0, answered = 0, answered_in_time = 0, full_strength = 0, unanswered = 0;
  core::Duration first_team{}, to_full_strength{}, waiting{}, responding{}, responders{};
  // detection
  std::int64_t found = 0, found_at_onset = 0, missed = 0, ended = 0;
  core::Duration found_later{};
  // risk
  std::int64_t fatal = 0;
  std::vector<std::int64_t> by_class_and_level;   // [class * levels + level]: incidents that reached the level
  std::vector<core::Duration> at_least;           // by level: incident time at or above it
  std::vector<core::Time> first;                  // by level; the run's end when it was not reached
  std::vector<std::int64_t> killed, wounded;      // by side
  // cost
  std::int64_t patrols = 0, patrols_skipped = 0;
  std::int64_t patrol_mm = 0, travel_mm = 0;
  double building_eur = 0;
  std::vector<core::Duration> team_time;          // by unit type

  std::vector<outcome::Incident> closed;          // incidents that ended, in order of ending

  explicit Tallies(const Model& model);
};

}  // namespace picket::model
