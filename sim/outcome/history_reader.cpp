#include "history_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "picket/core/error.hpp"

namespace picket::outcome {
namespace {

std::optional<core::Time> time_at(const Statement& statement, int column) {
  if (statement.type(column) == Statement::Type::null) return std::nullopt;
  return core::Time{core::Duration{statement.integer(column)}};
}

}  // namespace

HistoryReader::HistoryReader(Database& database, const Setting& setting, std::filesystem::path shown)
    : setting_{setting},
      shown_{std::move(shown)},
      tables_{tables(setting)},
      has_{database, "SELECT 1 FROM replication WHERE replication = ?"},
      whole_{database, select_sql(tables_[0], "WHERE replication = ?")},
      sector_{database, select_sql(tables_[1], "WHERE replication = ?")},
      incident_{database, select_sql(tables_[2], "WHERE replication = ?")} {
  std::uint32_t n = 0;
  for (const SectorSetting& sector : setting.sectors) sectors_.emplace(sector.id, n++);
  sectors_.emplace(elsewhere_id, n);
  n = 0;
  for (const std::string& c : setting.classes) classes_.emplace(c, n++);
  n = 0;
  for (const std::string& level : setting.levels) levels_.emplace(level, n++);
  n = 0;
  for (const std::string_view text : found_texts) found_.emplace(text, n++);
}

void HistoryReader::damaged(const std::string& what) const {
  throw core::IoError(fmt::format("{}: is damaged ({}); make the results anew", shown_.string(), what));
}

std::uint32_t HistoryReader::place(const Places& places, std::string_view id) const {
  const auto found = places.find(id);
  if (found == places.end()) damaged(fmt::format("`{}` is not in its setting", id));
  return found->second;
}

bool HistoryReader::has(std::uint64_t replication) {
  has_.bind(1, as_signed(replication));
  const bool there = has_.step();
  has_.reset();
  return there;
}

Outcome HistoryReader::read(std::uint64_t replication) {
  Outcome outcome;
  outcome.replication = replication;
  try {
    read_assumed(outcome);
    read_rows(outcome);
    read_incidents(outcome);
  } catch (...) {
    whole_.reset();
    sector_.reset();
    incident_.reset();
    throw;
  }
  return outcome;
}

void HistoryReader::read_assumed(Outcome& outcome) {
  if (setting_.assumptions.empty()) return;
  whole_.bind(1, as_signed(outcome.replication));
  if (!whole_.step()) damaged(fmt::format("history {} is not there", outcome.replication));
  for (std::size_t a = 0; a < setting_.assumptions.size(); ++a) {
    outcome.assumed.push_back(whole_.real(static_cast<int>(1 + setting_.tallies.size() + a)));
    if (!std::isfinite(outcome.assumed.back()))
      damaged(fmt::format("{} of history {} is not finite", setting_.assumptions[a].path, outcome.replication));
  }
  whole_.reset();
}

void HistoryReader::read_rows(Outcome& outcome) {
  outcome.rows.resize(setting_.sectors.size());
  std::size_t rows = 0;
  sector_.bind(1, as_signed(outcome.replication));
  while (sector_.step()) {
    const std::uint32_t s = place(sectors_, sector_.text(1));
    std::vector<double>& row = s < outcome.rows.size() ? outcome.rows[s] : outcome.elsewhere;
    row.resize(setting_.tallies.size());
    for (std::size_t t = 0; t < row.size(); ++t) {
      row[t] = sector_.real(static_cast<int>(t) + 2);
      if (!std::isfinite(row[t]))
        damaged(fmt::format("{} of history {} is not finite", setting_.tallies[t].id, outcome.replication));
    }
    ++rows;
  }
  if (rows != setting_.sectors.size() + 1) damaged(fmt::format("history {} lacks sectors", outcome.replication));
}

void HistoryReader::read_incidents(Outcome& outcome) {
  incident_.bind(1, as_signed(outcome.replication));
  while (incident_.step()) {
    int column = 1;  // after the replication and the number
    Incident incident;
    incident.identity = as_unsigned(incident_.integer(++column));
    incident.sector = place(sectors_, incident_.text(++column));
    incident.incident_class = place(classes_, incident_.text(++column));
    incident.chainage_km = incident_.real(++column);
    incident.onset = core::Time{core::Duration{incident_.integer(++column)}};
    incident.ended = time_at(incident_, ++column);
    incident.how = static_cast<Found>(place(found_, incident_.text(++column)));
    incident.found = time_at(incident_, ++column);
    incident.first_team = time_at(incident_, ++column);
    incident.full_strength = time_at(incident_, ++column);
    incident.highest_level = place(levels_, incident_.text(++column));
    if (incident_.type(++column) != Statement::Type::null) incident.parent = as_unsigned(incident_.integer(column));
    incident.displaced = incident_.integer(++column) != 0;
    const auto counts = [&](BySide& by_side) {
      by_side.resize(setting_.sides.size());
      for (std::uint32_t& count : by_side) count = static_cast<std::uint32_t>(incident_.integer(++column));
    };
    counts(incident.killed);
    counts(incident.wounded);
    if (incident.sector >= setting_.sectors.size()) damaged("an incident is elsewhere");
    outcome.incidents.push_back(std::move(incident));
  }
}

std::vector<std::uint64_t> read_replications(Database& database) {
  std::vector<std::uint64_t> all;
  Statement statement{database, "SELECT replication FROM replication"};
  while (statement.step()) all.push_back(as_unsigned(statement.integer(0)));
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace picket::outcome
