#pragma once
// Where names go on a map, so that none covers another.

#include <optional>
#include <string>
#include <vector>

#include "projection.hpp"

namespace picket::analysis {

struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] bool overlaps(const Box& b) const {
    return left < b.right && b.left < right && top < b.bottom && b.top < bottom;
  }
};

struct Label {
  std::string text;
  Point at;          // what it names
  double size = 12;  // of the letters, map units
  double clear = 6;  // of what it names: how far the text stays away
};

struct Placed {
  Box box;
  double baseline = 0;
};

/// One after another, so that earlier ones have the choice: each on the first side of its point where it lies on the
/// map and touches no label and no obstacle; where every side touches a `soft` point (a line under it), the side with
/// the fewest. Absent: no room.
std::vector<std::optional<Placed>> place_labels(const std::vector<Label>& labels, double width, double height,
                                                std::vector<Box> obstacles, const std::vector<Point>& soft);

}  // namespace picket::analysis
