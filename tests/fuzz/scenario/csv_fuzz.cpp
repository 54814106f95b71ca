// Any bytes as a table of places.

#include <cmath>
#include <cstdlib>

#include "data_files.hpp"
#include "input.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace picket::scenario;
  try {
    Findings findings;
    const std::string text = "picket: 1\nplaces: {file: places.csv, region: adm1, size: population}\n";
    const auto file = findings.take(Source{"scenario.yaml", "/nowhere/scenario.yaml", text});
    const Node root = parse_tree(findings, file);
    Reading reading{findings, root};
    const Source csv{"places.csv", "/nowhere/places.csv", text_of(data, size)};
    const PlacesFile asked{.file = "places.csv", .region = "adm1", .size = "population"};
    if (const auto places = places_in(csv, asked, *root.find("places"), reading)) {
      for (const Place& place : *places) {
        if (!(std::abs(place.at.longitude) <= 180 && std::abs(place.at.latitude) <= 90)) std::abort();
        if (place.population && !std::isfinite(*place.population)) std::abort();
      }
    }
  } catch (const Refusal&) {
  }
  return 0;
}
