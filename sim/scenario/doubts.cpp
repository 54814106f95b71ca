#include "doubts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "merged_document.hpp"

namespace picket::scenario {
namespace {

/// Below this a border's reference line follows what was drawn, bend by bend.
constexpr double finest_reference_m = 100;

class Doubts {
 public:
  Doubts(const Scenario& scenario, const Node& root, Findings& findings)
      : s_{scenario}, root_{root}, findings_{findings} {
    for (const auto& [id, deployment] : s_.deployments) sent_to_.insert(row_of(deployment.to));
  }

  void posts() {
    for (const auto& [id, post] : s_.posts) {
      if (post.holds.empty() && !sent_to_.contains(id))
        warn("posts." + id,
             fmt::format("no team ever comes to post {}: it holds none, and no deployment goes there", id));
    }
  }

  void deployments() {
    const LocalTime end = s_.clock.start + s_.clock.length;
    for (const auto& [id, deployment] : s_.deployments) {
      if (deployment.on && *deployment.on >= end)
        warn(fmt::format("deployments.{}.on", id), fmt::format("deployment {} is ordered after the run has ended", id));
      const auto back = deployment.withdraw ? deployment.withdraw->on : std::nullopt;
      if (back && *back >= end)
        warn(fmt::format("deployments.{}.withdraw.on", id), fmt::format("{} is withdrawn after the run has ended", id));
    }
  }

  void unit_types() {
    std::set<Id> somewhere;
    const auto note = [&](const auto& teams) {
      for (const auto& [type, number] : teams) {
        if (number > 0) somewhere.insert(type);
      }
    };
    for (const auto& [id, base] : s_.bases) note(base.holds);
    for (const auto& [id, post] : s_.posts) note(post.holds);
    for (const auto& [id, type] : s_.unit_types) {
      if (!somewhere.contains(id)) warn("unit_types." + id, fmt::format("there are no teams of {} anywhere", id));
    }
  }

  void sectors() {
    for (const auto& named_sector : s_.sectors) {
      const Id& id = named_sector.first;
      const bool quiet = std::ranges::all_of(s_.incidents, [&](const auto& named) {
        const IncidentClass& c = named.second;
        const auto factor = c.where.find(id);
        const bool none = factor != c.where.end() && factor->second == 0;
        return none || (c.rate.per_sector.si() == 0 && c.rate.per_length.si() == 0);
      });
      if (quiet) warn("sectors." + id, fmt::format("nothing begins in sector {}: every class has rate 0 there", id));
    }
  }

  void incidents() {
    const bool some = std::ranges::any_of(s_.incidents, [](const auto& c) { return !c.second.published.empty(); });
    for (const auto& [id, c] : s_.incidents) {
      if (some && c.published.empty())
        warn("incidents." + id,
             fmt::format("every {} that is found is taken to be published, while other classes say which "
                         "share is; write published: {{LEVEL: 100 %}} if that is meant",
                         id));
    }
  }

  void reference_lines() {
    const bool by_length =
        std::ranges::any_of(s_.incidents, [](const auto& named) { return named.second.rate.per_length.si() > 0; });
    for (const auto& [id, border] : s_.borders) {
      if (by_length && border.reference.si() < finest_reference_m)
        warn(fmt::format("borders.{}.reference", id),
             fmt::format("a rate per km counts every bend that was drawn of {}, so that a finer drawing means more "
                         "incidents; a reference of 1 km or so does not",
                         id));
    }
  }

  void patrols() {
    for (const auto& [id, patrol] : s_.patrols) {
      if (patrol.post.empty()) continue;
      std::int64_t most = 0;
      for (const auto& [type, number] : s_.posts.at(row_of(patrol.post)).holds) most += number;
      for (const auto& [name, deployment] : s_.deployments) {
        if (row_of(deployment.to) != row_of(patrol.post)) continue;
        for (const auto& [type, number] : deployment.send) most += number;
      }
      if (patrol.teams > most && most > 0)
        warn(fmt::format("patrols.{}.teams", id),
             fmt::format("{} parties of {} are never out at once: no more than {} teams come to {}", patrol.teams, id,
                         most, patrol.post));
    }
  }

 private:
  void warn(const std::string& path, std::string message) {
    findings_.warn(node_at(root_, path).reached->at, std::move(message));
  }

  const Scenario& s_;
  const Node& root_;
  Findings& findings_;
  std::set<Id> sent_to_;
};

}  // namespace

void doubt(const Scenario& scenario, const Node& root, Findings& findings) {
  Doubts doubts{scenario, root, findings};
  doubts.posts();
  doubts.deployments();
  doubts.unit_types();
  doubts.sectors();
  doubts.incidents();
  doubts.reference_lines();
  doubts.patrols();
}

}  // namespace picket::scenario
