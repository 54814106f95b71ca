#pragma once
// What one history returns.

#include <cstdint>
#include <optional>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "picket/core/time.hpp"
#include "picket/outcome/setting.hpp"

namespace picket::outcome {

/// How an incident came to be known.
enum class Found : std::uint8_t { never, at_onset, by_patrol, by_residents, overt };

/// A count by side; those of few sides need no memory of their own, since a history makes thousands.
using BySide = boost::container::small_vector<std::uint32_t, 6>;

/// One incident, whole. Times since the start.
struct Incident {
  std::uint64_t identity = 0;        // the same under every proposal
  std::uint32_t sector = 0;          // index into Setting::sectors
  std::uint32_t incident_class = 0;  // index into Setting::classes
  double chainage_km = 0;
  core::Time onset{};
  std::optional<core::Time> ended;  // none: still open at the end
  Found how = Found::never;
  std::optional<core::Time> found, first_team, full_strength;
  std::uint32_t highest_level = 0;  // index into Setting::levels
  BySide killed, wounded;
  std::optional<std::uint64_t> parent;  // the identity of the one it followed on, which history: may name
  bool displaced = false;               // presence next door deterred it there
  bool operator==(const Incident&) const = default;
};

/// rows[s]: the tallies of sector s, in the order of Setting::tallies; `elsewhere` are those that belong to no sector
/// (forces at bases and on the way). Every number is finite.
struct Outcome {
  std::uint64_t replication = 0;
  std::vector<std::vector<double>> rows;
  std::vector<double> elsewhere;
  std::vector<Incident> incidents;  // by onset, then sector, then identity
  std::vector<double> assumed{};    // what it has drawn, in the order of Setting::assumptions
  bool operator==(const Outcome&) const = default;
};

/// The tallies of the whole border: sums and maxima over the sectors and elsewhere, minima over the sectors alone (what
/// a minimum looks for happens in a sector).
std::vector<double> whole(const Outcome& outcome, const std::vector<Tally>& tallies);

}  // namespace picket::outcome
