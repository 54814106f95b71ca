#include "picket/outcome/geojson.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "picket/core/error.hpp"

using nlohmann::ordered_json;

namespace picket::outcome {
namespace {

/// A line needs two positions.
ordered_json geometry_of(const std::vector<LonLat>& line) {
  if (line.size() < 2) return nullptr;
  ordered_json coordinates = ordered_json::array();
  for (const LonLat at : line) coordinates.push_back({at.longitude, at.latitude});
  return {{"type", "LineString"}, {"coordinates", coordinates}};
}

ordered_json value_at(const SectorValues& column, std::size_t sector) {
  const std::optional<double>& value = column.values[sector];
  return value && std::isfinite(*value) ? ordered_json(*value) : ordered_json(nullptr);
}

}  // namespace

std::string sectors_geojson(const Setting& setting, const std::vector<SectorValues>& values) {
  ordered_json features = ordered_json::array();
  for (std::size_t s = 0; s < setting.sectors.size(); ++s) {
    const SectorSetting& sector = setting.sectors[s];
    ordered_json properties{{"sector", sector.id},       {"region", sector.region}, {"border", sector.border},
                            {"from_km", sector.from_km}, {"to_km", sector.to_km},   {"drawn_km", sector.drawn_km}};
    for (const SectorValues& column : values) {
      PICKET_INVARIANT(column.values.size() == setting.sectors.size(), "a map layer has a value for every sector");
      properties[column.name] = value_at(column, s);
    }
    features.push_back(
        {{"type", "Feature"}, {"id", sector.id}, {"properties", properties}, {"geometry", geometry_of(sector.line)}});
  }
  ordered_json all{{"type", "FeatureCollection"},
                   {"name", setting.name},
                   {"attribution", setting.attribution},
                   {"features", features}};
  return all.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace picket::outcome
