#pragma once
// One history back out of the tables.

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "database.hpp"
#include "picket/outcome/outcome.hpp"
#include "picket/outcome/setting.hpp"
#include "schema.hpp"

namespace picket::outcome {

class HistoryReader {
 public:
  /// shown: the path that errors name.
  HistoryReader(Database& database, const Setting& setting, std::filesystem::path shown);

  [[nodiscard]] bool has(std::uint64_t replication);
  /// Throws core::IoError when rows are missing or name what the setting does not know.
  Outcome read(std::uint64_t replication);

 private:
  using Places = std::map<std::string, std::uint32_t, std::less<>>;  // id -> index

  void read_assumed(Outcome& outcome);
  void read_rows(Outcome& outcome);
  void read_incidents(Outcome& outcome);
  [[nodiscard]] std::uint32_t place(const Places& places, std::string_view id) const;
  [[noreturn]] void damaged(const std::string& what) const;

  const Setting& setting_;
  std::filesystem::path shown_;
  Places sectors_, classes_, levels_, found_;
  std::array<Table, 3> tables_;
  Statement has_, whole_, sector_, incident_;
};

/// The replications that are there, ascending.
std::vector<std::uint64_t> read_replications(Database& database);

}  // namespace picket::outcome
