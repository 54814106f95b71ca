#include "picket/model/understanding.hpp"

#include <algorithm>

#include "compile/compilation.hpp"
#include "geography/reference_line.hpp"
#include "ladder.hpp"
#include "offspring.hpp"
#include "theory.hpp"

namespace picket::model {

namespace {

std::vector<Understanding::Border> borders(const scenario::Scenario& scenario, const Model& model) {
  std::vector<Understanding::Border> all;
  for (const auto& [id, given] : scenario.borders) {
    const geography::ReferenceLine line{given.line, given.reference};
    Understanding::Border border{
        .id = id, .drawn = line.drawn_length(), .reference = line.reference_length(), .in_sectors = {}};
    std::size_t s = 0;
    for (const auto& [sector_id, sector] : scenario.sectors) {
      if (sector.border == id) {
        border.in_sectors += model.sectors[s].length();
        ++border.sectors;
      }
      ++s;
    }
    all.push_back(border);
  }
  return all;
}

std::vector<Understanding::Row> rows(const scenario::Scenario& scenario, const Model& model) {
  std::vector<Understanding::Row> all;
  for (const auto& [id, post] : scenario.posts) {
    if (!post.row) continue;
    const scenario::Border& border = scenario.borders.at(post.row->along);
    const auto of_row = [&, row = id](const Post& one) { return scenario::row_of(one.id) == row; };
    Understanding::Row row{.id = id, .border = post.row->along};
    row.posts = static_cast<std::size_t>(std::ranges::count_if(model.posts, of_row));
    row.first =
        resolve(post.row->from, geography::ReferenceLine{border.line, border.reference}) + post.row->every * 0.5;
    row.last = row.first + post.row->every * static_cast<double>(row.posts - 1);
    all.push_back(row);
  }
  return all;
}

std::vector<Understanding::Force> forces(const Model& model) {
  std::vector<Understanding::Force> all;
  for (std::size_t t = 0; t < model.unit_types.size(); ++t) {
    const UnitType& type = model.unit_types[t];
    Understanding::Force force{.side = model.sides[type.side], .unit_type = type.id};
    for (const Post& post : model.posts) force.at_posts += post.teams[t];
    for (const Base& base : model.bases) force.at_bases += base.teams[t];
    for (const Deployment& deployment : model.deployments)
      if (!deployment.since) force.ordered += deployment.teams[t];
    force.persons = static_cast<double>(force.at_posts + force.at_bases) * type.persons;
    all.push_back(force);
  }
  return all;
}

std::vector<Understanding::Level> levels(const Model& model) {
  const auto reached = shares_reaching(model.levels, std::vector<ClockFactors>(model.levels.size()));
  std::vector<Understanding::Level> all;
  for (std::size_t l = 0; l < reached.size(); ++l) all.push_back({model.levels[l].id, reached[l]});
  return all;
}

void tell_follow_ons(const Model& model, std::vector<Understanding::Class>& classes) {
  std::vector<double> of_themselves;
  for (const Understanding::Class& c : classes) of_themselves.push_back(c.expected);
  const auto all = with_follow_ons(model, of_themselves);
  for (std::size_t c = 0; all && c < classes.size(); ++c) classes[c].with_follow_ons = (*all)[c];
}

}  // namespace

Understanding understand(const scenario::Scenario& scenario, const Model& model) {
  Understanding u;
  u.borders = borders(scenario, model);
  u.rows = rows(scenario, model);
  u.forces = forces(model);
  u.levels = levels(model);
  const auto by_sector = immigrants(model);
  for (std::uint32_t c = 0; c < model.classes.size(); ++c) {
    double expected = 0;
    for (const auto& of_sector : by_sector) expected += of_sector[c];
    u.classes.push_back({model.classes[c].id, expected, {}});
  }
  tell_follow_ons(model, u.classes);
  u.sectors = model.sectors.size();
  for (const Sector& sector : model.sectors) {
    u.cells += sector.cells.size();
    u.neighbours += sector.neighbours.size();
  }
  u.neighbours /= 2;
  u.posts = model.posts.size();
  u.posts_planned = static_cast<std::size_t>(std::ranges::count(model.posts, false, &Post::operational_at_start));
  u.patrols = model.patrols.size();
  u.deployments =
      static_cast<std::size_t>(std::ranges::count_if(model.deployments, [](const Deployment& d) { return !d.since; }));
  u.sequential_only = model.lookahead == Duration::zero();
  u.spectral_radius = model.spectral_radius;
  u.lookahead = model.lookahead;
  return u;
}

}  // namespace picket::model
