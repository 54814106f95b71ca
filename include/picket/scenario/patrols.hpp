#pragma once
// Patrols: when they leave and which way they go.

#include <cstdint>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "picket/scenario/border.hpp"

namespace picket::scenario {

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
  Id post;       // where it sets out from: this (`ROW.*`: one such plan for each post of a row) or
  Id base;       // that; the other is empty
  Id unit_type;  // empty: any team of the post that may patrol
  std::int64_t teams = 1;
  Departs departs;
  Route along;
  Speed speed{};
  Length sees{};
};

}  // namespace picket::scenario
