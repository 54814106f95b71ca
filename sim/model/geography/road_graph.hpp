#pragma once
// A network of roads. Its nodes are the vertices of the roads: two roads meet where they have a vertex in common, to
// the last digit. The way between two places goes straight to the node nearest to each (great circle x detour, at the
// traveller's own speed) and between these by the roads that take the least time, at the lesser of the road's and the
// traveller's speed (Dijkstra 1959). A road is as long one way as the other. Lengths are whole millimetres and times
// whole microseconds, so that ways are the same on every processor; nodes and roads are put in order of place first, so
// that the order of a file never matters.

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"

namespace picket::model::geography {

using core::Duration;
using core::Length;
using core::LonLat;
using core::Speed;

class RoadGraph {
 public:
  struct Road {
    std::uint32_t road_class = 0;  // index into the speeds
    std::vector<LonLat> line;      // at least two vertices
  };
  struct Traveller {
    Speed speed{};             // most, on any road
    double detour = 1;         // between a place and its node
    std::vector<bool> closed;  // by road class
  };
  struct Way {
    Length length{};
    Duration takes{};
    bool operator==(const Way&) const = default;
  };

  /// All ways from one place.
  class Tree {
   public:
    /// None: no open road leads there.
    [[nodiscard]] std::optional<Way> to(LonLat place) const;

   private:
    friend class RoadGraph;
    const RoadGraph* graph_ = nullptr;
    Traveller traveller_;
    std::vector<std::optional<Way>> ways_;  // by node, from the place
  };

  /// roads: at least one. speeds: by road class.
  RoadGraph(std::vector<Road> roads, std::vector<Speed> speeds);
  RoadGraph(RoadGraph&&) noexcept;
  RoadGraph& operator=(RoadGraph&&) noexcept;
  ~RoadGraph();

  /// The graph must outlive the tree.
  [[nodiscard]] Tree ways_from(LonLat place, const Traveller& traveller) const;

  [[nodiscard]] std::size_t nodes() const;
  /// Of all roads.
  [[nodiscard]] Length length() const;

 private:
  [[nodiscard]] Way access(LonLat place, std::uint32_t node, const Traveller& traveller) const;
  [[nodiscard]] std::uint32_t nearest(LonLat place) const;

  struct Network;
  std::unique_ptr<Network> network_;
};

}  // namespace picket::model::geography
