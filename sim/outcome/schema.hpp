#pragma once
// The tables of results.db.
//
//   setting      json: the Setting, canonical
//   replication  one row a history: the tallies of the whole, then what it has drawn, as `assumed:PATH`
//   sector       one row a (history, sector), and one for what belongs to no sector, named elsewhere_id: the sum over a
//                history's rows is the whole
//   incident     one row an incident, numbered in the order of Outcome::incidents; microseconds since the start
//
// Nothing here says when, where or on how many cores it was made.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "database.hpp"
#include "picket/outcome/outcome.hpp"
#include "picket/outcome/setting.hpp"

namespace picket::outcome {

inline constexpr std::int32_t application_id = 0x7069636b;  // "pick", in the header of the file
inline constexpr std::int64_t schema_version = 4;
inline constexpr std::string_view elsewhere_id = "(elsewhere)";

/// The texts of Found, in its order.
inline constexpr std::array<std::string_view, 5> found_texts{"never", "at_onset", "by_patrol", "by_residents", "overt"};

/// Replications and identities are unsigned; SQLite's integers are signed.
constexpr std::int64_t as_signed(std::uint64_t bits) { return static_cast<std::int64_t>(bits); }
constexpr std::uint64_t as_unsigned(std::int64_t bits) { return static_cast<std::uint64_t>(bits); }

struct Table {
  std::string name;
  std::vector<std::string> columns;  // key first
  std::string key;                   // its columns, as in ORDER BY
};

/// replication, sector, incident.
std::array<Table, 3> tables(const Setting& setting);

std::string insert_sql(const Table& table);
/// condition: empty, or `WHERE ...`. In the order of the key.
std::string select_sql(const Table& table, std::string_view condition = "");

void create_schema(Database& database, const Setting& setting);

/// The Setting of an existing file. Throws core::IoError, naming `shown`, on one that is not results of this version.
Setting read_schema(Database& database, const std::filesystem::path& shown);

}  // namespace picket::outcome
