#pragma once
// Ways between places off the border: by the scenario's network of roads when it has one, else great circle x detour.

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "geography/road_graph.hpp"
#include "picket/model/model.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::model {

class Roads {
 public:
  explicit Roads(const scenario::Scenario& given);

  /// By month of departure. closed: months 1..12 in which nobody sets out, whatever the roads. Empty in every month: no
  /// road leads there.
  Ways between(core::LonLat from, core::LonLat to, Speed speed, const std::set<int>& closed = {});

  [[nodiscard]] const std::optional<geography::RoadGraph>& graph() const { return graph_; }

 private:
  std::optional<Way> way(core::LonLat from, core::LonLat to, Speed speed, unsigned month);

  double detour_;
  std::optional<geography::RoadGraph> graph_;
  std::vector<std::vector<bool>> closed_;  // [month][road class]
  std::map<std::tuple<core::LonLat, Speed, std::vector<bool>>, geography::RoadGraph::Tree> trees_;
};

/// Whether one can set out in some month.
bool passable(const Ways& ways);

}  // namespace picket::model
