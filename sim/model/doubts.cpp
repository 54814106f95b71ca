#include "picket/model/doubts.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "picket/scenario/diagnostic_at.hpp"

namespace picket::model {

namespace {

Duration longest_walk(const Patrol& patrol) {
  Duration longest{};
  for (const Route& route : patrol.routes) longest = std::max(longest, route.leg * (route.there_and_back ? 2 : 1));
  return longest;
}

/// Posts that watch, and have no border in sight.
std::set<std::string> blind_posts(const scenario::Scenario& scenario, const Model& model) {
  std::set<PostIndex> see;
  for (const Sector& sector : model.sectors) {
    for (const Watcher& watcher : sector.watchers) {
      if (!watcher.sight.empty()) see.insert(watcher.post);
    }
  }
  std::set<std::string> blind, seeing;
  for (std::uint32_t p = 0; p < model.posts.size(); ++p) {
    const std::string row = scenario::row_of(model.posts[p].id);
    const bool watches = scenario.posts.at(row).watch.has_value();
    (watches && !see.contains(PostIndex{p}) ? blind : seeing).insert(row);
  }
  std::erase_if(blind, [&](const std::string& post) { return seeing.contains(post); });
  return blind;
}

}  // namespace

std::vector<scenario::Diagnostic> doubts(const scenario::Scenario& scenario, const Model& model) {
  std::vector<scenario::Diagnostic> found;
  for (const Patrol& patrol : model.patrols) {
    const auto* every = std::get_if<scenario::Every>(&patrol.departs);
    const Duration walk = longest_walk(patrol);
    if (every == nullptr || walk <= every->period * patrol.parties) continue;
    found.push_back(scenario::diagnostic_at(
        scenario, fmt::format("patrols.{}.departs", patrol.id),
        fmt::format(
            "patrol {} is out for {:.1f} h and leaves every {:.1f} h with {} {} at once: many departures will find "
            "nobody; give it more teams, more time or a shorter way",
            patrol.id, core::in_hours(walk), core::in_hours(every->period), patrol.parties,
            patrol.parties == 1 ? "party" : "parties")));
    found.back().severity = scenario::Severity::warning;
  }
  for (const std::string& post : blind_posts(scenario, model)) {
    found.push_back(
        scenario::diagnostic_at(scenario, fmt::format("posts.{}.watch", post),
                                fmt::format("post {} sees nothing: no border lies within {:g} km of it", post,
                                            core::in_kilometres(scenario.posts.at(post).watch->radius))));
    found.back().severity = scenario::Severity::warning;
  }
  return found;
}

}  // namespace picket::model
