#include <algorithm>
#include <chrono>
#include <limits>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "compilation.hpp"
#include "picket/outcome/measures.hpp"
#include "theory.hpp"

namespace picket::model {

namespace {

std::string iso_start(const scenario::Clock& clock) {
  const auto day = std::chrono::floor<std::chrono::days>(clock.start);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::minutes>(clock.start - day)};
  const auto offset = std::chrono::floor<std::chrono::minutes>(clock.utc_offset).count();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}{}{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
}

struct Box {
  double west = std::numeric_limits<double>::max(), east = -west, south = west, north = -west;

  void take(core::LonLat p) {
    west = std::min(west, p.longitude);
    east = std::max(east, p.longitude);
    south = std::min(south, p.latitude);
    north = std::max(north, p.latitude);
  }
  [[nodiscard]] bool holds(core::LonLat p) const {
    return west <= p.longitude && p.longitude <= east && south <= p.latitude && p.latitude <= north;
  }
};

/// The larger towns within the sectors' surroundings, no two closer than 10 km: enough to find one's way on a map.
std::vector<outcome::PlaceSetting> towns(const std::vector<scenario::Place>& places,
                                         const std::vector<outcome::SectorSetting>& sectors) {
  Box box;
  for (const auto& sector : sectors)
    for (const auto& p : sector.line) box.take(p);
  std::vector<const scenario::Place*> candidates;
  for (const auto& place : places)
    if (place.population && box.holds(place.at)) candidates.push_back(&place);
  std::ranges::stable_sort(candidates, [](const auto* a, const auto* b) {
    return std::pair{-*a->population, a->name} < std::pair{-*b->population, b->name};
  });
  std::vector<outcome::PlaceSetting> chosen;
  for (const auto* place : candidates) {
    if (chosen.size() == 30) break;
    const auto near = [&](const auto& other) {
      return geography::distance(other.at, place->at) < core::kilometres(10);
    };
    if (std::ranges::none_of(chosen, near)) chosen.push_back({place->name, place->at});
  }
  return chosen;
}

void set_sectors(Compilation& c) {
  for (const auto& [id, given] : c.given.sectors) {
    const Sector& sector = c.model.sectors[c.sectors.at(id)];
    const auto& line = c.borders.at(given.border);
    c.model.setting.sectors.push_back(
        {.id = id,
         .region = given.region,
         .from_km = core::in_kilometres(sector.from),
         .to_km = core::in_kilometres(sector.to),
         .drawn_km = core::in_kilometres(line.drawn_length_between(sector.from, sector.to)),
         .border = given.border,
         .line = line.drawn_between(sector.from, sector.to)});
  }
}

void set_posts(Compilation& c) {
  for (const auto& [id, given] : c.given.posts) {
    const Post& post = c.model.posts[c.posts.at(id)];
    c.model.setting.posts.push_back({.id = id,
                                     .sector = given.sector,
                                     .at = given.at.at,
                                     .radius_km = given.watch ? core::in_kilometres(given.watch->radius) : 0,
                                     .state = post.operational_at_start ? "operational" : "planned"});
  }
}

void set_known_answers(Compilation& c) {
  outcome::Setting& setting = c.model.setting;
  const auto measures = outcome::measures(setting);
  for (const auto& [id, given] : c.given.known_answers) {
    const auto measure = std::ranges::find(measures, given.measure, &outcome::Measure::id);
    const std::string path = "known_answers." + id;
    if (measure == measures.end())
      c.refuse(path + ".measure",
               fmt::format("there is no measure '{}'; `picket run --json` lists all of them", given.measure));
    else if (given.unit != measure->unit)
      c.refuse(path + ".is",
               fmt::format("'{}' is measured in {}, not in '{}'", given.measure, measure->unit, given.unit));
    else if (!given.sector.empty() && !measure->by_sector)
      c.refuse(path + ".sector", fmt::format("'{}' is a measure of the whole border", given.measure));
    setting.known_answers.push_back({id, given.measure, given.sector, given.is, given.source});
  }
}

void set_primary(Compilation& c) {
  const auto measures = outcome::measures(c.model.setting);
  for (const auto& [id, given] : c.given.measures.primary) {
    const auto measure = std::ranges::find(measures, id, &outcome::Measure::id);
    const std::string path = "measures.primary." + id;
    if (measure == measures.end()) {
      c.refuse(path, fmt::format("there is no measure '{}'; `picket run --json` lists all of them", id));
    } else if (measure->kind == outcome::Kind::quantile) {
      c.refuse(path,
               fmt::format("'{}' is a quantile, of which no paired difference is estimated; name a mean, a ratio or "
                           "a chance",
                           id));
    } else if (measure->better == outcome::Better::neither) {
      c.refuse(
          path,
          fmt::format("more of '{}' is neither better nor worse; name a measure that proposals can be judged by", id));
    } else if (given.matters_from > 0 && given.unit != measure->unit &&
               !(given.unit.empty() && measure->unit == "incidents")) {
      c.refuse(path + ".matters_from",
               fmt::format("'{}' is measured in {}, not in '{}'", id, measure->unit, given.unit));
    }
    c.model.setting.primary.push_back({id, given.matters_from});
  }
}

outcome::Extras extras_of(const Model& model) {
  outcome::Extras extras{
      .states = {}, .demarcation = model.demarcation, .records = model.records, .may_end_early = model.may_end_early};
  if (model.has_politics)
    for (const PoliticalState& state : model.political_states) extras.states.push_back(state.id);
  return extras;
}

}  // namespace

void compile_setting(Compilation& c) {
  outcome::Setting& setting = c.model.setting;
  setting.name = c.given.name;
  setting.about = c.given.about;
  setting.attribution = c.given.attribution;
  setting.start = iso_start(c.given.clock);
  setting.length_h = core::in_hours(c.given.clock.length);
  setting.within_min = core::in_hours(c.given.measures.within) * 60;
  set_sectors(c);
  set_posts(c);
  setting.places = towns(c.given.places, setting.sectors);
  for (const auto& [id, side] : c.given.sides) setting.sides.push_back({id, side.name});
  for (const IncidentClass& incident_class : c.model.classes) {
    setting.classes.push_back(incident_class.id);
    setting.begun_by.push_back(incident_class.by);
  }
  for (const Level& level : c.model.levels) setting.levels.push_back(level.id);
  for (const auto& note : c.given.notes)
    setting.notes.push_back({note.path, note.text, note.note, fmt::format("{}:{}", note.at.file, note.at.line)});
  setting.tallies = outcome::tallies(setting.classes, setting.levels, setting.sides, extras_of(c.model));
  set_known_answers(c);
  set_primary(c);
  // where something is drawn anew every time, theory would speak of one case among many
  if (c.given.assumptions.empty()) setting.theory = theory(c.model);
  for (const auto& assumption : c.given.assumptions) setting.assumptions.push_back({assumption.path, assumption.unit});
}

}  // namespace picket::model
