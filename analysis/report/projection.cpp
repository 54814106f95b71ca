#include "projection.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace picket::analysis {
namespace {

constexpr double km_per_degree = 6371.0088 * std::numbers::pi / 180;

// At most this many units wide and high: about the pixels of the page, so that text of 12 units is text of 12 pixels.
constexpr double widest = 760, highest = 840;
// A straight border would be a strip; a map needs some ground on both sides.
constexpr double flattest = 0.45, slimmest = 1.25;  // height over width
constexpr double margin = 0.06;

struct Box {
  double west = std::numeric_limits<double>::infinity(), east = -west;
  double south = west, north = -west;

  void hold(core::LonLat at, double radius_degrees = 0, double shortening = 1) {
    west = std::min(west, at.longitude - radius_degrees / shortening);
    east = std::max(east, at.longitude + radius_degrees / shortening);
    south = std::min(south, at.latitude - radius_degrees);
    north = std::max(north, at.latitude + radius_degrees);
  }
};

double shortening_at(double latitude) { return std::max(std::cos(latitude * std::numbers::pi / 180), 0.01); }

Box box_of(const outcome::Setting& setting) {
  Box box;
  for (const auto& sector : setting.sectors) {
    for (const core::LonLat at : sector.line) box.hold(at);
  }
  for (const auto& post : setting.posts) {
    box.hold(post.at, post.radius_km / km_per_degree, shortening_at(post.at.latitude));
  }
  return box;
}

}  // namespace

Projection::Projection(const outcome::Setting& setting) {
  const Box box = box_of(setting);
  const double middle_latitude = (box.south + box.north) / 2, middle_longitude = (box.west + box.east) / 2;
  shortening_ = shortening_at(middle_latitude);
  // in degrees of latitude; a single point still gets a few kilometres of ground
  double wide = std::max((box.east - box.west) * shortening_ * (1 + 2 * margin), 0.05);
  double high = std::max((box.north - box.south) * (1 + 2 * margin), 0.05);
  high = std::max(high, wide * flattest);
  wide = std::max(wide, high / slimmest);
  scale_ = std::min(widest / wide, highest / high);
  width_ = wide * scale_;
  height_ = high * scale_;
  west_ = middle_longitude - wide / shortening_ / 2;
  north_ = middle_latitude + high / 2;
}

Point Projection::operator()(core::LonLat at) const {
  return {(at.longitude - west_) * shortening_ * scale_, (north_ - at.latitude) * scale_};
}

core::LonLat Projection::inverse(Point point) const {
  return {west_ + point.x / scale_ / shortening_, north_ - point.y / scale_};
}

bool Projection::shows(core::LonLat at) const {
  const Point p = (*this)(at);
  return p.x >= 0 && p.y >= 0 && p.x <= width_ && p.y <= height_;
}

double Projection::units_per_km() const { return scale_ / km_per_degree; }

bool has_geometry(const outcome::Setting& setting) {
  return std::any_of(setting.sectors.begin(), setting.sectors.end(), [](const auto& s) { return s.line.size() > 1; });
}

}  // namespace picket::analysis
