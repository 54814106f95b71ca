#pragma once
// Who there is, where they stand and where they are sent.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "picket/scenario/border.hpp"

namespace picket::scenario {

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

/// Posts at equal distances along a border, each in the middle of its stretch. Their ids are the row's with .1, .2, ...
struct PostRow {
  Length every{};
  Id along;  // border
  Chainage from, to;
};

/// The id of the row, or of the post itself: what stands before the dot.
inline Id row_of(const Id& post) { return post.substr(0, post.find('.')); }

struct Post {
  std::shared_ptr<const PostRow> row;  // then it stands for all posts of the row, without a place and sector of its own
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
  std::map<Id, std::int64_t> send;  // teams by unit type
  Id from;                          // base
  Id to;  // post; `ROW.3` is the third of a row, `ROW.*` each of its posts, to which all of `send` goes
  std::optional<LocalTime> on;                   // the order's date; it arrives after response.communication
  std::optional<std::chrono::local_days> since;  // was complete before the start
  Distribution mobilise;
  std::optional<Condition> when;  // ordered as soon as it holds; with `on`, not before that date
  std::optional<Rotation> rotate;
  std::optional<Withdrawal> withdraw;
};

}  // namespace picket::scenario
