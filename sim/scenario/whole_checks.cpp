#include "whole_checks.hpp"

#include <algorithm>
#include <initializer_list>

#include <fmt/format.h>

#include "calendar.hpp"
#include "merged_document.hpp"
#include "picket/scenario/overdrawn.hpp"

namespace picket::scenario {
namespace {

class Checks {
 public:
  Checks(const Scenario& scenario, const Node& root, Reading& reading) : s_{scenario}, root_{root}, reading_{reading} {
    for (const auto& [id, deployment] : s_.deployments) {
      to_post_[row_of(deployment.to)].push_back({id, &deployment});
    }
  }

  void posts() {
    for (const auto& [id, post] : s_.posts) {
      if (!post.holds.empty() && !post.since) {
        refuse({"posts", id, "holds"},
               fmt::format("teams stand at {} at the start, yet it has no 'since'; add since: DATE, or send them "
                           "by a deployment",
                           id));
      }
      std::set<Id> places{post.row ? id + ".0" : id};  // no post of a row has number 0: what goes to all of it
      if (const auto sent = to_post_.find(id); post.row && sent != to_post_.end()) {
        for (const auto& [name, deployment] : sent->second) {
          if (!deployment->to.ends_with(".*")) places.insert(deployment->to);
        }
      }
      for (const Id& place : places) {
        if (!capacity(id, place, post)) break;
      }
    }
  }

  void deployments() {
    if (!reading_.sound("deployments")) return;
    for (const auto& [id, deployment] : s_.deployments) {
      const std::string_view orders = deployment.on ? "on" : "when";
      if ((deployment.on || deployment.when) && deployment.since) {
        refuse({"deployments", id, "since"},
               fmt::format("both '{0}' and 'since'; '{0}' orders it, 'since' says that it was complete: keep one",
                           orders));
      } else if (!deployment.on && !deployment.when && !deployment.since) {
        refuse({"deployments", id},
               fmt::format("deployment {} has neither 'on' nor 'since'; write on: DATE to order it, when: CONDITION "
                           "to order it as soon as that holds, or since: DATE when it was complete before the start",
                           id));
      }
      const auto back = deployment.withdraw ? deployment.withdraw->on : std::nullopt;
      if (back && deployment.on && *back <= *deployment.on) {
        refuse({"deployments", id, "withdraw", "on"}, "withdrawn before it is ordered; give a later date");
      }
      waiting(id, deployment);
    }
    for (const Overdrawn& base : overdrawn(s_))
      reading_.findings().add(node_at(root_, base.path).reached->at, base.message);
  }

  void patrols() {
    if (!reading_.sound("unit_types") || !reading_.sound("posts") || !reading_.sound("deployments") ||
        !reading_.sound("bases"))
      return;
    for (const auto& [id, patrol] : s_.patrols) {
      if (!from_one_place(id, patrol)) continue;
      if (patrol.post.empty()) {
        from_a_base(id, patrol);
        continue;
      }
      const auto may_patrol = [&](const Id& type) { return s_.unit_types.at(type).may.contains(Task::patrol); };
      const std::set<Id> types = types_at(patrol.post);
      if (!patrol.unit_type.empty() && !may_patrol(patrol.unit_type)) {
        refuse({"patrols", id, "unit_type"},
               fmt::format("{} may not patrol; add patrol to unit_types.{}.may, or send others", patrol.unit_type,
                           patrol.unit_type));
      } else if (!patrol.unit_type.empty() && !types.empty() && !types.contains(patrol.unit_type)) {
        refuse({"patrols", id, "unit_type"}, fmt::format("no {} ever stand at {}, which has {}", patrol.unit_type,
                                                         patrol.post, fmt::join(types, ", ")));
      } else if (patrol.unit_type.empty() && !types.empty() && std::none_of(types.begin(), types.end(), may_patrol)) {
        refuse({"patrols", id, "post"},
               fmt::format("nobody at {} may patrol: it has {}", patrol.post, fmt::join(types, ", ")));
      }
    }
  }

