#pragma once
// A compiled scenario: everything a history needs, resolved to indices and computed once. Const while histories run;
// shared by all threads. Lengths, places and distances are whole millimetres (core::to_millimetre), so that they are
// equal on every processor. All arrays are in order of id: the order of the scenario's text never matters.

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "picket/core/distribution.hpp"
#include "picket/core/id.hpp"
#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"
#include "picket/kernel/agenda.hpp"
#include "picket/model/events.hpp"
#include "picket/outcome/setting.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::model {

using core::Distribution;
using core::Duration;
using core::Key;
using core::Length;
using core::PlanePoint;
using core::Speed;
using core::Time;

struct UnitType {
  std::string id;
  SideIndex side;
  double persons = 0;  // in a team
  Speed road{};
  core::MoneyRate costs{};  // per team
  bool may_watch = false, may_patrol = false, may_respond = false;
  std::vector<double> weight;  // deterrence weight of a person, by class; may be negative
};

/// One way by road.
struct Way {
  Length length{};
  Duration takes{};
};
/// The way between two places by month of departure, January first; one alone when all months are alike. None: there is
/// no way then. There is one in some month.
using Ways = std::vector<std::optional<Way>>;

struct Base {
  std::string id;
  std::vector<std::int64_t> teams;  // at the start, by unit type, those of deployments before the start taken out
};

/// A post as one sector sees it: its own, or one of another sector whose watch reaches over the wall.
struct Watcher {
  PostIndex post;
  bool own = true;     // stands in this sector
  Key key;             // of the post
  double detects = 0;  // probability that an operational post sees an onset in sight
  struct Stretch {
    Length from, to;
  };
  std::vector<Stretch> sight;        // disjoint, ascending, within the sector
  std::vector<std::uint32_t> cells;  // of the sector, whose midpoint is in sight
};

/// Convoys that fill a post up.
struct Convoys {
  Distribution every;  // between departures
  Ways ways;           // from their base; none in their closed months
  double eur = 0;      // of one, there and back
  SideIndex side;      // that pays
};

struct Supply {
  Duration holds{};
  double without = 0;  // how well the post works when it has nothing left
  std::optional<Convoys> convoys;
};

struct Post {
  std::string id;
  Key key;
  SectorIndex sector;
  std::uint32_t local = 0;               // its place in Sector::posts
  PlanePoint place;                      // in its sector's plane
  std::optional<std::uint32_t> watcher;  // in its own sector's list; none: no watch
  struct Mirror {
    SectorIndex sector;
    std::uint32_t watcher;
  };
  std::vector<Mirror> mirrors;           // where its watch reaches over a wall
  std::optional<Distribution> building;  // none: operational when the first team arrives
  double building_eur = 0;
  double billet = 0;  // fraction that works while it is being built; 0: nothing does
  bool operational_at_start = false;
  std::vector<std::int64_t> teams;                // at the start, by unit type
  std::vector<DeploymentIndex> standing;          // that some of these belong to
  bool responders = false;                        // teams that may respond stand here at the start, or are to come
  std::vector<std::vector<std::uint32_t>> reach;  // by unit type: cells whose midpoint a team reaches in time
  std::optional<Supply> supply;
};

/// One way that a patrol may take, on one border.
struct Route {
  double upto = 1;  // its probability and that of the routes before it
  Length from, to;  // chainage; the walk begins at `from`
  bool there_and_back = true;
  Duration leg{};  // from one end to the other
  /// When a cell comes into its sight, counted from the beginning of the walk: once or twice a walk.
  struct Sighting {
    std::uint32_t cell;
    Duration from, to;
  };
  /// A sector into which it walks or sees.
  struct Passage {
    SectorIndex sector;
    std::vector<Sighting> sightings;  // none for a walk to a cell: that is solved when it begins
  };
  std::vector<Passage> passages;  // by sector
  Ways drive_out, drive_back;     // from the base to `from` and from the walk's end to the base

  /// What of it concerns a sector; null: nothing.
  [[nodiscard]] const Passage* passage(SectorIndex sector) const;
};

struct Patrol {
  std::string id;
  Key key;
  std::optional<PostIndex> post;  // where it sets out from; none: from a base, and the capital's
  BaseIndex base;                 // when there is no post
  std::optional<UnitTypeIndex> unit_type;
  std::int64_t parties = 1;  // out at once, at most
  scenario::Departs departs;
  std::vector<Route> routes;  // one of these, drawn
  bool least_seen = false;  // instead to the cell unseen for longest: the one route goes from the post's chainage to it
  Speed speed{};
  Length sees{};
};

