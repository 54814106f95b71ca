#pragma once
// A compilation in progress: what is given, what is being made, and the problems found on the way. Each compile_*
// function fills one part of the model and needs those above it.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compile/roads.hpp"
#include "geography/local_plane.hpp"
#include "geography/reference_line.hpp"
#include "picket/model/model.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::model {

/// The place of each id in its array: arrays are in order of id.
using Places = std::map<std::string, std::uint32_t, std::less<>>;

template <class T>
Places places_of(const std::map<std::string, T>& things) {
  Places places;
  for (const auto& [id, thing] : things) places.emplace(id, static_cast<std::uint32_t>(places.size()));
  return places;
}

struct Compilation {
  const scenario::Scenario& given;
  Model model;
  std::vector<scenario::Diagnostic> problems;
  std::map<std::string, geography::ReferenceLine> borders;
  Places sides, unit_types, bases, posts, sectors, classes, levels;
  Places states;  // of politics
  Places deployments{};
  Roads roads{given};
  std::map<std::string, std::vector<SectorIndex>> along{};  // the sectors of a border, ascending

  /// path: of the value at fault.
  void refuse(std::string_view path, std::string message);
};

void compile_ladder(Compilation& c);       // sides, classes, levels, response
void compile_forces(Compilation& c);       // unit types, bases
void compile_sectors(Compilation& c);      // borders, sectors, cells, rates
void compile_posts(Compilation& c);        // posts, what they see, whom they reach
void compile_deployments(Compilation& c);  // needs politics: conditions name its states
void compile_supply(Compilation& c);       // what posts live on
void compile_neighbours(Compilation& c);   // where neighbours' lines lie
void compile_patrols(Compilation& c);
void compile_politics(Compilation& c);    // states, what levels bring about, demarcation, what is published
void compile_excitation(Compilation& c);  // follow-ons, news, history, hot spots; needs all that scales m or the ladder
void compile_setting(Compilation& c);

/// The sectors of a border that a stretch of it has more than an end in common with, ascending along it.
std::vector<SectorIndex> sectors_between(const Compilation& c, const std::string& border, Length low, Length high);

/// The reference line between two chainages in a plane: both ends, the vertices between them, and a point at least
/// every kilometre, so that the plane's straight pieces follow the geodesic ones.
std::vector<Sector::Vertex> line_between(const geography::ReferenceLine& line, const geography::LocalPlane& plane,
                                         Length from, Length to);

/// A local time of the scenario as a time of the run.
Time time_of(const Compilation& c, scenario::LocalTime t);

/// A chainage as the scenario gives it, on the reference line, to the millimetre.
Length resolve(const scenario::Chainage& chainage, const geography::ReferenceLine& line);

}  // namespace picket::model
