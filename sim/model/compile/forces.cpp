#include <fmt/format.h>

#include "compilation.hpp"

namespace picket::model {

namespace {

std::vector<std::int64_t> by_type(const Compilation& c, const std::map<std::string, std::int64_t>& teams) {
  std::vector<std::int64_t> counts(c.unit_types.size(), 0);
  for (const auto& [type, count] : teams) counts[c.unit_types.at(type)] = count;
  return counts;
}

void compile_unit_type(Compilation& c, const std::string& id, const scenario::UnitType& given) {
  UnitType made{.id = id,
                .side = SideIndex{c.sides.at(given.side)},
                .persons = given.team.si(),
                .road = given.road,
                .costs = given.costs,
                .may_watch = given.may.contains(scenario::Task::watch),
                .may_patrol = given.may.contains(scenario::Task::patrol),
                .may_respond = given.may.contains(scenario::Task::respond),
                .weight = std::vector<double>(c.classes.size(), 0)};
  for (const auto& [incident_class, weight] : given.deters) made.weight[c.classes.at(incident_class)] = weight;
  c.model.unit_types.push_back(std::move(made));
}

/// A deployment that was complete before the start: its teams stand at their post.
void place(Compilation& c, const Deployment& made, DeploymentIndex index) {
  Post& post = c.model.posts[made.to];
  Base& base = c.model.bases[made.from];
  post.operational_at_start = true;
  post.standing.push_back(index);
  for (std::size_t t = 0; t < made.teams.size(); ++t) {
    post.teams[t] += made.teams[t];
    base.teams[t] -= made.teams[t];
  }
}

Condition condition_of(const Compilation& c, const scenario::Condition& given) {
  Condition made;
  if (given.state) made.state = StateIndex{c.states.at(*given.state)};
  if (given.level) made.level = LevelIndex{c.levels.at(*given.level)};
  if (given.deployment) made.deployment = DeploymentIndex{c.deployments.at(*given.deployment)};
  return made;
}

void set_stay(const Compilation& c, const scenario::Deployment& given, Deployment& made) {
  if (given.rotate)
    made.rotate = Rotation{.every = given.rotate->every,
                           .handover = given.rotate->handover,
                           .both = given.rotate->effective == scenario::Effective::both};
  if (!given.withdraw) return;
  made.withdraw.emplace();
  if (given.withdraw->on) made.withdraw->on = time_of(c, *given.withdraw->on);
  if (given.withdraw->when) made.withdraw->when = condition_of(c, *given.withdraw->when);
}

/// Who is to tell the capital something that a condition asks.
void note_awaited(Compilation& c) {
  const auto note = [&](const std::optional<Condition>& condition) {
    if (condition && condition->level) c.model.levels[*condition->level].told = true;
    if (condition && condition->deployment) c.model.deployments[*condition->deployment].awaited = true;
  };
  for (const Deployment& deployment : c.model.deployments) {
    note(deployment.when);
    if (deployment.withdraw) note(deployment.withdraw->when);
  }
}

void note_responders(Compilation& c) {
  const auto any = [&](const std::vector<std::int64_t>& teams) {
    for (std::size_t t = 0; t < teams.size(); ++t)
      if (teams[t] > 0 && c.model.unit_types[t].may_respond) return true;
    return false;
  };
  for (Post& post : c.model.posts) post.responders = any(post.teams);
  for (const Deployment& deployment : c.model.deployments)
    if (any(deployment.teams)) c.model.posts[deployment.to].responders = true;
}

void check_date(Compilation& c, const std::string& path, const scenario::Deployment& given) {
  const auto start = c.given.clock.start;
  if (given.since && *given.since > start)
    c.refuse(path + ".since",
             "a deployment since a date was complete before the start; write on: for one that is ordered later");
  if (given.on && *given.on < start)
    c.refuse(path + ".on",
             "the order lies before the start; write since: for a deployment that was complete before it");
  if (given.withdraw && given.withdraw->on && *given.withdraw->on < start)
    c.refuse(path + ".withdraw.on", "the order lies before the start; leave out a deployment that was over before it");
}

}  // namespace

void compile_forces(Compilation& c) {
  c.unit_types = places_of(c.given.unit_types);
  for (const auto& [id, given] : c.given.unit_types) compile_unit_type(c, id, given);
  c.bases = places_of(c.given.bases);
  for (const auto& [id, given] : c.given.bases) c.model.bases.push_back({.id = id, .teams = by_type(c, given.holds)});
}

void compile_deployments(Compilation& c) {
  c.deployments = places_of(c.given.deployments);
  for (const auto& [id, given] : c.given.deployments) {
    check_date(c, "deployments." + id, given);
    const auto& from = c.given.bases.at(given.from).at.at;
    const auto& to = c.given.posts.at(given.to).at.at;
    Deployment made{.id = id,
                    .key = core::key_of(id),
                    .relief_keys = {},
                    .from = BaseIndex{c.bases.at(given.from)},
                    .to = PostIndex{c.posts.at(given.to)},
                    .since = given.since ? std::optional{time_of(c, *given.since)} : std::nullopt,
                    .ordered = given.on ? time_of(c, *given.on) : Time{c.given.clock.warm_up},
                    .when = given.when ? std::optional{condition_of(c, *given.when)} : std::nullopt,
                    .teams = by_type(c, given.send),
                    .ways = {},
                    .mobilise = given.mobilise};
    for (const UnitType& type : c.model.unit_types) {
      made.relief_keys.push_back(core::key_of(made.key, core::key_of(type.id)));
      made.ways.push_back(c.roads.between(from, to, type.road));
    }
    if (!made.ways.empty() && !passable(made.ways.front()))
      c.refuse("deployments." + id,
               fmt::format("no road leads from base '{}' to post '{}' in any month", given.from, given.to));
    set_stay(c, given, made);
    const DeploymentIndex index{static_cast<std::uint32_t>(c.model.deployments.size())};
    if (made.since) place(c, made, index);
    c.model.deployments.push_back(std::move(made));
  }
  note_awaited(c);
  note_responders(c);
}

}  // namespace picket::model
