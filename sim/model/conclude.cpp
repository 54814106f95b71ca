#include "conclude.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "counting.hpp"
#include "purpose.hpp"

namespace picket::model {

namespace {

/// The columns of a row by their ids.
class Columns {
 public:
  explicit Columns(const std::vector<outcome::Tally>& tallies) {
    for (std::size_t i = 0; i < tallies.size(); ++i) at_[tallies[i].id] = i;
  }
  [[nodiscard]] std::size_t at(std::string_view id) const {
    const auto found = at_.find(id);
    PICKET_INVARIANT(found != at_.end(), "a tally that a row sets is a column of the results");
    return found->second;
  }
  [[nodiscard]] std::size_t size() const { return at_.size(); }

 private:
  std::unordered_map<std::string_view, std::size_t> at_;
};

class Row {
 public:
  explicit Row(const Columns& columns) : columns_{columns}, values_(columns.size(), 0.0) {}
  double& operator[](std::string_view id) { return values_[columns_.at(id)]; }
  std::vector<double> take() { return std::move(values_); }

 private:
  const Columns& columns_;
  std::vector<double> values_;
};

/// The time that is counted.
double exposure_h(const Moment& end) { return core::in_hours(end.now() - Time{end.model.counted_from}); }

void coverage(Row& row, const Moment& end) {
  const Process& world = end.world;
  const Sector& sector = end.sector();
  const double hours = exposure_h(end);
  for (std::size_t c = 0; c < sector.cells.size(); ++c) {
    const CellWatch& cell = world.observation.cells[c];
    const double km = core::in_kilometres(sector.cells[c].length);
    row["km_h"] += km * hours;
    row["unseen_cell_h"] += hours - core::in_hours(cell.by_either);
    row["observed_km_h"] += km * core::in_hours(cell.by_either);
    row["observed_by_posts_km_h"] += km * core::in_hours(cell.by_posts);
    row["observed_by_patrols_km_h"] += km * core::in_hours(cell.by_patrols);
    row["longest_unseen_h"] = std::max(row["longest_unseen_h"], core::in_hours(cell.longest_unseen));
    row["sightings"] += cell.sightings;
  }
  row["one_in_reach_km_h"] = world.readiness.one_km_h;
  row["two_in_reach_km_h"] = world.readiness.two_km_h;
}

/// How an incident was found and answered. One that is still open at the end has no say: its delays are not known yet.
void found_and_answered(Row& row, const Model& model, const outcome::Incident& record) {
  if (!record.found) {
    row["missed"] += 1;
    return;
  }
  row["found"] += 1;
  row["found_later_h"] += core::in_hours(*record.found - record.onset);
  if (record.how == outcome::Found::at_onset) row["found_at_onset"] += 1;
  if (record.how == outcome::Found::by_patrol) row["found_by_patrols"] += 1;
  if (record.first_team) {
    const Duration delay = *record.first_team - *record.found;
    row["answered"] += 1;
    row["first_team_h"] += core::in_hours(delay);
    if (delay <= model.within) row["answered_in_time"] += 1;
  }
  if (record.full_strength) {
    row["full_strength"] += 1;
    row["full_strength_h"] += core::in_hours(*record.full_strength - *record.found);
  }
}

void incident(Row& row, const Model& model, const outcome::Incident& record) {
  const std::string& class_id = model.classes[record.incident_class].id;
  row["incidents"] += 1;
  row["incidents:" + class_id] += 1;
  ++row[record.ended ? "ended" : "open_at_end"];
  if (!record.parent && !record.displaced) row["immigrants"] += 1;
  if (record.parent) row["follow_ons"] += 1;
  if (record.displaced) row["displaced"] += 1;
  if (record.ended) found_and_answered(row, model, record);
  std::uint32_t killed = 0, wounded = 0;
  for (std::size_t side = 0; side < model.sides.size(); ++side) {
    row["killed:" + model.sides[side]] += record.killed[side];
    row["wounded:" + model.sides[side]] += record.wounded[side];
    killed += record.killed[side];
    wounded += record.wounded[side];
  }
  row["killed"] += killed;
  row["wounded"] += wounded;
  if (killed > 0) row["fatal_incidents"] += 1;
  for (std::uint32_t l = 0; l <= record.highest_level; ++l) {
    row["reached:" + model.levels[l].id] += 1;
    row["reached:" + class_id + ":" + model.levels[l].id] += 1;
  }
}

void response_and_risk(Row& row, const Moment& end) {
  const Model& model = end.model;
  const Tallies& tallies = end.world.tallies;
  row["calls"] = static_cast<double>(tallies.calls);
  row["unanswered"] = static_cast<double>(tallies.unanswered);
  row["waiting_h"] = core::in_hours(tallies.waiting);
  for (std::size_t t = 0; t < model.unit_types.size(); ++t) {
    const std::string& side = model.sides[model.unit_types[t].side];
    for (const std::string& id : {std::string{"responding_team_h"}, "responding_team_h:" + side})
      row[id] += core::in_hours(tallies.responding[t]);
    for (const std::string& id : {std::string{"responder_team_h"}, "responder_team_h:" + side})
      row[id] += core::in_hours(tallies.on_duty[t]);
  }
  for (std::size_t l = 0; l < model.levels.size(); ++l) {
    row["at_least_h:" + model.levels[l].id] = core::in_hours(tallies.at_least[l]);
    row["first_h:" + model.levels[l].id] =
        core::in_hours(std::min(tallies.first[l], end.now()) - Time{model.counted_from});
  }
}

void cost(Row& row, const Model& model, const Tallies& tallies) {
  row["patrols"] = static_cast<double>(tallies.patrols);
  row["patrols_skipped"] = static_cast<double>(tallies.patrols_skipped);
  row["patrol_km"] = static_cast<double>(tallies.patrol_mm) * 1e-6;
  row["travel_km"] = static_cast<double>(tallies.travel_mm) * 1e-6;
  row["building_eur"] = tallies.building_eur;
  row["cost_eur"] = tallies.building_eur;
  row["rotations"] = static_cast<double>(tallies.rotations);
  row["rotations_missed"] = static_cast<double>(tallies.rotations_missed);
  row["supply_out_h"] = core::in_hours(tallies.supply_out);
  row["convoys"] = static_cast<double>(tallies.convoys);
  row["convoys_delayed"] = static_cast<double>(tallies.convoys_delayed);
  for (std::size_t side = 0; side < model.sides.size(); ++side) {
    row["supply_eur"] += tallies.convoy_eur[side];
    row["cost_eur:" + model.sides[side]] += tallies.convoy_eur[side];
    row["cost_eur"] += tallies.convoy_eur[side];
  }
  for (std::size_t t = 0; t < model.unit_types.size(); ++t) {
    const UnitType& type = model.unit_types[t];
    const double hours = core::in_hours(tallies.team_time[t]);
    const double eur = type.costs.si() * hours * 3600;
    row["team_days:" + model.sides[type.side]] += hours / 24;
    row["cost_eur:" + model.sides[type.side]] += eur;
    row["cost_eur"] += eur;
  }
}

/// Teams on the way back from a sector are in no sector.
void add_away(Tallies& elsewhere, const Tallies& sector) {
  elsewhere.travel_mm += sector.away_mm;
  for (std::size_t t = 0; t < sector.away_time.size(); ++t) elsewhere.team_time[t] += sector.away_time[t];
}

/// Whether the incident is on the public record: found, and published with the share of its highest level.
bool recorded(const Moment& end, const outcome::Incident& record) {
  if (!record.found) return false;
  core::Draws draws{end.world.randomness, core::Key{record.identity}, purpose_published};
  return draws.uniform() < end.model.classes[record.incident_class].published[record.highest_level];
}

void records(Row& row, const Moment& end, const outcome::Incident& record) {
  if (!end.model.records || !recorded(end, record)) return;
  const auto killed = std::accumulate(record.killed.begin(), record.killed.end(), 0U);
  row["recorded"] += 1;
  row["recorded:" + end.model.classes[record.incident_class].id] += 1;
  row["recorded_killed"] += killed;
  if (killed > 0) row["recorded_fatal"] += 1;
}

/// Of a sector and of the capital alike.
void endings(Row& row, const Moment& end) {
  if (end.model.may_end_early) row["ended_early"] = end.world.ended ? 1 : 0;
  if (end.model.may_end_early || end.model.has_politics) row["exposure_h"] = exposure_h(end);
}

void politics(Row& row, const Moment& capital) {
  for (std::size_t s = 0; s < capital.model.political_states.size() && capital.model.has_politics; ++s)
    row["state_h:" + capital.model.political_states[s].id] = core::in_hours(capital.world.course.in_force[s]);
}

/// The counted incidents of a sector, those still open at the end too. Times count from the start.
std::vector<outcome::Incident> incidents_of(const Moment& end) {
  std::vector<outcome::Incident> all = end.world.tallies.closed;
  for (const OpenIncident& open : end.world.incidents.slots)
    if (open.open && is_counted(end.model, open.record.onset)) all.push_back(open.record);
  const Duration start = end.model.counted_from;
  for (outcome::Incident& incident : all) {
    incident.onset -= start;
    for (auto* time : {&incident.ended, &incident.found, &incident.first_team, &incident.full_strength})
      if (*time) **time -= start;
  }
  return all;
}

Row row_of_sector(const Columns& columns, const Moment& end, const std::vector<outcome::Incident>& incidents) {
  Row row{columns};
  coverage(row, end);
  for (const outcome::Incident& record : incidents) {
    incident(row, end.model, record);
    records(row, end, record);
  }
  response_and_risk(row, end);
  cost(row, end.model, end.world.tallies);
  endings(row, end);
  if (end.model.demarcation) row["demarcated_km"] = demarcated(end) * core::in_kilometres(end.sector().length());
  return row;
}

Row row_of_capital(const Columns& columns, const Moment& end) {
  Row row{columns};
  cost(row, end.model, end.world.tallies);
  endings(row, end);
  politics(row, end);
  return row;
}

}  // namespace

outcome::Outcome outcome_of(const Model& model, kernel::Simulation<Model>& simulation, std::uint64_t replication) {
  const Columns columns{model.setting.tallies};
  outcome::Outcome out{.replication = replication, .rows = {}, .elsewhere = {}, .incidents = {}};
  std::vector<kernel::Message<Event>> outbox;
  for (std::uint32_t p = 0; p < simulation.size(); ++p) {
    const kernel::ProcessIndex here{p};
    Process& world = simulation.process(here);
    Agenda agenda = simulation.agenda(here, world.ended.value_or(simulation.now()), outbox);
    const Moment end{model, world, agenda};
    settle(end);
    if (here == model.capital()) {
      for (const Process& sector : simulation.processes()) add_away(world.tallies, sector.tallies);
      out.elsewhere = row_of_capital(columns, end).take();
      continue;
    }
    const std::vector<outcome::Incident> incidents = incidents_of(end);
    out.rows.push_back(row_of_sector(columns, end, incidents).take());
    out.incidents.insert(out.incidents.end(), incidents.begin(), incidents.end());
  }
  std::sort(out.incidents.begin(), out.incidents.end(), [](const outcome::Incident& a, const outcome::Incident& b) {
    return std::tuple{a.onset, a.sector, a.identity} < std::tuple{b.onset, b.sector, b.identity};
  });
  return out;
}

}  // namespace picket::model
