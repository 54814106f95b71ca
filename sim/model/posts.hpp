#pragma once
// Posts: planned -> building -> operational, and what follows for watch, readiness and presence.

#include <vector>

#include "picket/model/events.hpp"

namespace picket::model {

struct Moment;

enum class PostState : std::uint8_t { planned, building, operational };

/// How many teams of a type stand at a post, and how many of them are idle (teams.cpp).
struct Standing {
  std::int64_t there = 0, idle = 0;
};

struct PostStatus {
  PostState state = PostState::planned;
  std::vector<Standing> teams;      // by unit type
  std::vector<std::int64_t> ready;  // by unit type: idle teams that may respond, 0 while the post does not work
  double watch = 0;                 // fraction of its detection probability in force; 0: nobody watches
};

struct Posts {
  std::vector<PostStatus> own;  // by place in Sector::posts
  std::vector<double> watch;    // by watcher of the sector: the fraction in force, as known here
};

/// How much of it works: 1 operational, the billet's fraction while it is being built, 0 before; times the fraction
/// that works with the supply it has.
double working(const Moment& m, PostIndex post);

/// A team has arrived: a planned post begins to be built, or is operational at once.
void garrison_arrives(Moment m, PostIndex post);

/// Looks again at who stands at a post, after a team or the post has changed, and tells observation, readiness and the
/// sectors that its watch reaches into.
void refresh(Moment m, PostIndex post);

}  // namespace picket::model