struct Cell {
  Length midpoint, length;
  std::int64_t mm = 0;  // the length again, as the whole number that it is
};

struct Sector {
  std::string id;
  Key key;
  Length from, to;  // chainage on its border's reference line
  std::vector<Cell> cells;
  struct Vertex {
    Length chainage;
    PlanePoint place;
  };
  std::vector<Vertex> line;  // the reference line in the sector's own plane, both ends included
  std::vector<Watcher> watchers;
  std::vector<PostIndex> posts;
  std::vector<PatrolIndex> patrols;
  std::vector<SectorIndex> neighbours;  // that touch it or that the scenario names
  std::vector<double> rate;             // mu, by class, per hour at factor 1
  struct HotSpot {
    double share = 0;  // of the sector's incidents; what all leave is spread evenly
    Length from, to;   // chainage
  };
  std::vector<HotSpot> hot_spots;
  std::vector<std::vector<Vertex>> beyond;  // by place in neighbours: its line in this sector's plane; empty unless
                                            // help may be asked next door
  double demarcated = 0;                    // share at the start

  [[nodiscard]] Length length() const { return to - from; }
  /// Of a share that goes to all neighbours together, what one of them gets: equal parts, but never more than half.
  [[nodiscard]] double part_of(double neighbours_share) const {
    return neighbours_share / static_cast<double>(std::max<std::size_t>(2, neighbours.size()));
  }
  /// And what stays at home.
  [[nodiscard]] double rest_of(double neighbours_share) const {
    return 1 - part_of(neighbours_share) * static_cast<double>(neighbours.size());
  }
  /// The place at a chainage of this sector.
  [[nodiscard]] PlanePoint at(Length chainage) const;
  /// The place at a chainage of a neighbour, in this sector's plane.
  [[nodiscard]] PlanePoint at(SectorIndex neighbour, Length chainage) const;
};

struct IncidentClass {
  std::string id;
  Key key;
  std::array<double, 12> season{};  // factor by month, January first
  std::array<double, 24> hours{};   // factor by local hour
  std::optional<Distribution> reported;
  double prevented = 0;                 // delta: -1 .. 1
  double half_at = 1;                   // persons per km
  double prevented_by_demarcation = 0;  // kappa: -1 .. 1
  bool ends_when_attended = false;
  double displaced = 0;  // probability that one which presence deters appears in a neighbour
  struct FollowOn {
    bool any = false;          // some mean is above 0
    std::vector<double> mean;  // A: follow-ons of one incident at weight 1, by their class
    double neighbours = 0;     // the share of all neighbours together
    Duration memory{};         // mean of the exponential time from the news to a follow-on, and of the life of news
    Duration news{};
  } follow_on;
  std::vector<double> published;  // of those found, by highest level
  std::string by;                 // the side that begins it; empty: both
};

struct Level {
  std::string id;
  std::optional<Duration> up, down;  // means of the clocks at factor 1; none: that clock never rings
  bool overt = false;
  std::optional<std::int64_t> needs;             // teams on scene; none: not held, asks for nobody
  std::vector<scenario::Count> killed, wounded;  // by side
  double weight = 0;                             // adds to w, the first time an incident reaches it; 1 at the onset
  bool told = false;                             // the capital is to hear of it
  std::optional<StateIndex> starts;              // begins so long after the capital has heard
  Distribution starts_after;
  bool ends_run = false;
};

struct PastIncident {
  Key key;  // of its id: its identity
  ClassIndex incident_class;
  SectorIndex sector;
  Time on{};  // before the start
  LevelIndex level;
};

/// The clocks up run min(cap, 1 + slope x tension) times as fast. Slope 0: nobody listens to news in the sectors.
struct TensionEffect {
  double slope = 0, cap = 1;
};

struct PoliticalState {
  std::string id;
  Key key;
  std::vector<double> incidents;  // factor on the intensity, by class
  double up = 1, down = 1;        // factors on the rates of the ladder's clocks
  Speed demarcates{};             // 0: the work stands still
  std::vector<SectorIndex> order;
  struct Transition {
    StateIndex to;
    double rate = 0;   // per microsecond, without tension
    double slope = 0;  // the rate is multiplied by max(0, 1 + slope x tension)
  };
  std::vector<Transition> transitions;
};

struct DatedState {
  Time at{};
  StateIndex state;
};

/// What must hold, as the capital knows it: exactly one of these.
struct Condition {
  std::optional<StateIndex> state;            // in force
  std::optional<LevelIndex> level;            // that an incident has reached
  std::optional<DeploymentIndex> deployment;  // that has arrived in full
};

struct Rotation {
  Duration every{}, handover{};
  bool both = true;  // work during the handover
};

