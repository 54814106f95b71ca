#include "lines.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace picket::analysis {
namespace {

double distance(Point p, Point a, Point b) {
  const double dx = b.x - a.x, dy = b.y - a.y;
  const double squared = dx * dx + dy * dy;
  const double t = squared > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0) : 0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

double length_of(Point a, Point b) { return std::hypot(b.x - a.x, b.y - a.y); }

Point between(Point a, Point b, double t) { return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}; }

}  // namespace

std::vector<Point> simplified(const std::vector<Point>& line, double tolerance) {
  if (line.size() < 3) return line;
  std::vector<bool> kept(line.size(), false);
  kept.front() = kept.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> spans{{0, line.size() - 1}};
  while (!spans.empty()) {
    const auto [first, last] = spans.back();
    spans.pop_back();
    std::size_t farthest = first;
    double most = tolerance;
    for (std::size_t i = first + 1; i < last; ++i) {
      const double d = distance(line[i], line[first], line[last]);
      if (d > most) most = d, farthest = i;
    }
    if (farthest == first) continue;
    kept[farthest] = true;
    spans.push_back({first, farthest});
    spans.push_back({farthest, last});
  }
  std::vector<Point> rest;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (kept[i]) rest.push_back(line[i]);
  }
  return rest;
}

std::vector<std::vector<Point>> drawn_lines(const Projection& projection, const outcome::Setting& setting) {
  std::vector<std::vector<Point>> lines;
  for (const outcome::SectorSetting& sector : setting.sectors) {
    std::vector<Point> line;
    for (const core::LonLat at : sector.line) line.push_back(projection(at));
    lines.push_back(simplified(line, 0.3));
  }
  return lines;
}

std::string path_of(const std::vector<Point>& line) {
  std::string d;
  for (const Point p : line) d += fmt::format("{}{:.1f} {:.1f}", d.empty() ? "M" : "L", p.x, p.y);
  return d;
}

Point middle_of(const std::vector<Point>& line) {
  double left = 0;
  for (std::size_t i = 1; i < line.size(); ++i) left += length_of(line[i - 1], line[i]) / 2;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double piece = length_of(line[i - 1], line[i]);
    if (left <= piece && piece > 0) return between(line[i - 1], line[i], left / piece);
    left -= piece;
  }
  return line.front();
}

std::vector<Point> beads(const std::vector<std::vector<Point>>& lines) {
  constexpr double apart = 4;
  std::vector<Point> points;
  for (const auto& line : lines) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      const int pieces = 1 + static_cast<int>(length_of(line[i - 1], line[i]) / apart);
      for (int k = 0; k < pieces; ++k) points.push_back(between(line[i - 1], line[i], 1.0 * k / pieces));
    }
  }
  return points;
}

}  // namespace picket::analysis
