#include <algorithm>

#include "compilation.hpp"

namespace picket::model {

namespace {

std::vector<double> by_class(const Compilation& c, const scenario::IncidentFactors& given) {
  std::vector<double> factors(c.classes.size(), given.all);
  for (const auto& [id, factor] : given.by_class) factors[c.classes.at(id)] = factor;
  return factors;
}

PoliticalState state_of(const Compilation& c, const std::string& id, const scenario::PoliticalState& given) {
  PoliticalState made{.id = id,
                      .key = core::key_of(id),
                      .incidents = by_class(c, given.incidents),
                      .up = given.up,
                      .down = given.down,
                      .order = {},
                      .transitions = {}};
  if (!given.demarcates) return made;
  made.demarcates = given.demarcates->speed;
  for (const auto& sector : given.demarcates->order) made.order.push_back(SectorIndex{c.sectors.at(sector)});
  return made;
}

void set_states(Compilation& c, const scenario::Politics& given) {
  Model& model = c.model;
  model.has_politics = true;
  c.states = places_of(given.states);
  for (const auto& [id, state] : given.states) model.political_states.push_back(state_of(c, id, state));
  model.political_start = StateIndex{c.states.at(given.start)};
  for (const auto& [ends, transition] : given.transitions)
    model.political_states[c.states.at(ends.first)].transitions.push_back(
        {.to = StateIndex{c.states.at(ends.second)},
         .rate = 1 / static_cast<double>(transition.mean.count()),
         .slope = transition.tension});
  for (const auto& [date, state] : given.timeline)
    model.timeline.push_back({time_of(c, date), StateIndex{c.states.at(state)}});
}

/// What incidents do to politics.
void set_levels(Compilation& c) {
  for (const auto& [id, given] : c.given.escalation.levels) {
    Level& level = c.model.levels[c.levels.at(id)];
    if (given.starts) {
      level.starts = StateIndex{c.states.at(given.starts->state)};
      level.starts_after = given.starts->after;
    }
    level.ends_run = given.ends_run;
    level.told = level.told || given.starts || given.ends_run;
    c.model.may_end_early = c.model.may_end_early || given.ends_run;
  }
}

void set_demarcation(Compilation& c) {
  for (const auto& [id, given] : c.given.sectors) c.model.sectors[c.sectors.at(id)].demarcated = given.demarcated;
  for (const auto& [id, given] : c.given.incidents)
    c.model.classes[c.classes.at(id)].prevented_by_demarcation = given.prevented_by_demarcation;
  c.model.demarcation = std::ranges::any_of(c.model.sectors, [](const Sector& s) { return s.demarcated > 0; }) ||
                        std::ranges::any_of(c.model.political_states, [](const auto& s) { return !s.order.empty(); });
}

/// By level: as named, else like the next lower one that is named, else all.
void set_published(Compilation& c) {
  for (const auto& [id, given] : c.given.incidents) {
    IncidentClass& made = c.model.classes[c.classes.at(id)];
    double share = 1;
    for (const Level& level : c.model.levels) {
      const auto named = given.published.find(level.id);
      if (named != given.published.end()) share = named->second;
      made.published.push_back(share);
    }
    made.by = given.by;
    c.model.records = c.model.records || !given.published.empty();
  }
}

}  // namespace

void compile_politics(Compilation& c) {
  if (c.given.politics)
    set_states(c, *c.given.politics);
  else
    c.model.political_states.push_back(
        {.id = "", .key = {}, .incidents = by_class(c, {}), .order = {}, .transitions = {}});
  set_levels(c);
  set_demarcation(c);
  set_published(c);
}

}  // namespace picket::model
