#include "compile/roads.hpp"

#include <algorithm>

#include "geography/reference_line.hpp"

namespace picket::model {

Roads::Roads(const scenario::Scenario& given) : detour_{given.detour} {
  if (!given.roads) return;
  std::map<std::string, std::uint32_t> places;
  std::vector<Speed> speeds;
  closed_.assign(12, {});
  for (const auto& [id, road_class] : given.roads->classes) {
    places.emplace(id, static_cast<std::uint32_t>(places.size()));
    speeds.push_back(road_class.speed);
    for (int month = 1; month <= 12; ++month)
      closed_[static_cast<std::size_t>(month - 1)].push_back(road_class.closed.contains(month));
  }
  std::vector<geography::RoadGraph::Road> roads;
  for (const auto& road : given.roads->roads) roads.push_back({places.at(road.road_class), road.line});
  graph_.emplace(std::move(roads), std::move(speeds));
}

std::optional<Way> Roads::way(core::LonLat from, core::LonLat to, Speed speed, unsigned month) {
  if (!graph_) {
    const Length length = core::to_millimetre(geography::distance(from, to) * detour_);
    return Way{length, length / speed};
  }
  const auto& closed = closed_[month];
  const auto key = std::tuple{from, speed, closed};
  auto tree = trees_.find(key);
  if (tree == trees_.end()) tree = trees_.emplace(key, graph_->ways_from(from, {speed, detour_, closed})).first;
  const auto found = tree->second.to(to);
  return found ? std::optional{Way{found->length, found->takes}} : std::nullopt;
}

Ways Roads::between(core::LonLat from, core::LonLat to, Speed speed, const std::set<int>& closed) {
  const bool alike = closed.empty() && (!graph_ || std::ranges::count(closed_, closed_.front()) == 12);
  Ways ways;
  for (unsigned month = 0; month < (alike ? 1U : 12U); ++month)
    ways.push_back(closed.contains(static_cast<int>(month) + 1) ? std::nullopt : way(from, to, speed, month));
  return ways;
}

bool passable(const Ways& ways) {
  return std::ranges::any_of(ways, [](const auto& way) { return way.has_value(); });
}

}  // namespace picket::model
