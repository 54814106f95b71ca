#include "geography/road_graph.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/filtered_graph.hpp>

#include "geography/geodesic.hpp"
#include "geography/reference_line.hpp"

namespace picket::model::geography {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                    boost::property<boost::edge_index_t, std::uint32_t>>;
using Corner = boost::geometry::model::point<double, 3, boost::geometry::cs::cartesian>;
using Tree3 = boost::geometry::index::rtree<std::pair<Corner, std::uint32_t>, boost::geometry::index::rstar<16>>;

struct Edge {
  std::uint32_t a = 0, b = 0, road_class = 0;
  Length length{};
};

constexpr std::int64_t no_way = std::numeric_limits<std::int64_t>::max();

/// The pieces that a traveller may take.
struct IsOpen {
  const Graph* graph = nullptr;
  const std::vector<std::int64_t>* weights = nullptr;
  bool operator()(const Graph::edge_descriptor& edge) const {
    return (*weights)[boost::get(boost::edge_index, *graph, edge)] != no_way;
  }
};

Corner corner(LonLat place) {
  const GlobePoint p = on_globe(place);
  return Corner{p.x, p.y, p.z};
}

}  // namespace

struct RoadGraph::Network {
  std::vector<LonLat> nodes;  // ascending
  std::vector<Edge> edges;    // a road's pieces from vertex to vertex
  std::vector<Speed> speeds;
  Graph graph;
  Tree3 places;
};

RoadGraph::RoadGraph(std::vector<Road> roads, std::vector<Speed> speeds) : network_{std::make_unique<Network>()} {
  std::vector<LonLat>& nodes = network_->nodes;
  std::vector<Edge>& edges = network_->edges;
  network_->speeds = std::move(speeds);
  for (const Road& road : roads) nodes.insert(nodes.end(), road.line.begin(), road.line.end());
  std::ranges::sort(nodes);
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  const auto node_of = [&](LonLat place) {
    return static_cast<std::uint32_t>(std::ranges::lower_bound(nodes, place) - nodes.begin());
  };
  for (const Road& road : roads) {
    for (std::size_t i = 1; i < road.line.size(); ++i) {
      const auto [a, b] = std::minmax({node_of(road.line[i - 1]), node_of(road.line[i])});
      if (a != b) edges.push_back({a, b, road.road_class, distance(nodes[a], nodes[b])});
    }
  }
  std::ranges::sort(edges, {}, [](const Edge& e) { return std::tuple{e.a, e.b, e.road_class}; });
  network_->graph = Graph(nodes.size());
  for (std::uint32_t e = 0; e < edges.size(); ++e) boost::add_edge(edges[e].a, edges[e].b, e, network_->graph);
  std::vector<std::pair<Corner, std::uint32_t>> corners;
  for (std::uint32_t n = 0; n < nodes.size(); ++n) corners.emplace_back(corner(nodes[n]), n);
  network_->places = Tree3{corners};
}

RoadGraph::RoadGraph(RoadGraph&&) noexcept = default;
RoadGraph& RoadGraph::operator=(RoadGraph&&) noexcept = default;
RoadGraph::~RoadGraph() = default;

std::size_t RoadGraph::nodes() const { return network_->nodes.size(); }

Length RoadGraph::length() const {
  Length sum{};
  for (const Edge& edge : network_->edges) sum += edge.length;
  return sum;
}

/// Of a few nodes whose chords are the shortest the one with the shortest geodesic, to the millimetre; of equals the
/// first by place.
std::uint32_t RoadGraph::nearest(LonLat place) const {
  std::vector<std::pair<Corner, std::uint32_t>> few;
  network_->places.query(boost::geometry::index::nearest(corner(place), 8), std::back_inserter(few));
  std::pair<Length, std::uint32_t> best{Length{std::numeric_limits<double>::max()}, 0};
  for (const auto& [ignored, node] : few)
    best = std::min(best, std::pair{distance(place, network_->nodes[node]), node});
  return best.second;
}

RoadGraph::Way RoadGraph::access(LonLat place, std::uint32_t node, const Traveller& traveller) const {
  const Length length = core::to_millimetre(distance(place, network_->nodes[node]) * traveller.detour);
  return {length, length / traveller.speed};
}

RoadGraph::Tree RoadGraph::ways_from(LonLat place, const Traveller& traveller) const {
  const auto& nodes = network_->nodes;
  const auto& edges = network_->edges;
  const Graph& graph = network_->graph;
  std::vector<std::int64_t> weights;
  for (const Edge& edge : edges)
    weights.push_back(traveller.closed[edge.road_class]
                          ? no_way
                          : (edge.length / std::min(network_->speeds[edge.road_class], traveller.speed)).count());
  const std::uint32_t start = nearest(place);
  std::vector<std::int64_t> times(nodes.size(), no_way);
  std::vector<std::uint32_t> before(nodes.size());
  const auto edge_index = boost::get(boost::edge_index, graph);
  const auto node_index = boost::get(boost::vertex_index, graph);
  boost::dijkstra_shortest_paths(boost::make_filtered_graph(graph, IsOpen{&graph, &weights}), start,
                                 boost::distance_map(boost::make_iterator_property_map(times.begin(), node_index))
                                     .predecessor_map(boost::make_iterator_property_map(before.begin(), node_index))
                                     .weight_map(boost::make_iterator_property_map(weights.begin(), edge_index)));

  Tree tree;
  tree.graph_ = this;
  tree.traveller_ = traveller;
  tree.ways_.resize(nodes.size());
  tree.ways_[start] = access(place, start, traveller);
  // From the start outwards: the node before one is never further off, and then it comes first.
  std::vector<std::uint32_t> reached;
  for (std::uint32_t n = 0; n < nodes.size(); ++n)
    if (n != start && times[n] != no_way) reached.push_back(n);
  std::vector<std::uint32_t> stack;
  for (std::uint32_t n : reached) {
    for (; !tree.ways_[n]; n = before[n]) stack.push_back(n);
    for (; !stack.empty(); stack.pop_back()) {
      const std::uint32_t end = stack.back(), from = before[end];
      const auto [low, high] = std::minmax({from, end});
      std::pair<std::int64_t, Length> quickest{no_way, Length{}};
      const auto first = std::ranges::lower_bound(edges, std::pair{low, high}, {}, [](const Edge& e) {
        return std::pair{e.a, e.b};
      });
      for (auto e = first; e != edges.end() && e->a == low && e->b == high; ++e)
        quickest = std::min(quickest, std::pair{weights[static_cast<std::size_t>(e - edges.begin())], e->length});
      tree.ways_[end] =
          Way{tree.ways_[from]->length + quickest.second, tree.ways_[from]->takes + Duration{quickest.first}};
    }
  }
  return tree;
}

std::optional<RoadGraph::Way> RoadGraph::Tree::to(LonLat place) const {
  const std::uint32_t node = graph_->nearest(place);
  if (!ways_[node]) return std::nullopt;
  const Way last = graph_->access(place, node, traveller_);
  return Way{ways_[node]->length + last.length, ways_[node]->takes + last.takes};
}

}  // namespace picket::model::geography
