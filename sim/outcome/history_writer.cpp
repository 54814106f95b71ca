#include "history_writer.hpp"

#include <algorithm>
#include <cmath>

#include "picket/core/error.hpp"

namespace picket::outcome {
namespace {

bool finite(const std::vector<double>& row) {
  return std::all_of(row.begin(), row.end(), [](double value) { return std::isfinite(value); });
}

std::int64_t microseconds(core::Time time) { return time.time_since_epoch().count(); }

void bind_time(Statement& statement, int parameter, const std::optional<core::Time>& time) {
  if (time) {
    statement.bind(parameter, microseconds(*time));
  } else {
    statement.bind_null(parameter);
  }
}

void require_complete(const Incident& incident, const Setting& setting) {
  PICKET_INVARIANT(incident.sector < setting.sectors.size(), "an incident's sector is one of the setting's");
  PICKET_INVARIANT(incident.incident_class < setting.classes.size(), "an incident's class is one of the setting's");
  PICKET_INVARIANT(incident.highest_level < setting.levels.size(), "an incident's level is one of the setting's");
  PICKET_INVARIANT(static_cast<std::size_t>(incident.how) < found_texts.size(), "an incident is found in a known way");
  PICKET_INVARIANT(incident.killed.size() == setting.sides.size(), "an incident counts the killed of every side");
  PICKET_INVARIANT(incident.wounded.size() == setting.sides.size(), "an incident counts the wounded of every side");
  PICKET_INVARIANT(std::isfinite(incident.chainage_km), "the place of an incident is finite");
}

}  // namespace

void require_complete(const Outcome& outcome, const Setting& setting) {
  PICKET_INVARIANT(outcome.rows.size() == setting.sectors.size(), "a history has a row for every sector");
  for (const std::vector<double>& row : outcome.rows) {
    PICKET_INVARIANT(row.size() == setting.tallies.size(), "a sector has a number for every tally");
    PICKET_INVARIANT(finite(row), "every tally is finite");
  }
  PICKET_INVARIANT(outcome.elsewhere.size() == setting.tallies.size(), "a history has a number for every tally");
  PICKET_INVARIANT(finite(outcome.elsewhere), "every tally is finite");
  PICKET_INVARIANT(outcome.assumed.size() == setting.assumptions.size(), "a history has a value for every assumption");
  PICKET_INVARIANT(finite(outcome.assumed), "every assumed value is finite");
  for (const Incident& incident : outcome.incidents) require_complete(incident, setting);
}

HistoryWriter::HistoryWriter(Database& database, const Setting& setting)
    : setting_{setting},
      tables_{tables(setting)},
      replication_{database, insert_sql(tables_[0])},
      sector_{database, insert_sql(tables_[1])},
      incident_{database, insert_sql(tables_[2])} {}

void HistoryWriter::write(const Outcome& outcome) {
  const std::int64_t replication = as_signed(outcome.replication);
  const std::vector<double> all = whole(outcome, setting_.tallies);
  PICKET_INVARIANT(finite(all), "every tally of the whole is finite");
  int parameter = 0;
  replication_.bind(++parameter, replication);
  for (const double value : all) replication_.bind(++parameter, value);
  for (const double value : outcome.assumed) replication_.bind(++parameter, value);
  replication_.run();
  for (std::size_t s = 0; s < outcome.rows.size(); ++s) write_row(replication, setting_.sectors[s].id, outcome.rows[s]);
  write_row(replication, elsewhere_id, outcome.elsewhere);
  std::int64_t number = 0;
  for (const Incident& incident : outcome.incidents) write_incident(replication, number++, incident);
}

void HistoryWriter::write_row(std::int64_t replication, std::string_view sector, const std::vector<double>& row) {
  int parameter = 0;
  sector_.bind(++parameter, replication);
  sector_.bind(++parameter, sector);
  for (const double value : row) sector_.bind(++parameter, value);
  sector_.run();
}

void HistoryWriter::write_incident(std::int64_t replication, std::int64_t number, const Incident& incident) {
  int parameter = 0;
  const auto put = [&](auto value) { incident_.bind(++parameter, value); };
  const auto text = [&](std::string_view value) { put(value); };
  put(replication);
  put(number);
  put(as_signed(incident.identity));
  text(setting_.sectors[incident.sector].id);
  text(setting_.classes[incident.incident_class]);
  put(incident.chainage_km);
  put(microseconds(incident.onset));
  bind_time(incident_, ++parameter, incident.ended);
  text(found_texts[static_cast<std::size_t>(incident.how)]);
  bind_time(incident_, ++parameter, incident.found);
  bind_time(incident_, ++parameter, incident.first_team);
  bind_time(incident_, ++parameter, incident.full_strength);
  text(setting_.levels[incident.highest_level]);
  if (incident.parent)
    put(as_signed(*incident.parent));
  else
    incident_.bind_null(++parameter);
  put(std::int64_t{incident.displaced});
  for (const std::uint32_t count : incident.killed) put(std::int64_t{count});
  for (const std::uint32_t count : incident.wounded) put(std::int64_t{count});
  incident_.run();
}

}  // namespace picket::outcome
