#include "schema.hpp"

#include <set>
#include <stdexcept>

#include <fmt/format.h>

#include "picket/core/error.hpp"

namespace picket::outcome {
namespace {

std::string quoted(const std::string& name) {
  std::string out = "\"";
  for (const char c : name) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

/// SQLite's names ignore the case of A to Z, ids do not: the second of such a pair gets a number.
std::vector<std::string> distinct(std::vector<std::string> names) {
  const auto folded = [](std::string name) {
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return name;
  };
  std::set<std::string> taken;
  for (std::string& name : names) {
    const std::string base = name;
    for (int n = 2; !taken.insert(folded(name)).second; ++n) name = fmt::format("{} #{}", base, n);
  }
  return names;
}

std::string list(const Table& table) {
  std::string out;
  for (const std::string& column : table.columns) out += (out.empty() ? "" : ", ") + quoted(column);
  return out;
}

/// types: of the first columns, a letter each: i integer, n integer or NULL, t text, r number. All others are numbers.
std::string create_sql(const Table& table, std::string_view types, std::string_view options) {
  std::string sql = fmt::format("CREATE TABLE {} (", table.name);
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const char type = i < types.size() ? types[i] : 'r';
    sql += quoted(table.columns[i]);
    sql += type == 't' ? " TEXT" : type == 'r' ? " REAL" : " INTEGER";
    sql += type == 'n' ? ", " : " NOT NULL, ";
  }
  return sql + fmt::format("PRIMARY KEY ({})) {};", table.key, options);
}

}  // namespace

std::array<Table, 3> tables(const Setting& setting) {
  std::vector<std::string> replication{"replication"};
  std::vector<std::string> sector{"replication", "sector"};
  std::vector<std::string> incident{"replication",   "number",           "identity",      "sector", "class",
                                    "chainage_km",   "onset_us",         "ended_us",      "how",    "found_us",
                                    "first_team_us", "full_strength_us", "highest_level", "parent", "displaced"};
  for (const Tally& tally : setting.tallies) {
    replication.push_back(tally.id);
    sector.push_back(tally.id);
  }
  for (const AssumptionSetting& assumption : setting.assumptions) replication.push_back("assumed:" + assumption.path);
  for (const SideSetting& side : setting.sides) incident.push_back("killed:" + side.id);
  for (const SideSetting& side : setting.sides) incident.push_back("wounded:" + side.id);
  return {Table{"replication", distinct(replication), "replication"},
          Table{"sector", distinct(sector), "replication, sector"},
          Table{"incident", distinct(incident), "replication, number"}};
}

std::string insert_sql(const Table& table) {
  std::string values = "?";
  for (std::size_t i = 1; i < table.columns.size(); ++i) values += ", ?";
  return fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, list(table), values);
}

std::string select_sql(const Table& table, std::string_view condition) {
  return fmt::format("SELECT {} FROM {} {} ORDER BY {}", list(table), table.name, condition, table.key);
}

void create_schema(Database& database, const Setting& setting) {
  const auto [replication, sector, incident] = tables(setting);
  database.execute(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; BEGIN;"
                  "CREATE TABLE setting (json TEXT NOT NULL);",
                  application_id, schema_version));
  database.execute(create_sql(replication, "i", ""));
  // The rows of sectors are wide: in a table by rowid a page holds more of them than in one by key.
  database.execute(create_sql(sector, "it", ""));
  const std::string casualties(2 * setting.sides.size(), 'i');
  database.execute(create_sql(incident, "iiittrintnnntni" + casualties, "WITHOUT ROWID"));
  const std::string json = to_json(setting);
  Statement statement{database, "INSERT INTO setting VALUES (?)"};
  statement.bind(1, std::string_view{json});
  statement.run();
  database.execute("COMMIT");
}

Setting read_schema(Database& database, const std::filesystem::path& shown) {
  if (database.number("PRAGMA application_id") != application_id) {
    throw core::IoError(fmt::format("{}: does not hold results of picket; choose a folder of results", shown.string()));
  }
  if (const std::int64_t found = database.number("PRAGMA user_version"); found != schema_version) {
    throw core::IoError(fmt::format("{}: is in format {}, this program reads {}; use {} version of picket",
                                    shown.string(), found, schema_version,
                                    found > schema_version ? "a newer" : "an older"));
  }
  try {
    Statement statement{database, "SELECT json FROM setting"};
    if (!statement.step()) throw std::runtime_error("it has no setting");
    return setting_from_json(std::string{statement.text(0)});
  } catch (const core::IoError&) {
    throw;
  } catch (const std::runtime_error& e) {
    throw core::IoError(fmt::format("{}: is damaged ({}); make the results anew", shown.string(), e.what()));
  }
}

}  // namespace picket::outcome