  void levels() {
    if (!reading_.sound("escalation.levels") || s_.escalation.levels.empty()) return;
    const auto& [top, level] = s_.escalation.levels.back();
    if (level.up) {
      refuse({"escalation", "levels", top, "up"},
             fmt::format("{} is the top level and has nowhere to go up to; remove 'up', or add "
                         "a level after it",
                         top));
    }
  }

  void endings() {
    if (!reading_.sound("escalation.levels")) return;
    for (const auto& [id, level] : s_.escalation.levels) {
      if (!level.ends_run || !level.starts) continue;
      refuse({"escalation", "levels", id, "starts"},
             fmt::format("{} ends the run, so that no political state follows; keep 'starts' or 'ends_run'", id));
    }
  }

  void politics() {
    if (!s_.politics || !reading_.sound("politics") || !reading_.sound("clock")) return;
    for (const Entry& entry : entries({"politics", "timeline"})) {
      if (moment_from(entry.key).value() < s_.clock.start)
        reading_.findings().add(
            entry.key_at, fmt::format("{} lies before the start; the state at the start is politics.start", entry.key));
    }
  }

  void sectors() {
    for (const auto& [id, sector] : s_.sectors) {
      if (sector.neighbours.contains(id)) {
        refuse({"sectors", id, "neighbours"}, fmt::format("sector {} is not its own neighbour", id));
      }
      hot_spots(id, sector);
    }
  }

 private:
  bool from_one_place(const Id& id, const Patrol& patrol) {
    if (patrol.post.empty() != patrol.base.empty()) return true;
    refuse({"patrols", id, "base"},
           patrol.post.empty() ? fmt::format("patrol {} has neither 'post' nor 'base'; write post: POST when a post's "
                                             "teams walk it, or base: BASE when it drives out from there",
                                             id)
                               : std::string{"both 'post' and 'base'; a patrol sets out from one place: keep one"});
    return false;
  }

  void from_a_base(const Id& id, const Patrol& patrol) {
    const auto named_span = [](const Span& span) { return !span.whole; };
    const auto named_spans = [&](const Route& along) {
      return along.mixed.empty()
                 ? named_span(along.span)
                 : std::ranges::all_of(along.mixed, [&](const auto& m) { return named_span(m.second.span); });
    };
    if (patrol.along.least_seen || !named_spans(patrol.along) || patrol.along.border.empty())
      refuse(
          {"patrols", id, "along"},
          "a patrol from a base has no sector of its own; write along: {border: BORDER, span: {from: ..., to: ...}}");
    if (patrol.unit_type.empty()) {
      refuse({"patrols", id}, fmt::format("patrol {} sets out from a base and names no 'unit_type'", id));
      return;
    }
    const auto& holds = s_.bases.at(patrol.base).holds;
    if (!s_.unit_types.at(patrol.unit_type).may.contains(Task::patrol))
      refuse({"patrols", id, "unit_type"},
             fmt::format("{} may not patrol; add patrol to unit_types.{}.may, or send others", patrol.unit_type,
                         patrol.unit_type));
    else if (!holds.contains(patrol.unit_type))
      refuse({"patrols", id, "unit_type"}, fmt::format("base {} holds no {}", patrol.base, patrol.unit_type));
  }

  /// The entries of the map at a path; none when there is no such map.
  [[nodiscard]] std::vector<Entry> entries(std::initializer_list<std::string_view> path) const {
    const Node* node = &root_;
    for (const std::string_view key : path) {
      node = node->find(key);
      if (node == nullptr) return {};
    }
    return node->entries;
  }

  /// The place of the value at a path, or of the nearest thing above it.
  void refuse(std::initializer_list<std::string_view> path, std::string message) {
    const Node* node = &root_;
    for (const std::string_view key : path) {
      const Node* next = node->find(key);
      if (next == nullptr) break;
      node = next;
    }
    reading_.findings().add(node->at, std::move(message));
  }

