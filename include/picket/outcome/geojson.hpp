#pragma once
// The sectors as a map layer.

#include <optional>
#include <string>
#include <vector>

#include "picket/outcome/setting.hpp"

namespace picket::outcome {

/// One more property of the sectors. values: one a sector, in the setting's order; absent ones become null.
struct SectorValues {
  std::string name;
  std::vector<std::optional<double>> values;
};

/// A GeoJSON FeatureCollection (RFC 7946): a feature a sector with its line (null where there is none), its id, region,
/// border, from_km, to_km, drawn_km and the given values. The setting's attribution travels as `attribution`.
std::string sectors_geojson(const Setting& setting, const std::vector<SectorValues>& values = {});

}  // namespace picket::outcome
