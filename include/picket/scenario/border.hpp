#pragma once
// The line, what lies along it, and the roads that lead there.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "picket/scenario/words.hpp"

namespace picket::scenario {

/// A polyline of degrees, read from a feature of a GeoJSON file.
using Line = std::vector<LonLat>;

struct Border {
  std::string geometry;  // the file, relative to the scenario
  std::string feature;   // the feature's `id` property
  Length reference{};    // tolerance of the generalisation
  Line line;             // what the file holds
};

struct Place {
  std::string name;
  std::string region;  // tells places of one name apart
  LonLat at;
  std::optional<double> population;  // a size to choose labels by; registered voters where that is what the file has
};

/// A place by name or by coordinates. `Vardenis (Gegharkunik)` names its region.
struct Site {
  std::string name;  // empty when given by coordinates
  LonLat at;
};

/// A point on a border: a chainage (`112 km`), or the point nearest to a place, with an offset along the line.
struct Chainage {
  std::optional<Length> along;  // from the border's beginning; `start` is 0 km
  bool end = false;             // `end`: the border's end
  std::optional<Site> near;
  Length offset{};
};

/// A part of a sector's incidents begins close to a point: uniformly within a distance of it, cut at the walls.
struct HotSpot {
  Chainage at;
  Share share = 0;
  Length within{};
};

struct Sector {
  Id border;
  Chainage from, to;
  std::string region;       // a label for reports (a province)
  std::set<Id> neighbours;  // beside those that touch
  std::map<Id, HotSpot> hot_spots;
  Share demarcated = 0;  // at the start
};

struct RoadClass {
  Speed speed{};
  std::set<int> closed;  // months 1..12
};

struct Road {
  Id road_class;
  Line line;
};

/// A network of roads, read from a GeoJSON file of LineStrings with a property `class`.
struct RoadGraph {
  std::string file;  // relative to the scenario
  std::map<Id, RoadClass> classes;
  std::vector<Road> roads;  // what the file holds
};

}  // namespace picket::scenario
