// Any bytes as GeoJSON: a border's line, and roads.

#include <cmath>
#include <cstdlib>
#include <map>

#include "data_files.hpp"
#include "input.hpp"

namespace picket::scenario {
namespace {

void require_on_globe(const Line& line) {
  if (line.size() < 2) std::abort();
  for (const LonLat& at : line) {
    if (!(std::abs(at.longitude) <= 180 && std::abs(at.latitude) <= 90)) std::abort();
  }
}

void read(const std::string& text) {
  const Source geojson{"border.geojson", "/nowhere/border.geojson", text};
  const Node root;
  try {
    Findings findings;
    findings.take(Source{"scenario.yaml", "/nowhere/scenario.yaml", "picket: 1\n"});
    Reading reading{findings, root};
    if (const auto line = line_of_feature(geojson, "east", root, reading)) require_on_globe(*line);
  } catch (const Refusal&) {
  }
  try {
    Findings findings;
    findings.take(Source{"scenario.yaml", "/nowhere/scenario.yaml", "picket: 1\n"});
    Reading reading{findings, root};
    const std::map<Id, RoadClass> classes{{"primary", {}}, {"pass", {}}};
    if (const auto roads = roads_in(geojson, classes, root, reading)) {
      for (const Road& road : *roads) require_on_globe(road.line);
    }
  } catch (const Refusal&) {
  }
}

}  // namespace
}  // namespace picket::scenario

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  picket::scenario::read(picket::scenario::text_of(data, size));
  return 0;
}
