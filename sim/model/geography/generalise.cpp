#include "geography/generalise.hpp"

#include <algorithm>
#include <optional>

#include "geography/geodesic.hpp"

namespace picket::model::geography {

namespace {

using core::kilometres;
using core::metres;

struct Piece {
  std::size_t first, last;  // indices of vertices
};

class Generalisation {
 public:
  Generalisation(const std::vector<LonLat>& drawn, Length tolerance) : drawn_{drawn}, tolerance_{tolerance} {
    globe_.reserve(drawn.size());
    for (const LonLat place : drawn) globe_.push_back(on_globe(place));
    rough_.resize(drawn.size());
  }

  /// The vertex inside the piece that is farthest from the geodesic between its ends; none when all are within
  /// tolerance. Exact geodesics are solved only for those that a cheap estimate puts near the maximum.
  std::optional<std::size_t> farthest(Piece piece) {
    const Geodesic chord{drawn_[piece.first], drawn_[piece.last]};
    Length most;
    for (std::size_t i = piece.first + 1; i < piece.last; ++i) {
      rough_[i] = chord.roughly_from(globe_[i]);
      most = std::max(most, rough_[i]);
    }
    const bool estimate_holds = chord.length() < kilometres(1000) && most < kilometres(1000);
    const Length doubt = estimate_holds ? metres(2) + most * 0.0001 : most;
    if (estimate_holds && most + doubt <= tolerance_) return std::nullopt;

    std::optional<std::size_t> found;
    Length found_at;
    for (std::size_t i = piece.first + 1; i < piece.last; ++i) {
      if (rough_[i] < most - doubt * 2) continue;
      const Length off = core::to_millimetre(chord.nearest_to(drawn_[i]).distance);
      if (off <= tolerance_ || off < found_at) continue;
      // Of two equally far ones the order of the coordinates decides, which does not depend on the line's direction.
      if (found && off == found_at && drawn_[i] < drawn_[*found]) continue;
      found = i;
      found_at = off;
    }
    return found;
  }

 private:
  const std::vector<LonLat>& drawn_;
  Length tolerance_;
  std::vector<GlobePoint> globe_;
  std::vector<Length> rough_;  // of the piece in work
};

}  // namespace

std::vector<std::size_t> kept_vertices(const std::vector<LonLat>& drawn, Length tolerance) {
  Generalisation generalisation{drawn, tolerance};
  std::vector<std::size_t> kept{0, drawn.size() - 1};
  std::vector<Piece> open{{0, drawn.size() - 1}};  // a stack of our own: a spiral would go as deep as it has vertices
  while (!open.empty()) {
    const Piece piece = open.back();
    open.pop_back();
    const auto split = generalisation.farthest(piece);
    if (!split) continue;
    kept.push_back(*split);
    open.push_back({piece.first, *split});
    open.push_back({*split, piece.last});
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

}  // namespace picket::model::geography