struct Withdrawal {
  std::optional<Time> on;  // the order's date
  std::optional<Condition> when;
};

struct Deployment {
  std::string id;
  Key key;
  std::vector<Key> relief_keys;  // of the draws of its reliefs, by unit type
  BaseIndex from;
  PostIndex to;
  std::optional<Time> since;        // it was complete then, before the start
  Time ordered{};                   // the order's date, or the earliest; it arrives one communication later
  std::optional<Condition> when;    // that it waits for
  bool awaited = false;             // some condition waits for its arrival
  std::vector<std::int64_t> teams;  // by unit type
  std::vector<Ways> ways;           // by unit type
  Distribution mobilise;
  std::optional<Rotation> rotate;
  std::optional<Withdrawal> withdraw;
};

struct Response {
  Duration communication{};
  double held_up = 1, held_down = 1;
  double detour = 1;
  Distribution stay, rest, turnout;
  Duration mean_turnout{};
  std::int64_t keep_reserve = 0;  // teams that stay back from calls up to this level
  LevelIndex lowest_call;         // the lowest level that needs teams
  bool next_door = false;         // neighbours are asked for what the own sector cannot fill
  bool divert_patrols = false;
  bool lost = false;  // a request that nobody can fill is given up; else it waits
};

/// Calendar of a scenario: local month and hour at a time of the run.
class Calendar {
 public:
  Calendar() = default;
  explicit Calendar(std::chrono::local_time<Duration> start) : start_{start} {}
  struct MonthAndHour {
    unsigned month, hour;
  };  // 0 .. 11, 0 .. 23
  [[nodiscard]] MonthAndHour at(Time t) const;
  /// The next time strictly after t at which the local clock shows `of_day`.
  [[nodiscard]] Time next(Time t, Duration of_day) const;
  /// The next time strictly after t at which a month begins.
  [[nodiscard]] Time next_month(Time t) const;

 private:
  std::chrono::local_time<Duration> start_{};
};

struct Process;

/// What the kernel simulates.
struct Model {
  using Event = model::Event;
  using Process = model::Process;

  outcome::Setting setting;
  Calendar calendar;
  Duration length{};        // of the run, with the warm-up
  Duration counted_from{};  // the warm-up: what happens before is not counted
  Duration within{};        // response target
  std::vector<std::string> sides;
  std::vector<Key> side_keys;
  std::vector<UnitType> unit_types;
  std::vector<Base> bases;
  std::vector<Post> posts;
  std::vector<Patrol> patrols;
  std::vector<PatrolIndex> base_patrols;  // those that no post sends out
  std::vector<Sector> sectors;
  std::vector<IncidentClass> classes;
  std::vector<Level> levels;
  std::vector<Deployment> deployments;
  Response response;
  std::vector<PoliticalState> political_states;  // at least one
  StateIndex political_start;
  TensionEffect tension;
  bool capital_hears = false;  // news reaches the capital, since something there goes by tension
  std::vector<PastIncident> history;
  Duration lookahead{};              // the least delay of what crosses a wall
  double spectral_radius = 0;        // of the mean offspring matrix under the most escalating conditions: a bound
  std::vector<DatedState> timeline;  // ascending
  bool has_politics = false;         // the scenario says something of it
  bool demarcation = false;          // some state demarcates, or some sector is demarcated in part
  bool records = false;              // some class says what is published
  bool may_end_early = false;        // some level ends the run

  /// The factor of season and hour on a class's rate, and its largest value.
  [[nodiscard]] double factor(ClassIndex c, Time t) const;
  [[nodiscard]] double largest_factor(ClassIndex c) const;
  /// G: of what an incident brings, the share that falls to a sector: its own or a neighbour's.
  [[nodiscard]] double share(ClassIndex c, SectorIndex from, SectorIndex to) const;
  /// M: what m, the factor of politics, demarcation and presence, never exceeds in a sector (intensity.cpp).
  [[nodiscard]] double largest_m(ClassIndex c, SectorIndex s) const;

  /// The way for who sets out now; none: it is closed.
  [[nodiscard]] const std::optional<Way>& way(const Ways& ways, Time t) const;
  /// When who is ready at t can set out: at once, or on the first day of the next month with a way.
  [[nodiscard]] Time sets_out(const Ways& ways, Time t) const;

  [[nodiscard]] kernel::ProcessIndex process_of(SectorIndex s) const { return kernel::ProcessIndex{s.value}; }
  [[nodiscard]] kernel::ProcessIndex capital() const {
    return kernel::ProcessIndex{static_cast<std::uint32_t>(sectors.size())};
  }
};

}  // namespace picket::model
