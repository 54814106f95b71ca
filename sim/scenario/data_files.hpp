#pragma once
// Files that a scenario names: where they lie, and what they hold.

#include <optional>
#include <string>
#include <vector>

#include "picket/scenario/scenario.hpp"
#include "reading.hpp"

namespace picket::scenario {

/// A file that a value names, relative to the file that the value stands in and within its folder (links resolved), or
/// nothing, having said why not. Throws core::IoError when it cannot be read.
std::optional<Source> named_file(Findings& findings, const Node& value);

/// The line of one feature of a GeoJSON text: the LineString whose property `id` is the given.
std::optional<Line> line_of_feature(const Source& geojson, const std::string& feature, const Node& value,
                                    Reading& reading);

/// The roads of a GeoJSON text: every feature is a LineString whose property `class` is one of the classes. value: who
/// names the file. Empty when anything is wrong.
std::optional<std::vector<Road>> roads_in(const Source& geojson, const std::map<Id, RoadClass>& classes,
                                          const Node& value, Reading& reading);

/// Which columns of the table of places are asked for.
struct PlacesFile {
  std::string file;
  std::string region;  // empty: none
  std::string size;    // empty: none
};

/// Rows of a CSV with a header (RFC 4180). block: the scenario's `places`, for what is wrong with the names of columns.
/// Empty when anything is wrong.
std::optional<std::vector<scenario::Place>> places_in(const Source& csv, const PlacesFile& asked, const Node& block,
                                                      Reading& reading);

}  // namespace picket::scenario
