#include "compilation.hpp"

namespace picket::model {

void compile_neighbours(Compilation& c) {
  if (!c.model.response.next_door) return;
  const auto line_of = [&](const Sector& sector) -> const geography::ReferenceLine& {
    return c.borders.at(c.given.sectors.at(sector.id).border);
  };
  for (Sector& sector : c.model.sectors) {
    const geography::LocalPlane plane{line_of(sector).at((sector.from + sector.to) / 2)};
    for (const SectorIndex neighbour : sector.neighbours) {
      const Sector& there = c.model.sectors[neighbour];
      sector.beyond.push_back(line_between(line_of(there), plane, there.from, there.to));
    }
  }
}

}  // namespace picket::model
