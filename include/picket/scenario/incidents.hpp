#pragma once
// How incidents come about, climb, are answered and bring others.

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "picket/scenario/words.hpp"

namespace picket::scenario {

/// A rate per sector (1/s), or per length of the reference line (1/(s m)).
struct IncidentRate {
  core::Rate per_sector{};
  core::RatePerLength per_length{};
};

struct HourRange {
  int from = 0, to = 0;
  bool operator<(const HourRange& b) const { return std::pair{from, to} < std::pair{b.from, b.to}; }
};

struct Prevention {
  Share share = 0;             // -1 .. 1; negative is provocation
  PersonsPerLength half_at{};  // presence at which half of the share is reached
};

enum class Ends { by_itself, when_attended };

/// What an incident brings in its wake. All of it goes by the class of the incident that others follow on.
struct FollowOn {
  std::map<Id, double> mean;                 // follow-ons of one incident at weight 1, by class
  Duration memory = std::chrono::days{7};    // mean time to a follow-on after the news; mean life of the news
  Share neighbours = 0;                      // of the follow-ons: in all neighbours together
  Duration news = std::chrono::minutes{15};  // until anything follows
};

struct IncidentClass {
  IncidentRate rate;
  std::map<Id, Factor> where;            // a sector's own factor; 1 when not named
  std::map<int, Factor> season;          // by month 1..12; 1 when not named
  std::map<HourRange, Factor> hours;     // local hours [from, to), over midnight when from > to; 1 when not named
  std::optional<Distribution> reported;  // by residents, from the onset, when nobody on duty saw it
  Prevention prevented_by_presence;
  Ends ends = Ends::by_itself;
  Share displaced = 0;  // of those that presence deters: that may appear in a neighbour instead
  FollowOn follow_on;
  Id by{};                             // the side that begins it; empty: both
  std::map<Id, Share> published{};     // of those found, by highest level; like the next lower that is named, else all
  Share prevented_by_demarcation = 0;  // -1 .. 1; of incidents in a sector that is demarcated from wall to wall
};

/// An incident before the start. It is in no count; others still follow on it.
struct PastIncident {
  Id incident_class;
  Id sector;
  LocalTime on{};
  Id level;  // the highest that it reached; empty: the lowest
};

/// How many: mean m, variance m + m^2 / dispersion; infinite dispersion is Poisson.
struct Count {
  double mean = 0;
  double dispersion = std::numeric_limits<double>::infinity();
};

/// A clock that begins a political state.
struct Starts {
  Id state;
  Distribution after = core::Constant{};  // from when the capital hears of it
};

struct Level {
  std::optional<Duration> up;           // mean of the clock that leads to the next level; none: never
  std::optional<Duration> down;         // mean of the clock that leads to the level below; none: never
  bool overt = false;                   // found at once when it is reached
  std::map<Id, Count> killed, wounded;  // by side
  double follow_on = 0;                 // adds to the weight of an incident, the first time it is reached
  std::optional<Starts> starts{};       // when an incident reaches it
  bool ends_run = false;                // when an incident reaches it
};

/// The clocks up run min(cap, 1 + slope x tension) times as fast; tension is the weight of the live news in the sector.
struct Tension {
  double slope = 0;
  Factor cap = 1;
};

struct Held {
  std::map<Id, std::int64_t>
      needs;  // teams on scene by level; a level that is not named is not held and asks for nobody
  Factor up = 1, down = 1;
};

struct Escalation {
  std::vector<std::pair<Id, Level>> levels;  // in the order of the file, lowest first
  Held held;
  Tension tension;
};

enum class WhenBusy { wait, lost };

struct Response {
  Duration communication{};
  Distribution stay;
  Distribution rest;
  Distribution turnout;
  WhenBusy when_busy = WhenBusy::wait;
  std::int64_t keep_reserve = 0;  // free teams that stay back from calls of the lowest level that needs teams, and from
                                  // neighbours
  bool sector_only = false;       // neighbours are not asked
  bool divert_patrols = false;    // a party may be called back from its walk
};

}  // namespace picket::scenario
