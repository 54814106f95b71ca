#include <algorithm>

#include <fmt/format.h>

#include "csv.hpp"
#include "data_files.hpp"
#include "near_word.hpp"
#include "units.hpp"

namespace picket::scenario {
namespace {

constexpr std::size_t most_problems = 20;  // a file that is wrong throughout is wrong in one way

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

struct Columns {
  std::size_t name = 0, lon = 0, lat = 0;
  std::optional<std::size_t> region, size;
};

/// As the header writes it; capitals are no difference.
std::optional<std::size_t> column(const CsvRow& header, std::string_view name) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (std::ranges::equal(header[i].text, name, {}, lower, lower)) return i;
  }
  return std::nullopt;
}

std::vector<std::string_view> names_in(const CsvRow& header) {
  std::vector<std::string_view> names;
  for (const CsvField& field : header) names.push_back(field.text);
  return names;
}

/// The columns by their names in the header. What the file must have is its own fault; what the scenario names, the
/// scenario's.
std::optional<Columns> columns_in(const CsvRow& header, const Source& csv, const PlacesFile& asked, const Node& block,
                                  Reading& reading) {
  Columns columns;
  bool well = true;
  for (const char other : {';', '\t'}) {
    if (header.size() > 1 || header.front().text.find(other) == std::string::npos) continue;
    reading.findings().add(csv.diagnostic(1, 1,
                                          fmt::format("the columns are separated by {}; save the table with commas",
                                                      other == ';' ? "semicolons" : "tabs")));
    return std::nullopt;
  }
  const auto own = [&](std::string_view name, std::size_t& to) {
    const auto found = column(header, name);
    if (found) to = *found;
    if (!found) {
      well = false;
      reading.findings().add(csv.diagnostic(
          1, 1, fmt::format("the header has no column '{}'{}", name, did_you_mean(name, names_in(header)))));
    }
  };
  const auto named = [&](std::string_view key, const std::string& name, std::optional<std::size_t>& to) {
    if (name.empty()) return;
    to = column(header, name);
    if (to) return;
    const Node* value = block.find(key);
    well =
        reading.refuse(value != nullptr ? value->at : block.at,
                       fmt::format("{} has no column '{}'{}", csv.name(), name, did_you_mean(name, names_in(header))));
  };
  own("name", columns.name);
  own("lon", columns.lon);
  own("lat", columns.lat);
  named("region", asked.region, columns.region);
  named("size", asked.size, columns.size);
  return well ? std::optional{columns} : std::nullopt;
}

/// A place from a row; what is wrong goes to problems.
std::optional<scenario::Place> place_from(const CsvRow& row, const Columns& columns, const Source& csv,
                                          std::vector<Diagnostic>& problems) {
  const std::size_t before = problems.size();
  const auto refuse = [&](const CsvField& field, std::string message) {
    problems.push_back(csv.diagnostic(field.line, field.column, std::move(message)));
  };
  const auto degrees = [&](const CsvField& field, std::string_view name, double most) {
    const auto value = bare_number(field.text);
    if (!value || *value < -most || *value > most) {
      refuse(field, fmt::format("'{}' is not a {}; it lies between {} and {} degrees", field.text, name, -most, most));
    }
    return value.value_or(0);
  };
  scenario::Place place;
  place.name = row[columns.name].text;
  if (place.name.empty()) refuse(row[columns.name], "a place without a name");
  place.at = {degrees(row[columns.lon], "longitude", 180), degrees(row[columns.lat], "latitude", 90)};
  if (columns.region) place.region = row[*columns.region].text;
  if (columns.size && !row[*columns.size].text.empty()) {
    place.population = bare_number(row[*columns.size].text);
    if (!place.population || *place.population < 0) {
      refuse(row[*columns.size],
             fmt::format("'{}' is not a size; leave it empty where it is not known", row[*columns.size].text));
    }
  }
  return problems.size() == before ? std::optional{std::move(place)} : std::nullopt;
}

}  // namespace

std::optional<std::vector<scenario::Place>> places_in(const Source& csv, const PlacesFile& asked, const Node& block,
                                                      Reading& reading) {
  std::vector<Diagnostic> problems = unreadable_characters(csv);
  const std::vector<CsvRow> rows = problems.empty() ? csv_rows(csv, problems) : std::vector<CsvRow>{};
  if (rows.empty() && problems.empty())
    problems.push_back(csv.diagnostic(1, 1, "the file is empty; its first line names its columns"));
  const auto columns = rows.empty() ? std::nullopt : columns_in(rows.front(), csv, asked, block, reading);
  std::vector<scenario::Place> places;
  for (std::size_t i = 1; columns && i < rows.size(); ++i) {
    if (problems.size() >= most_problems) {
      problems.push_back(
          csv.diagnostic(rows[i][0].line, rows[i][0].column, "the rows from here on were not looked at"));
      break;
    }
    if (rows[i].size() != rows[0].size()) {
      problems.push_back(
          csv.diagnostic(rows[i][0].line, 1,
                         fmt::format("the row has {} fields and the header {}; is a quote missing around a comma?",
                                     rows[i].size(), rows[0].size())));
      continue;
    }
    auto place = place_from(rows[i], *columns, csv, problems);
    if (place) places.push_back(std::move(*place));
  }
  const bool well = columns && problems.empty();
  reading.findings().add(std::move(problems));
  return well ? std::optional{std::move(places)} : std::nullopt;
}

}  // namespace picket::scenario
