#include "conclude.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

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

void coverage(Row& row, const Model& model, const Process& world) {
  const Sector& sector = model.sectors[world.sector];
  const double hours = core::in_hours(model.length);
  for (std::size_t c = 0; c < sector.cells.size(); ++c) {
    const CellWatch& cell = world.observation.cells[c];
    const double km = core::in_kilometres(sector.cells[c].length);
    row["km_h"] += km * hours;
    row["cell_h"] += hours;
    row["observed_km_h"] += km * core::in_hours(cell.by_either);
    row["observed_by_posts_km_h"] += km * core::in_hours(cell.by_posts);
    row["observed_by_patrols_km_h"] += km * core::in_hours(cell.by_patrols);
    row["longest_unseen_h"] = std::max(row["longest_unseen_h"], core::in_hours(cell.longest_unseen));
    row["sightings"] += cell.sightings;
  }
  row["one_in_reach_km_h"] = world.readiness.one_km_h;
  row["two_in_reach_km_h"] = world.readiness.two_km_h;
}

void incident(Row& row, const Model& model, const outcome::Incident& record) {
  const std::string& class_id = model.classes[record.incident_class].id;
  row["incidents"] += 1;
  row["incidents:" + class_id] += 1;
  ++row[record.ended ? "ended" : "open_at_end"];
  if (record.found) {
    row["found"] += 1;
    row["found_later_h"] += core::in_hours(*record.found - record.onset);
    if (record.how == outcome::Found::at_onset) row["found_at_onset"] += 1;
  } else if (record.ended) {
    row["missed"] += 1;
  }
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

void response_and_risk(Row& row, const Model& model, const Tallies& tallies) {
  row["calls"] = static_cast<double>(tallies.calls);
  row["unanswered"] = static_cast<double>(tallies.unanswered);
  row["waiting_h"] = core::in_hours(tallies.waiting);
  row["responding_team_h"] = core::in_hours(tallies.responding);
  row["responder_team_h"] = core::in_hours(tallies.on_duty);
  for (std::size_t l = 0; l < model.levels.size(); ++l) {
    row["at_least_h:" + model.levels[l].id] = core::in_hours(tallies.at_least[l]);
    row["first_h:" + model.levels[l].id] = core::in_hours(tallies.first[l].time_since_epoch());
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

/// What is still open at the run's end.
void take_open(const Process& world, std::vector<outcome::Incident>& records) {
  for (const OpenIncident& open : world.incidents.slots)
    if (open.open) records.push_back(open.record);
}

}  // namespace

outcome::Outcome outcome_of(const Model& model, kernel::Simulation<Model>& simulation, std::uint64_t replication) {
  const Columns columns{model.setting.tallies};
  outcome::Outcome out{.replication = replication, .rows = {}, .elsewhere = {}, .incidents = {}};
  std::vector<kernel::Message<Event>> outbox;
  for (std::uint32_t s = 0; s < model.sectors.size(); ++s) {
    const auto p = model.process_of(SectorIndex{s});
    Process& world = simulation.process(p);
    Agenda agenda = simulation.agenda(p, simulation.now(), outbox);
    const Moment end{model, world, agenda};
    settle_teams(end);
    settle_patrols(end);
    settle_observation(end);
    settle_readiness(end);
    settle_calls(end);
    settle_departures(end);
    for (const PostIndex post : model.sectors[s].posts) settle_stock(end, post);
    for (std::uint32_t i = 0; i < world.incidents.slots.size(); ++i)
      if (world.incidents.slots[i].open) settle_level(end, IncidentSlot{i});
    std::vector<outcome::Incident> records = world.tallies.closed;
    take_open(world, records);
    Row row{columns};
    coverage(row, model, world);
    for (const outcome::Incident& record : records) incident(row, model, record);
    response_and_risk(row, model, world.tallies);
    cost(row, model, world.tallies);
    out.rows.push_back(row.take());
    out.incidents.insert(out.incidents.end(), records.begin(), records.end());
  }
  Process& capital = simulation.process(model.capital());
  Agenda agenda = simulation.agenda(model.capital(), simulation.now(), outbox);
  settle_deployments(Moment{model, capital, agenda});
  for (const Process& world : simulation.processes()) add_away(capital.tallies, world.tallies);
  settle_patrols(Moment{model, capital, agenda});
  Row row{columns};
  cost(row, model, capital.tallies);
  out.elsewhere = row.take();
  std::sort(out.incidents.begin(), out.incidents.end(), [](const outcome::Incident& a, const outcome::Incident& b) {
    return std::tuple{a.onset, a.sector, a.identity} < std::tuple{b.onset, b.sector, b.identity};
  });
  return out;
}

}  // namespace picket::model
