#pragma once
// One history into the tables.

#include <array>

#include "database.hpp"
#include "picket/outcome/outcome.hpp"
#include "picket/outcome/setting.hpp"
#include "schema.hpp"

namespace picket::outcome {

/// Aborts unless the outcome fits the setting and all its numbers are finite.
void require_complete(const Outcome& outcome, const Setting& setting);

class HistoryWriter {
 public:
  HistoryWriter(Database& database, const Setting& setting);

  /// Writes a complete outcome whose replication is not there yet. The caller holds the transaction.
  void write(const Outcome& outcome);

 private:
  void write_row(std::int64_t replication, std::string_view sector, const std::vector<double>& row);
  void write_incident(std::int64_t replication, std::int64_t number, const Incident& incident);

  const Setting& setting_;
  std::array<Table, 3> tables_;
  Statement replication_, sector_, incident_;
};

}  // namespace picket::outcome
