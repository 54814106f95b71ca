#include <algorithm>

#include <fmt/format.h>

#include "compilation.hpp"
#include "offspring.hpp"

namespace picket::model {

namespace {

void set_follow_on(Compilation& c, const scenario::IncidentClass& given, IncidentClass& made) {
  made.displaced = given.displaced;
  made.follow_on = {.any = false,
                    .mean = std::vector<double>(c.classes.size(), 0),
                    .neighbours = given.follow_on.neighbours,
                    .memory = given.follow_on.memory,
                    .news = given.follow_on.news};
  for (const auto& [id, mean] : given.follow_on.mean) {
    made.follow_on.mean[c.classes.at(id)] = mean;
    made.follow_on.any = made.follow_on.any || mean > 0;
  }
}

void set_weights(Compilation& c) {
  for (const auto& [id, level] : c.given.escalation.levels) c.model.levels[c.levels.at(id)].weight = level.follow_on;
  if (!c.model.levels.empty()) c.model.levels.front().weight += 1;  // w of the onset
}

void set_hot_spots(Compilation& c, const std::string& id, const scenario::Sector& given) {
  Sector& sector = c.model.sectors[c.sectors.at(id)];
  for (const auto& [name, spot] : given.hot_spots) {
    const Length at = resolve(spot.at, c.borders.at(given.border));
    if (at < sector.from || at > sector.to)
      c.refuse(
          fmt::format("sectors.{}.hot_spots.{}.at", id, name),
          fmt::format("a hot spot lies in its sector; this one is at km {:.3f}, and '{}' goes from km {:.3f} to km "
                      "{:.3f}",
                      core::in_kilometres(at), id, core::in_kilometres(sector.from), core::in_kilometres(sector.to)));
    sector.hot_spots.push_back({.share = spot.share,
                                .from = std::max(at - spot.within, sector.from),
                                .to = std::min(at + spot.within, sector.to)});
  }
}

void add_past_incident(Compilation& c, const std::string& id, const scenario::PastIncident& given) {
  if (given.on >= c.given.clock.start)
    c.refuse(fmt::format("history.{}.on", id),
             "history lies before the start; what comes later is what the run is to find out");
  c.model.history.push_back({.key = core::key_of(id),
                             .incident_class = ClassIndex{c.classes.at(given.incident_class)},
                             .sector = SectorIndex{c.sectors.at(given.sector)},
                             .on = time_of(c, given.on),
                             .level = LevelIndex{given.level.empty() ? 0 : c.levels.at(given.level)}});
}

/// What of a class goes over a wall, and so takes `news`.
bool crosses_walls(const Model& model, const IncidentClass& of) {
  const bool sectors_hear = of.follow_on.any || model.tension.slope > 0;
  return of.displaced > 0 || (of.follow_on.neighbours > 0 && sectors_hear) || model.capital_hears;
}

void set_lookahead(Model& model) {
  model.lookahead = model.response.communication;
  for (const IncidentClass& of : model.classes)
    if (crosses_walls(model, of)) model.lookahead = std::min(model.lookahead, of.follow_on.news);
}

void refuse_explosive(Compilation& c) {
  c.model.spectral_radius = largest_spectral_radius(c.model);
  if (c.model.spectral_radius < 1 - 1e-9 || c.given.allow_explosive) return;
  c.refuse(
      "incidents",
      fmt::format("incidents could multiply without end: under the conditions that bring most, 100 of them are "
                  "followed by {:.4g} others, those again by as many for each, and so on (the spectral radius of "
                  "the mean offspring matrix is {:.4g}, not below 1); lower the follow_on of classes or levels, or "
                  "write allow_explosive: true",
                  c.model.spectral_radius * 100, c.model.spectral_radius));
}

/// An incident costs memory and time: what cannot be played is refused before it begins.
void check_rates(Compilation& c) {
  constexpr double most = 5000;  // an hour, of a class in a sector
  for (std::uint32_t k = 0; k < c.model.classes.size(); ++k) {
    const ClassIndex index{k};
    for (std::uint32_t s = 0; s < c.model.sectors.size(); ++s) {
      const Sector& sector = c.model.sectors[s];
      const double top = sector.rate[k] * c.model.largest_factor(index) * c.model.largest_m(index, SectorIndex{s});
      if (top <= most) continue;
      c.refuse("incidents." + c.model.classes[k].id + ".rate",
               fmt::format("comes to {:.4g} an hour in sector '{}' at the largest factors of sector, season, hours, "
                           "politics and provocation; at most {:g} are played",
                           top, sector.id, most));
      break;
    }
  }
}

}  // namespace

void compile_excitation(Compilation& c) {
  check_rates(c);
  for (const auto& [id, given] : c.given.incidents) set_follow_on(c, given, c.model.classes[c.classes.at(id)]);
  set_weights(c);
  c.model.tension = {.slope = c.given.escalation.tension.slope, .cap = c.given.escalation.tension.cap};
  for (const auto& [id, given] : c.given.sectors) set_hot_spots(c, id, given);
  for (const auto& [id, given] : c.given.history) add_past_incident(c, id, given);
  c.model.capital_hears = std::ranges::any_of(c.model.political_states, [](const PoliticalState& state) {
    return std::ranges::any_of(state.transitions, [](const auto& transition) { return transition.slope != 0; });
  });
  set_lookahead(c.model);
  refuse_explosive(c);
}

}  // namespace picket::model
