#include "labels.hpp"

#include <algorithm>
#include <array>

#include "../text.hpp"

namespace picket::analysis {
namespace {

// Letters are measured by a wide guess, since the reader's font is not known here.
constexpr double letter_width = 0.6;

double width_of(const Label& label) { return static_cast<double>(letters(label.text)) * letter_width * label.size; }

/// Right, left, above, below and between, in the order that cartographers prefer, then the same farther off.
std::vector<Box> sides_of(const Label& label) {
  constexpr std::array<Point, 8> directions{{{1, 0}, {1, -1}, {1, 1}, {-1, 0}, {-1, -1}, {-1, 1}, {0, -1}, {0, 1}}};
  const double w = width_of(label), h = label.size * 1.15;
  std::vector<Box> sides;
  for (const double away : {label.clear, 2.2 * label.clear, 4 * label.clear}) {
    for (const Point d : directions) {
      const double slant = d.x != 0 && d.y != 0 ? 0.7 : 1;
      const double x = label.at.x + d.x * away * slant + (d.x - 1) / 2 * w;
      const double y = label.at.y + d.y * away * slant + (d.y - 1) / 2 * h;
      sides.push_back({x, y, x + w, y + h});
    }
  }
  return sides;
}

bool lies_within(const Box& box, double width, double height) {
  return box.left >= 2 && box.top >= 2 && box.right <= width - 2 && box.bottom <= height - 2;
}

}  // namespace

std::vector<std::optional<Placed>> place_labels(const std::vector<Label>& labels, double width, double height,
                                                std::vector<Box> obstacles, const std::vector<Point>& soft) {
  std::vector<std::optional<Placed>> placed;
  for (const Label& label : labels) {
    std::optional<Box> best;
    std::ptrdiff_t fewest = 0;
    for (const Box& side : sides_of(label)) {
      const auto in_the_way = [&](const Box& b) { return b.overlaps(side); };
      if (!lies_within(side, width, height) || std::any_of(obstacles.begin(), obstacles.end(), in_the_way)) continue;
      const auto touched = std::count_if(soft.begin(), soft.end(), [&](Point p) {
        return p.x > side.left - 3 && p.x < side.right + 3 && p.y > side.top - 3 && p.y < side.bottom + 3;
      });
      if (!best || touched < fewest) best = side, fewest = touched;
      if (fewest == 0) break;
    }
    if (!best) {
      placed.emplace_back();
      continue;
    }
    obstacles.push_back(*best);
    placed.push_back(Placed{*best, best->bottom - 0.28 * label.size});
  }
  return placed;
}

}  // namespace picket::analysis
