#include "posts.hpp"

#include "handlers.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

PostStatus& status_of(Moment m, PostIndex post) { return m.world.posts.own[m.model.posts[post].local]; }

void refresh_watch(Moment m, PostIndex index, PostStatus& status) {
  const Post& post = m.model.posts[index];
  if (!post.watcher) return;
  bool manned = false;
  for (std::size_t t = 0; t < status.teams.size(); ++t)
    manned = manned || (status.teams[t].there > 0 && m.model.unit_types[t].may_watch);
  const double fraction = manned ? working(m, index) : 0;
  if (fraction == status.watch) return;
  const bool before = status.watch > 0;
  status.watch = fraction;
  m.world.posts.watch[*post.watcher] = fraction;
  if (before != (fraction > 0)) watch_changes(m, *post.watcher, fraction > 0);
  for (const Post::Mirror& mirror : post.mirrors)
    m.agenda.send(m.model.process_of(mirror.sector), m.now() + m.model.response.communication,
                  WatchReported{mirror.watcher, fraction});
}

void refresh_readiness(Moment m, PostIndex index, PostStatus& status) {
  const bool works = working(m, index) > 0;
  for (std::uint32_t t = 0; t < m.model.unit_types.size(); ++t) {
    if (!m.model.unit_types[t].may_respond) continue;
    const std::int64_t ready = works ? status.teams[t].idle : 0;
    if (ready == status.ready[t]) continue;
    readiness_changes(m, index, UnitTypeIndex{t}, ready - status.ready[t]);
    status.ready[t] = ready;
  }
}

}  // namespace

double working(const Moment& m, PostIndex post) {
  switch (m.world.posts.own[m.model.posts[post].local].state) {
    case PostState::planned:
      return 0;
    case PostState::building:
      return m.model.posts[post].billet * supplied(m, post);
    case PostState::operational:
      return supplied(m, post);
  }
  return 0;
}

void garrison_arrives(Moment m, PostIndex index) {
  PostStatus& status = status_of(m, index);
  if (status.state != PostState::planned) return;
  const Post& post = m.model.posts[index];
  if (!post.building) {
    status.state = PostState::operational;
    return;
  }
  status.state = PostState::building;
  m.world.tallies.building_eur += post.building_eur;
  core::Draws draws{m.world.randomness, post.key, purpose_building};
  m.agenda.schedule_in(core::sample(*post.building, draws), BuildingEnds{index});
}

void refresh(Moment m, PostIndex index) {
  PostStatus& status = status_of(m, index);
  settle_stock(m, index);
  refresh_watch(m, index, status);
  refresh_readiness(m, index, status);
}

void on(const Model& model, Process& world, Agenda& agenda, const BuildingEnds& event) {
  const Moment m{model, world, agenda};
  status_of(m, event.post).state = PostState::operational;
  refresh(m, event.post);
  dispatch(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const WatchReported& event) {
  const Moment m{model, world, agenda};
  double& known = world.posts.watch[event.watcher];
  const bool before = known > 0;
  known = event.fraction;
  if (before != (known > 0)) watch_changes(m, event.watcher, known > 0);
}

}  // namespace picket::model
