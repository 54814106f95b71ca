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
void place(Compilation& c, const scenario::Deployment& given, const std::vector<std::int64_t>& teams) {
  Post& post = c.model.posts[c.posts.at(given.to)];
  Base& base = c.model.bases[c.bases.at(given.from)];
  post.operational_at_start = true;
  for (std::size_t t = 0; t < teams.size(); ++t) {
    post.teams[t] += teams[t];
    base.teams[t] -= teams[t];
  }
}

void check_date(Compilation& c, const std::string& path, const scenario::Deployment& given) {
  const auto start = c.given.clock.start;
  if (given.since && *given.since > start)
    c.refuse(path + ".since",
             "a deployment since a date was complete before the start; write on: for one that is ordered later");
  if (given.on && *given.on < start)
    c.refuse(path + ".on",
             "the order lies before the start; write since: for a deployment that was complete before it");
}

}  // namespace

void compile_forces(Compilation& c) {
  c.unit_types = places_of(c.given.unit_types);
  for (const auto& [id, given] : c.given.unit_types) compile_unit_type(c, id, given);
  c.bases = places_of(c.given.bases);
  for (const auto& [id, given] : c.given.bases) c.model.bases.push_back({.id = id, .teams = by_type(c, given.holds)});
}

void compile_deployments(Compilation& c) {
  for (const auto& [id, given] : c.given.deployments) {
    check_date(c, "deployments." + id, given);
    const std::vector<std::int64_t> teams = by_type(c, given.send);
    if (!given.on) {
      place(c, given, teams);
      continue;
    }
    const Length way = core::to_millimetre(
        geography::distance(c.given.bases.at(given.from).at.at, c.given.posts.at(given.to).at.at) * c.given.detour);
    std::vector<Duration> travel;
    for (const UnitType& type : c.model.unit_types) travel.push_back(way / type.road);
    c.model.deployments.push_back({.id = id,
                                   .key = core::key_of(id),
                                   .from = BaseIndex{c.bases.at(given.from)},
                                   .to = PostIndex{c.posts.at(given.to)},
                                   .ordered = time_of(c, *given.on),
                                   .teams = teams,
                                   .travel = travel,
                                   .way = way,
                                   .mobilise = given.mobilise});
  }
}

}  // namespace picket::model