  void hot_spots(const Id& id, const Sector& sector) {
    if (!reading_.sound(fmt::format("sectors.{}.hot_spots", id))) return;
    double sum = 0;
    for (const auto& [name, spot] : sector.hot_spots) sum += spot.share;
    if (sum <= 1 + 1e-9) return;
    refuse({"sectors", id, "hot_spots"},
           fmt::format("the hot spots of {} take {:g} % of its incidents together, more than there are; lower their "
                       "shares to 100 % in all or less",
                       id, sum * 100));
  }

  /// Deployments that wait for one another would wait for ever.
  void waiting(const Id& id, const Deployment& deployment) {
    std::string chain = id;
    const Deployment* next = &deployment;
    for (std::size_t steps = 0; steps <= s_.deployments.size(); ++steps) {
      if (!next->when || !next->when->deployment) return;
      const Id& other = *next->when->deployment;
      chain += " waits for " + other;
      if (other == id) {
        refuse({"deployments", id, "when", "deployment"}, fmt::format("{}: none of them would ever be ordered", chain));
        return;
      }
      next = &s_.deployments.at(other);
    }
  }

  /// place: the post, or one of the row that it stands for.
  bool capacity(const Id& id, const Id& place, const Post& post) {
    if (!post.capacity || !reading_.sound("unit_types") || !reading_.sound("deployments")) return true;
    double persons = 0;
    std::string of;
    const auto add = [&](const std::map<Id, std::int64_t>& teams, const std::string& whence) {
      for (const auto& [type, number] : teams) {
        persons += static_cast<double>(number) * s_.unit_types.at(type).team.si();
        of += fmt::format("{}{} {} {}", of.empty() ? "" : ", ", number, type, whence);
      }
    };
    add(post.holds, "from the start");
    // of those that are withdrawn again the largest alone: one may make room for the next
    const std::pair<Id, const Deployment*>* largest = nullptr;
    const Named all = sent_to(place);
    for (const auto& sent : all) {
      if (!sent.second->withdraw)
        add(sent.second->send, "by " + sent.first);
      else if (largest == nullptr || persons_of(*largest->second) < persons_of(*sent.second))
        largest = &sent;
    }
    if (largest != nullptr) add(largest->second->send, "by " + largest->first);
    if (persons <= post.capacity->si()) return true;
    refuse({"posts", id, "capacity"},
           fmt::format("{} takes {:g} persons, yet {:g} come: {}", place.ends_with(".0") ? "each " + id : place,
                       post.capacity->si(), persons, of));
    return false;
  }

  [[nodiscard]] double persons_of(const Deployment& deployment) const {
    double persons = 0;
    for (const auto& [type, number] : deployment.send)
      persons += static_cast<double>(number) * s_.unit_types.at(type).team.si();
    return persons;
  }

  std::set<Id> types_at(const Id& post) const {
    std::set<Id> types;
    for (const auto& [type, number] : s_.posts.at(row_of(post)).holds) types.insert(type);
    for (const auto& [id, deployment] : sent_to(post)) {
      for (const auto& [type, number] : deployment->send) types.insert(type);
    }
    return types;
  }

  using Named = std::vector<std::pair<Id, const Deployment*>>;
  /// Those that go to a post, of a row (`ROW.3`) also those that go to all of it; to `ROW.*`, all that go to any of it.
  [[nodiscard]] Named sent_to(const Id& post) const {
    const auto found = to_post_.find(row_of(post));
    if (found == to_post_.end()) return {};
    Named sent = found->second;
    std::erase_if(sent, [&](const auto& named) {
      const Id& to = named.second->to;
      return to != post && !to.ends_with(".*") && !post.ends_with(".*");
    });
    return sent;
  }

  const Scenario& s_;
  const Node& root_;
  Reading& reading_;
  std::map<Id, Named> to_post_;  // by post or row
};

}  // namespace

void check_whole(const Scenario& scenario, const Node& root, Reading& reading) {
  Checks checks{scenario, root, reading};
  checks.sectors();
  checks.posts();
  checks.deployments();
  checks.patrols();
  checks.levels();
  checks.endings();
  checks.politics();
}

}  // namespace picket::scenario
