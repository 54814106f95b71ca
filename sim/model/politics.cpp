#include "politics.hpp"

#include <algorithm>

#include "counting.hpp"
#include "handlers.hpp"
#include "picket/core/sampling.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

namespace {

const PoliticalState& state_in_force(const Moment& m) { return m.model.political_states[m.world.politics.state]; }

/// Spends the budgets up to now.
void spend(Moment m) {
  Course& course = m.world.course;
  const auto elapsed = static_cast<double>((m.now() - course.since).count());
  for (std::size_t i = 0; i < course.left.size() && elapsed > 0; ++i)
    course.left[i] = std::max(course.left[i] - elapsed * course.rate[i], 0.0);
  course.since = std::max(course.since, m.now());
}

/// Sets the first clock to what its budget lasts at the present rates. One that rings after the run's end need not be
/// set. The budgets are spent from `since` on, which lies ahead only before the start.
void wind(Moment m) {
  Course& course = m.world.course;
  m.agenda.cancel(course.ring);
  const auto& transitions = state_in_force(m).transitions;
  const double live = tension(m);
  const auto remaining = static_cast<double>((Time{m.model.length} - course.since).count());
  double least = remaining;
  std::uint32_t first = 0;
  course.rate.resize(transitions.size());
  for (std::uint32_t i = 0; i < transitions.size(); ++i) {
    course.rate[i] = transitions[i].rate * std::max(0.0, 1 + transitions[i].slope * live);
    const double lasts = course.rate[i] > 0 ? course.left[i] / course.rate[i] : remaining;
    if (lasts >= least) continue;
    least = lasts;
    first = i;
  }
  if (least < remaining)
    course.ring =
        m.agenda.schedule(course.since + Duration{static_cast<std::int64_t>(least + 0.5)}, TransitionRings{first});
}

/// Each clock of the state gets a new budget, addressed by where it leads and how often the state has begun.
void draw_budgets(Moment m) {
  Course& course = m.world.course;
  const PoliticalState& state = state_in_force(m);
  const std::uint32_t visit = course.visits[m.world.politics.state]++;
  course.left.clear();
  for (const auto& transition : state.transitions) {
    core::Draws draws{m.world.randomness, core::key_of(state.key, m.model.political_states[transition.to].key),
                      purpose_transition, visit};
    course.left.push_back(core::exponential(draws));
  }
}

/// The state begins, even when it is in force already: then its clocks begin anew.
void state_begins(Moment m, StateIndex state) {
  settle_politics(m);
  work_stops(m);
  m.world.politics.state = state;
  m.world.course.since = m.now();
  draw_budgets(m);
  wind(m);
  work_goes_on(m, state_in_force(m));
  capital_learns(m);
  const Time heard = m.now() + m.model.response.communication;
  for (std::uint32_t s = 0; s < m.model.sectors.size(); ++s)
    m.agenda.send(m.model.process_of(SectorIndex{s}), heard, StateHeard{state});
}

/// The clock that begins a level's state, unless it runs already.
void start_clock(Moment m, LevelIndex index, core::Key incident) {
  const Level& level = m.model.levels[index];
  if (!level.starts || m.world.course.starting[index]) return;
  m.world.course.starting[index] = true;
  core::Draws draws{m.world.randomness, incident, purpose_starts, index.value};
  m.agenda.schedule_in(core::sample(level.starts_after, draws), StateStarts{index});
}

/// Everybody hears that the run ends.
void end_run(Moment m) {
  if (m.world.course.ending) return;
  m.world.course.ending = true;
  const Time heard = m.now() + m.model.response.communication;
  for (std::uint32_t s = 0; s < m.model.sectors.size(); ++s)
    m.agenda.send(m.model.process_of(SectorIndex{s}), heard, RunEnds{});
  m.agenda.schedule(heard, RunEnds{});
}

}  // namespace

void begin_politics(Moment m) {
  Course& course = m.world.course;
  course.visits.assign(m.model.political_states.size(), 0);
  course.in_force.assign(m.model.political_states.size(), Duration{});
  course.starting.assign(m.model.levels.size(), false);
  course.since = Time{m.model.counted_from};
  m.world.demarcation_plan.sectors = demarcation_at_start(m.model);
  draw_budgets(m);
  wind(m);
  work_begins(m, state_in_force(m));
  for (const DatedState& dated : m.model.timeline) m.agenda.schedule(dated.at, StateDue{dated.state});
}

void tension_changes_politics(Moment m) {
  spend(m);
  wind(m);
}

void report_level(Moment m, IncidentSlot slot) {
  const OpenIncident& incident = m.world.incidents.slots[slot];
  const LevelIndex level = incident.level;
  if (!m.model.levels[level].told || !is_counted(m.model, incident.record.onset)) return;
  m.agenda.send(m.model.capital(), m.now() + m.model.response.communication, LevelReached{level, incident.identity});
}

void settle_politics(Moment m) {
  Course& course = m.world.course;
  course.in_force[m.world.politics.state] += m.now() - course.counted;
  course.counted = m.now();
}

void on(const Model& model, Process& world, Agenda& agenda, const StateDue& event) {
  state_begins({model, world, agenda}, event.state);
}

void on(const Model& model, Process& world, Agenda& agenda, const StateStarts& event) {
  world.course.starting[event.level] = false;
  state_begins({model, world, agenda}, *model.levels[event.level].starts);
}

void on(const Model& model, Process& world, Agenda& agenda, const TransitionRings& event) {
  const auto& transition = model.political_states[world.politics.state].transitions[event.transition];
  state_begins({model, world, agenda}, transition.to);
}

void on(const Model& model, Process& world, Agenda& agenda, const LevelReached& event) {
  const Moment m{model, world, agenda};
  start_clock(m, event.level, event.incident);
  if (model.levels[event.level].ends_run) end_run(m);
  world.deployments.known.reached[event.level] = true;
  capital_learns(m);
}

void on(const Model& model, Process& world, Agenda& agenda, const StateHeard& event) {
  const Moment m{model, world, agenda};
  world.politics.state = event.state;
  for (std::uint32_t i = 0; i < world.incidents.slots.size(); ++i)
    if (world.incidents.slots[i].open) rates_change(m, IncidentSlot{i});
}

void on(const Model&, Process& world, Agenda& agenda, const RunEnds&) { world.ended = agenda.now(); }

}  // namespace picket::model
