#include "demarcation.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

/// Share per microsecond.
double growth_in(const Model& model, const PoliticalState& state, SectorIndex s) {
  return state.demarcates.si() * 1e-6 / model.sectors[s].length().si();
}

std::optional<SectorIndex> first_not_done(const PoliticalState& state, const std::vector<Demarcation>& sectors) {
  const auto first = std::ranges::find_if(state.order, [&](SectorIndex s) { return sectors[s].share < 1; });
  return first == state.order.end() ? std::nullopt : std::optional{*first};
}

Time finishes(const Demarcation& d) {
  return d.since + Duration{static_cast<std::int64_t>((1 - d.share) / d.growth + 0.5)};
}

void tell(Moment m, SectorIndex s) {
  const Demarcation& d = m.world.demarcation_plan.sectors[s];
  m.agenda.send(m.model.process_of(s), m.now() + m.model.response.communication, DemarcationHeard{d.share, d.growth});
}

}  // namespace

double Demarcation::at(Time t) const {
  if (growth == 0 || t <= since) return share;
  return std::min(share + growth * static_cast<double>((t - since).count()), 1.0);
}

std::vector<Demarcation> demarcation_at_start(const Model& model) {
  std::vector<Demarcation> sectors;
  for (const Sector& sector : model.sectors)
    sectors.push_back({.share = sector.demarcated, .growth = 0, .since = Time{model.counted_from}});
  const PoliticalState& state = model.political_states[model.political_start];
  if (const auto first = first_not_done(state, sectors)) sectors[*first].growth = growth_in(model, state, *first);
  return sectors;
}

void work_begins(Moment m, const PoliticalState& state) {
  DemarcationPlan& plan = m.world.demarcation_plan;
  plan.at_work = first_not_done(state, plan.sectors);
  if (!plan.at_work) return;
  Demarcation& d = plan.sectors[*plan.at_work];
  d.growth = growth_in(m.model, state, *plan.at_work);
  if (d.since < m.now()) d.since = m.now();  // later than now only before the start
  plan.done = m.agenda.schedule(finishes(d), SectorDemarcated{});
}

void work_goes_on(Moment m, const PoliticalState& state) {
  work_begins(m, state);
  if (m.world.demarcation_plan.at_work) tell(m, *m.world.demarcation_plan.at_work);
}

void work_stops(Moment m) {
  DemarcationPlan& plan = m.world.demarcation_plan;
  if (!plan.at_work) return;
  m.agenda.cancel(plan.done);
  Demarcation& d = plan.sectors[*plan.at_work];
  d = {.share = d.at(m.now()), .growth = 0, .since = m.now()};
  tell(m, *plan.at_work);
  plan.at_work.reset();
}

double demarcated(const Moment& m) { return m.world.politics.demarcation.at(m.now()); }

void on(const Model& model, Process& world, Agenda& agenda, const SectorDemarcated&) {
  const Moment m{model, world, agenda};
  DemarcationPlan& plan = world.demarcation_plan;
  plan.sectors[*plan.at_work] = {.share = 1, .growth = 0, .since = m.now()};
  tell(m, *plan.at_work);
  work_goes_on(m, model.political_states[world.politics.state]);
}

void on(const Model&, Process& world, Agenda& agenda, const DemarcationHeard& event) {
  PICKET_INVARIANT(event.share >= world.politics.demarcation.at(agenda.now()) - 1e-6,
                   "what is demarcated stays demarcated");
  world.politics.demarcation = {.share = event.share, .growth = event.growth, .since = agenda.now()};
}

}  // namespace picket::model
