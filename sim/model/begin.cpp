#include "begin.hpp"

#include <algorithm>

#include "counting.hpp"
#include "follow_ons.hpp"

namespace picket::model {

namespace {

/// The fraction of a post's watch that stands from the start on, as its neighbours know it.
double standing_watch(const Model& model, const Post& post) {
  if (!post.operational_at_start) return 0;
  for (std::size_t t = 0; t < model.unit_types.size(); ++t)
    if (post.teams[t] > 0 && model.unit_types[t].may_watch) return 1;
  return 0;
}

Process empty_slice(const Model& model, core::Randomness randomness) {
  Process world;
  world.randomness = randomness;
  world.politics.state = model.political_start;
  world.tallies = empty_tallies(model);
  return world;
}

Process sector_slice(const Model& model, core::Randomness randomness, SectorIndex index) {
  const Sector& sector = model.sectors[index];
  Process world = empty_slice(model, randomness);
  world.sector = index;
  for (const PostIndex post : sector.posts)
    world.posts.own.push_back(
        {.state = model.posts[post].operational_at_start ? PostState::operational : PostState::planned,
         .teams = std::vector<Standing>(model.unit_types.size()),
         .ready = std::vector<std::int64_t>(model.unit_types.size(), 0)});
  world.posts.watch.assign(sector.watchers.size(), 0);
  world.teams.on_scene.assign(model.unit_types.size(), 0);
  world.observation.cells.resize(sector.cells.size());
  world.readiness.in_reach.assign(sector.cells.size(), 0);
  world.stocks.own.resize(sector.posts.size());
  world.departures.on_way.resize(model.unit_types.size());
  return world;
}

void hear_of_demarcation_at_start(const Model& model, std::vector<Process>& slices) {
  const std::vector<Demarcation> plan = demarcation_at_start(model);
  for (std::size_t s = 0; s < plan.size(); ++s) {
    slices[s].politics.demarcation = plan[s];
    slices[s].politics.demarcation.since += model.response.communication;
  }
}

/// The teams of a post at the start: those of deployments that stand there, then those that come from no base.
void admit_garrison(Moment m, PostIndex index) {
  const Post& post = m.model.posts[index];
  for (std::uint32_t t = 0; t < post.teams.size(); ++t) {
    std::int64_t rest = post.teams[t];
    for (const DeploymentIndex d : post.standing)
      for (std::int64_t i = 0; i < m.model.deployments[d].teams[t]; ++i, --rest)
        admit(m, UnitTypeIndex{t}, index, Service{d, 0});
    for (; rest > 0; --rest) admit(m, UnitTypeIndex{t}, index);
  }
  if (post.operational_at_start) fill_up(m, index);
}

void begin_sector(Moment m) {
  const Sector& sector = m.sector();
  for (std::uint32_t w = 0; w < sector.watchers.size(); ++w) {
    const Watcher& watcher = sector.watchers[w];
    const double known = watcher.own ? 0 : standing_watch(m.model, m.model.posts[watcher.post]);
    if (known == 0) continue;
    m.world.posts.watch[w] = known;
    watch_changes(m, w, true);
  }
  for (const PostIndex post : sector.posts) admit_garrison(m, post);
  begin_patrols(m);
  begin_incidents(m);
  begin_follow_ons(m);
  begin_tension(m);
}

}  // namespace

kernel::Simulation<Model> begin(const Model& model, core::Randomness randomness) {
  std::vector<Process> slices;
  for (std::uint32_t s = 0; s < model.sectors.size(); ++s)
    slices.push_back(sector_slice(model, randomness, SectorIndex{s}));
  slices.push_back(empty_slice(model, randomness));
  if (model.demarcation) hear_of_demarcation_at_start(model, slices);

  kernel::Simulation<Model> simulation{std::move(slices), model.lookahead};
  std::vector<kernel::Message<Event>> outbox;
  const auto at = [&](kernel::ProcessIndex p, auto&& begin_process) {
    Agenda agenda = simulation.agenda(p, Time{}, outbox);
    begin_process(Moment{model, simulation.process(p), agenda});
  };
  for (std::uint32_t s = 0; s < model.sectors.size(); ++s) at(model.process_of(SectorIndex{s}), begin_sector);
  at(model.capital(), begin_deployments);
  at(model.capital(), begin_supply_lines);
  at(model.capital(), begin_tension);
  at(model.capital(), begin_patrols);
  at(model.capital(), begin_politics);
  for (const auto& message : outbox) simulation.queue(message.to).push(message.at, message.origin, message.event);
  return simulation;
}

}  // namespace picket::model
