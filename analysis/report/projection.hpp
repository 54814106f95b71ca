#pragma once
// Degrees to the map's units: equirectangular, longitudes shortened by the cosine of the middle latitude.

#include "picket/outcome/setting.hpp"

namespace picket::analysis {

struct Point {
  double x = 0, y = 0;  // map units; y grows southwards
};

class Projection {
 public:
  /// Shows all sectors, posts and what the posts watch, with a margin. Call with a setting that has at least one point.
  explicit Projection(const outcome::Setting& setting);

  [[nodiscard]] Point operator()(core::LonLat at) const;
  [[nodiscard]] core::LonLat inverse(Point point) const;
  [[nodiscard]] bool shows(core::LonLat at) const;
  [[nodiscard]] double width() const { return width_; }
  [[nodiscard]] double height() const { return height_; }
  [[nodiscard]] double units_per_km() const;

 private:
  double west_ = 0, north_ = 0;  // degrees, of the corner
  double shortening_ = 1;        // cosine of the middle latitude
  double scale_ = 1;             // map units a degree of latitude
  double width_ = 0, height_ = 0;
};

bool has_geometry(const outcome::Setting& setting);

}  // namespace picket::analysis
