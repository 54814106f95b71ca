#pragma once
// Supply: a post lives on what it holds, a number of days when full. A deployment's first teams bring it full, reliefs
// bring nothing, and convoys fill it up. A post with nothing left works at a stated fraction (posts.cpp, working()).
//
// Convoys leave their base at their gaps, counted from the arrival of a garrison, as long as there is one. One that is
// due while the road is closed waits for the first day of the next month with a way; those due meanwhile are dropped,
// since one fills the post.

#include <cstdint>
#include <vector>

#include "picket/core/time.hpp"
#include "picket/kernel/event_queue.hpp"
#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

/// What a post has, seen from its sector.
struct Stock {
  bool out = false;     // nothing is left
  bool manned = false;  // teams belong to it, so that its want counts
  core::Time counted{};
  kernel::Handle runs_out;
};

struct Stocks {
  std::vector<Stock> own;  // by place in Sector::posts
};

/// A post's convoys, seen from the capital.
struct SupplyLine {
  std::uint32_t garrisons = 0;  // deployments there, and one for those who come from no base
  std::uint32_t number = 0;     // of the next convoy
  bool waits = false;           // one is held up by a closed road
  kernel::Handle due;
};

struct SupplyLines {
  std::vector<SupplyLine> by_post;
};

/// At the capital: the convoys to posts that stand.
void begin_supply_lines(Moment m);

/// At the capital: a garrison has come to a post, or goes.
void begin_convoys(Moment m, PostIndex post);
void end_convoys(Moment m, PostIndex post);

/// The post is full. Who calls it looks at the post again afterwards: refresh().
void fill_up(Moment m, PostIndex post);

/// The fraction of a post that works with what it has.
double supplied(const Moment& m, PostIndex post);

/// Looks again whether teams belong to a post, and brings its time without supply up to now.
void settle_stock(Moment m, PostIndex post);

}  // namespace picket::model
