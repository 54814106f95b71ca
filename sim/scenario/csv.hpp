#pragma once
// Comma-separated values (RFC 4180): quoted fields, doubled quotes, line ends of either kind.

#include <string>
#include <vector>

#include "source.hpp"

namespace picket::scenario {

struct CsvField {
  std::string text;
  int line = 0;
  int column = 0;  // of the field's first character
};
using CsvRow = std::vector<CsvField>;

/// All rows that are not blank. A quote that never closes, or text after one that did, goes to problems and ends the
/// reading.
std::vector<CsvRow> csv_rows(const Source& source, std::vector<Diagnostic>& problems);

}  // namespace picket::scenario
