#include "data_files.hpp"
#include "table_blocks.hpp"

// The table of keys: the network of roads.

namespace picket::scenario {

Kind<RoadGraph> road_graph() {
  const auto road_class = block<RoadClass>({
      row("speed", &RoadClass::speed, speed({"0.01 km/h", ""}), required,
          "most that it allows; a slower unit goes at its own", "50 km/h"),
      row("closed", &RoadClass::closed, set_of(month()), otherwise("[]"), "months in which nobody sets out on it",
          "[dec, jan, feb]"),
  });
  const auto keys = block<RoadGraph>({
      row("file", &RoadGraph::file, file(), required,
          "GeoJSON: LineStrings with a property `class`; roads meet where they have a point in common",
          "data/roads.geojson"),
      row("classes", &RoadGraph::classes, map_of(new_id(), road_class, Empty::refused), required,
          "the classes of road in the file", "{primary: {speed: 50 km/h}, track: {speed: 15 km/h, closed: [jan]}}"),
  });
  return made_from<RoadGraph>(keys, [](RoadGraph made, const Node& node, Reading& reading) -> std::optional<RoadGraph> {
    const Node& name = *node.find("file");
    const auto source = named_file(reading.findings(), name);
    auto roads = source ? roads_in(*source, made.classes, name, reading) : std::nullopt;
    if (!roads) return std::nullopt;
    made.roads = std::move(*roads);
    return made;
  });
}

}  // namespace picket::scenario
