#pragma once
// A scenario as its author wrote it: inert data, checked as far as the text alone allows (keys, units, references,
// bounds). Nothing here is computed. Maps are keyed by id, so the order of a file never matters.

#include <chrono>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "picket/core/distribution.hpp"
#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"
#include "picket/scenario/diagnostic.hpp"

namespace picket::scenario {

using core::Distribution;
using core::Duration;
using core::Length;
using core::LonLat;
using core::Money;
using core::MoneyRate;
using core::Persons;
using core::PersonsPerLength;
using core::Speed;
using Id = std::string;
/// Local time at clock.utc_offset.
using LocalTime = std::chrono::local_time<Duration>;

/// A multiplier, written bare (1.5) or as `x 1.5`. >= 0.
using Factor = double;
/// A share or probability, written `35 %`. Here 0.35.
using Share = double;

struct Clock {
  LocalTime start{};
  Duration length{};
  Duration utc_offset{};
  Duration warm_up{};  // played before the start, and not counted
};

/// A polyline of degrees, read from a feature of a GeoJSON file.
using Line = std::vector<LonLat>;

struct Border {
  std::string geometry;  // the file, relative to the scenario
  std::string feature;   // the feature's `id` property
  Length reference{};    // tolerance of the generalisation
  Line line;             // what the file holds
};

struct Place {
  std::string name;
  std::string region;  // tells places of one name apart
  LonLat at;
  std::optional<double> population;  // a size to choose labels by; registered voters where that is what the file has
};

/// A place by name or by coordinates. `Vardenis (Gegharkunik)` names its region.
struct Site {
  std::string name;  // empty when given by coordinates
  LonLat at;
};

/// A point on a border: a chainage (`112 km`), or the point nearest to a place, with an offset along the line.
struct Chainage {
  std::optional<Length> along;  // from the border's beginning; `start` is 0 km
  bool end = false;             // `end`: the border's end
  std::optional<Site> near;
  Length offset{};
};

/// A part of a sector's incidents begins close to a point: uniformly within a distance of it, cut at the walls.
struct HotSpot {
  Chainage at;
  Share share = 0;
  Length within{};
};

struct Sector {
  Id border;
  Chainage from, to;
  std::string region;       // a label for reports (a province)
  std::set<Id> neighbours;  // beside those that touch
  std::map<Id, HotSpot> hot_spots;
  Share demarcated = 0;  // at the start
};

struct Side {
  std::string name;  // for reports
};

enum class Task { watch, patrol, respond, build };

struct UnitType {
  Id side;
  Persons team{};
  Speed road{};
  MoneyRate costs{};
  std::set<Task> may;
  std::map<Id, double> deters;  // weight by incident class; 0 unless given; may be negative
};

struct Base {
  Site at;
  std::map<Id, std::int64_t> holds;  // teams by unit type
};

struct Watch {
  Length radius{};
  Share detects = 1;
};

struct Building {
  Distribution takes;
  Money costs{};
  std::optional<Share> billet;  // without one nothing happens until the post is operational
};

/// Who brings what a post lives on.
struct Convoys {
  Id from;                     // base
  Distribution every;          // between departures
  Speed speed{};               // by road
  std::set<int> closed;        // months 1..12 in which none leaves
  std::optional<Money> costs;  // of one, there and back
  std::optional<Id> side;      // that pays for it
};

struct Supply {
  Duration holds{};   // how long a full post lives on what it has
  Share without = 0;  // how well it works when it has nothing left
  std::optional<Convoys> convoys;
};

struct Post {
  Site at;
  Id sector;
  std::optional<Watch> watch;
  std::optional<Persons> capacity;
  std::optional<Building> build;
  std::optional<std::chrono::local_days> since;  // stood before the start; operational from it
  std::map<Id, std::int64_t> holds;              // teams that stand here at the start
  std::optional<Supply> supply;                  // without it there is always enough
};

/// What must hold, as the capital knows it: exactly one of these.
struct Condition {
  std::optional<Id> state;       // this political state is in force
  std::optional<Id> level;       // an incident has reached this level
  std::optional<Id> deployment;  // this deployment has arrived in full
};

enum class Effective { both, neither };

struct Rotation {
  Duration every{};     // from the arrival of a team to the order of its relief
  Duration handover{};  // relief and relieved at the post together
  Effective effective = Effective::both;
};

/// Exactly one of these.
struct Withdrawal {
  std::optional<LocalTime> on;  // the order's date
  std::optional<Condition> when;
};

struct Deployment {
  std::map<Id, std::int64_t> send;               // teams by unit type
  Id from;                                       // base
  Id to;                                         // post
  std::optional<LocalTime> on;                   // the order's date; it arrives after response.communication
  std::optional<std::chrono::local_days> since;  // was complete before the start
  Distribution mobilise;
  std::optional<Condition> when;  // ordered as soon as it holds; with `on`, not before that date
  std::optional<Rotation> rotate;
  std::optional<Withdrawal> withdraw;
};

struct Every {
  Duration period{};
  Duration jitter{};
  Duration phase{};
};
struct AtRandom {
  Duration mean{};
};  // exponential gaps
struct AtTimes {
  std::vector<Duration> of_day;
};  // local time since midnight, ascending
using Departs = std::variant<Every, AtRandom, AtTimes>;

struct Span {
  bool whole = true;                 // the post's own sector from wall to wall
  std::optional<Chainage> from, to;  // when not whole
};

/// A span with the probability that a departure takes it.
struct DrawnSpan {
  Share share = 0;
  Span span;
};

struct Route {
  Span span;
  bool there_and_back = true;
  Id border;                      // of the spans; empty: that of the post's sector
  std::map<Id, DrawnSpan> mixed;  // when not empty, one of these instead of the span
  bool least_seen = false;        // instead to the cell of the post's sector that has been out of sight for longest
};

struct Patrol {
  Id post;       // where it sets out from: this or
  Id base;       // that; the other is empty
  Id unit_type;  // empty: any team of the post that may patrol
  std::int64_t teams = 1;
  Departs departs;
  Route along;
  Speed speed{};
  Length sees{};
};

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

/// An incident before the start. It is in no count; others still follow on it.
struct PastIncident {
  Id incident_class;
  Id sector;
  LocalTime on{};
  Id level;  // the highest that it reached; empty: the lowest
};

struct IncidentFactors {
  Factor all = 1;
  std::map<Id, Factor> by_class;  // instead of `all`
};

struct Demarcates {
  Speed speed{};
  std::vector<Id> order;  // of sectors: one after the other
};

struct PoliticalState {
  IncidentFactors incidents;  // on the intensity
  Factor up = 1, down = 1;    // on the rates of the ladder's clocks
  std::optional<Demarcates> demarcates;
};

struct Transition {
  Duration mean{};     // of its clock, without tension
  double tension = 0;  // slope: its rate is multiplied by 1 + slope x tension of the whole border, or by 0 below that
};

struct Politics {
  Id start;
  std::map<Id, PoliticalState> states;
  std::map<std::pair<Id, Id>, Transition> transitions;  // from, to
  std::map<LocalTime, Id> timeline;
};

struct Measures {
  Duration within{};  // the response target T
  Length cell{};
};

/// What theory says that a measure must come to, so that a run can be held against it.
struct KnownAnswer {
  std::string measure;  // its id
  Id sector;            // empty: of the whole border
  double is = 0;        // in the measure's unit
  std::string unit;
  std::string source;  // the formula, and where it is from
};

struct RoadClass {
  Speed speed{};
  std::set<int> closed;  // months 1..12
};

struct Road {
  Id road_class;
  Line line;
};

/// A network of roads, read from a GeoJSON file of LineStrings with a property `class`.
struct RoadGraph {
  std::string file;  // relative to the scenario
  std::map<Id, RoadClass> classes;
  std::vector<Road> roads;  // what the file holds
};

/// Where a number comes from: the comment on its line, when it begins with `source:` or `assumption`.
struct Note {
  std::string path;  // dotted, the first value of the line
  std::string text;  // the line without its comment, trimmed
  std::string note;  // the comment
  Position at;
};

struct Scenario {
  std::string name;
  std::string about;
  Clock clock;
  std::map<Id, Border> borders;
  std::vector<Place> places;  // in the order of the file
  std::string attribution;    // the notice that reports and exported data carry
  double detour = 1;          // road distance over great-circle distance
  std::optional<RoadGraph> roads;
  std::map<Id, Side> sides;
  std::map<Id, Sector> sectors;
  std::map<Id, UnitType> unit_types;
  std::map<Id, Base> bases;
  std::map<Id, Post> posts;
  std::map<Id, Deployment> deployments;
  std::map<Id, Patrol> patrols;
  std::map<Id, IncidentClass> incidents;
  Escalation escalation;
  Response response;
  std::optional<Politics> politics;
  Measures measures;
  std::map<Id, PastIncident> history;
  bool allow_explosive = false;  // follow-ons may multiply without end
  std::map<Id, KnownAnswer> known_answers;

  std::vector<Note> notes;
  std::map<std::string, Position> positions;  // of every value, by dotted path
  std::vector<std::pair<std::string, std::string>>
      texts;  // file -> text as read, the scenario first, then what it extends
};

}  // namespace picket::scenario
