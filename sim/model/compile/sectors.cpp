#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "compilation.hpp"

namespace picket::model {

namespace {

std::vector<Cell> cells_between(Length from, Length to, Length cell) {
  std::vector<Cell> cells;
  const auto count = static_cast<std::size_t>(std::ceil((to - from) / cell - 1e-9));
  for (std::size_t i = 0; i < count; ++i) {
    const Length begin = from + cell * static_cast<double>(i);
    const Length end = std::min(begin + cell, to);
    const Length length = core::to_millimetre(end - begin);
    cells.push_back({core::to_millimetre((begin + end) / 2), length, std::llround(length.si() * 1000)});
  }
  return cells;
}

double rate_of(const scenario::IncidentClass& given, const std::string& sector, Length length) {
  const auto factor = given.where.find(sector);
  const double per_second = given.rate.per_sector.si() + given.rate.per_length.si() * length.si();
  return per_second * 3600 * (factor == given.where.end() ? 1 : factor->second);
}

void compile_sector(Compilation& c, const std::string& id, const scenario::Sector& given) {
  const auto& line = c.borders.at(given.border);
  Sector made{.id = id, .key = core::key_of(id), .from = resolve(given.from, line), .to = resolve(given.to, line)};
  if (made.from >= made.to || made.from < Length{} || made.to > line.reference_length()) {
    c.refuse("sectors." + id,
             fmt::format(
                 "a sector lies on its border, its end behind its beginning; this one goes from km {:.3f} to km {:.3f} "
                 "of '{}', which is {:.3f} km long",
                 core::in_kilometres(made.from), core::in_kilometres(made.to), given.border,
                 core::in_kilometres(line.reference_length())));
    c.model.sectors.push_back(std::move(made));
    return;
  }
  const geography::LocalPlane plane{line.at((made.from + made.to) / 2)};
  made.cells = cells_between(made.from, made.to, c.given.measures.cell);
  made.line = line_between(line, plane, made.from, made.to);
  for (const auto& [class_id, incident_class] : c.given.incidents)
    made.rate.push_back(rate_of(incident_class, id, made.length()));
  c.model.sectors.push_back(std::move(made));
}

/// Sectors of one border, ascending: each must begin where or after the one before it ends. Those that touch are
/// neighbours.
void check_tiling(Compilation& c) {
  for (const auto& [id, given] : c.given.sectors) c.along[given.border].push_back(SectorIndex{c.sectors.at(id)});
  auto& sectors = c.model.sectors;
  for (auto& [border, members] : c.along) {
    std::ranges::sort(members, {}, [&](SectorIndex s) { return sectors[s].from; });
    for (std::size_t i = 1; i < members.size(); ++i) {
      Sector &before = sectors[members[i - 1]], &after = sectors[members[i]];
      if (after.from < before.to)
        c.refuse("sectors." + after.id,
                 fmt::format("sector '{}' begins at km {:.3f} of '{}', inside '{}', which ends at km {:.3f}", after.id,
                             core::in_kilometres(after.from), border, before.id, core::in_kilometres(before.to)));
      if (after.from == before.to) {
        before.neighbours.push_back(members[i]);
        after.neighbours.push_back(members[i - 1]);
      }
    }
  }
}

void add_named_neighbours(Compilation& c) {
  auto& sectors = c.model.sectors;
  const auto join = [&](std::uint32_t a, std::uint32_t b) {
    if (std::ranges::find(sectors[a].neighbours, SectorIndex{b}) == sectors[a].neighbours.end())
      sectors[a].neighbours.push_back(SectorIndex{b});
  };
  for (const auto& [id, given] : c.given.sectors)
    for (const auto& other : given.neighbours) {
      join(c.sectors.at(id), c.sectors.at(other));
      join(c.sectors.at(other), c.sectors.at(id));
    }
  for (Sector& sector : sectors) std::ranges::sort(sector.neighbours);
}

}  // namespace

std::vector<SectorIndex> sectors_between(const Compilation& c, const std::string& border, Length low, Length high) {
  std::vector<SectorIndex> between;
  const auto found = c.along.find(border);
  if (found == c.along.end()) return between;
  const auto to = [&](SectorIndex s) { return c.model.sectors[s].to; };
  for (auto s = std::ranges::upper_bound(found->second, low, {}, to);
       s != found->second.end() && c.model.sectors[*s].from < high; ++s)
    between.push_back(*s);
  return between;
}

std::vector<Sector::Vertex> line_between(const geography::ReferenceLine& line, const geography::LocalPlane& plane,
                                         Length from, Length to) {
  std::vector<Length> chainages{from};
  const auto go_to = [&](Length end) {
    const Length begin = chainages.back();
    const double pieces = std::max(1.0, std::ceil((end - begin) / core::kilometres(1)));
    for (double i = 1; i < pieces; ++i) chainages.push_back(core::to_millimetre(begin + (end - begin) * (i / pieces)));
    chainages.push_back(end);
  };
  for (const Length vertex : line.vertices())
    if (from < vertex && vertex < to) go_to(vertex);
  go_to(to);
  std::vector<Sector::Vertex> vertices;
  for (const Length chainage : chainages) vertices.push_back({chainage, plane.at(line.at(chainage))});
  return vertices;
}

Length resolve(const scenario::Chainage& chainage, const geography::ReferenceLine& line) {
  const Length base = chainage.end     ? line.reference_length()
                      : chainage.along ? *chainage.along
                                       : line.chainage_near(chainage.near->at);
  return core::to_millimetre(base + chainage.offset);
}

void compile_sectors(Compilation& c) {
  for (const auto& [id, border] : c.given.borders)
    c.borders.emplace(id, geography::ReferenceLine{border.line, border.reference});
  c.sectors = places_of(c.given.sectors);
  for (const auto& [id, given] : c.given.sectors) compile_sector(c, id, given);
  check_tiling(c);
  add_named_neighbours(c);
}

}  // namespace picket::model
