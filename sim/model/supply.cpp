#include "supply.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

Stock& stock_of(Moment m, PostIndex post) { return m.world.stocks.own[m.model.posts[post].local]; }

/// The next convoy is due one gap from now, when one is due or a garrison has come.
void expect_convoy(Moment m, PostIndex post) {
  SupplyLine& line = m.world.supply_lines.by_post[post];
  core::Draws draws{m.world.randomness, m.model.posts[post].key, purpose_convoy, line.number};
  line.due = m.agenda.schedule_in(core::sample(m.model.posts[post].supply->convoys->every, draws),
                                  ConvoyDue{post, line.number});
  ++line.number;
}

void leave(Moment m, PostIndex index, bool delayed) {
  const Post& post = m.model.posts[index];
  const Convoys& convoys = *post.supply->convoys;
  const auto& way = m.model.way(convoys.ways, m.now());
  m.agenda.send(m.model.process_of(post.sector), m.now() + std::max(way->takes, m.model.response.communication),
                ConvoyArrives{index, delayed});
  m.world.tallies.travel_mm += 2 * static_cast<std::int64_t>(way->length.si() * 1000);
  m.world.tallies.convoy_eur[convoys.side] += convoys.eur;
}

}  // namespace

void begin_supply_lines(Moment m) {
  const auto& posts = m.model.posts;
  m.world.supply_lines.by_post.resize(posts.size());
  for (std::uint32_t p = 0; p < posts.size(); ++p) {
    if (!posts[p].supply) continue;
    std::int64_t from_no_base = 0;
    for (const std::int64_t teams : posts[p].teams) from_no_base += teams;
    for (const DeploymentIndex d : posts[p].standing) {
      for (const std::int64_t teams : m.model.deployments[d].teams) from_no_base -= teams;
      begin_convoys(m, PostIndex{p});
    }
    if (from_no_base > 0) begin_convoys(m, PostIndex{p});
  }
}

void begin_convoys(Moment m, PostIndex post) {
  const auto& supply = m.model.posts[post].supply;
  if (!supply || !supply->convoys) return;
  if (m.world.supply_lines.by_post[post].garrisons++ == 0) expect_convoy(m, post);
}

void end_convoys(Moment m, PostIndex post) {
  const auto& supply = m.model.posts[post].supply;
  if (!supply || !supply->convoys) return;
  SupplyLine& line = m.world.supply_lines.by_post[post];
  PICKET_INVARIANT(line.garrisons > 0, "a garrison that goes had come");
  if (--line.garrisons == 0) m.agenda.cancel(line.due);
}

void fill_up(Moment m, PostIndex post) {
  const auto& supply = m.model.posts[post].supply;
  if (!supply) return;
  settle_stock(m, post);
  Stock& stock = stock_of(m, post);
  stock.out = false;
  m.agenda.cancel(stock.runs_out);
  stock.runs_out = m.agenda.schedule_in(supply->holds, SupplyRunsOut{post});
}

double supplied(const Moment& m, PostIndex index) {
  const Post& post = m.model.posts[index];
  return post.supply && m.world.stocks.own[post.local].out ? post.supply->without : 1;
}

void settle_stock(Moment m, PostIndex post) {
  if (!m.model.posts[post].supply) return;
  Stock& stock = stock_of(m, post);
  if (stock.out && stock.manned) m.world.tallies.supply_out += m.now() - stock.counted;
  stock.counted = m.now();
  stock.manned = std::ranges::any_of(m.world.teams.all,
                                     [&](const Team& t) { return t.post == post && t.state != TeamState::in_transit; });
}

void on(const Model& model, Process& world, Agenda& agenda, const ConvoyDue& event) {
  const Moment m{model, world, agenda};
  expect_convoy(m, event.post);
  const Ways& ways = model.posts[event.post].supply->convoys->ways;
  if (model.way(ways, m.now())) {
    leave(m, event.post, false);
    return;
  }
  SupplyLine& line = world.supply_lines.by_post[event.post];
  if (!line.waits) agenda.schedule(model.sets_out(ways, m.now()), ConvoyLeaves{event.post});
  line.waits = true;
}

void on(const Model& model, Process& world, Agenda& agenda, const ConvoyLeaves& event) {
  SupplyLine& line = world.supply_lines.by_post[event.post];
  line.waits = false;
  if (line.garrisons > 0) leave(Moment{model, world, agenda}, event.post, true);
}

void on(const Model& model, Process& world, Agenda& agenda, const ConvoyArrives& event) {
  const Moment m{model, world, agenda};
  ++world.tallies.convoys;
  if (event.delayed) ++world.tallies.convoys_delayed;
  fill_up(m, event.post);
  refresh(m, event.post);
  dispatch(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const SupplyRunsOut& event) {
  const Moment m{model, world, agenda};
  settle_stock(m, event.post);
  stock_of(m, event.post).out = true;
  refresh(m, event.post);
}

}  // namespace picket::model
