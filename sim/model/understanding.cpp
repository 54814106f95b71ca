#include "picket/model/understanding.hpp"

#include <algorithm>

#include "geography/reference_line.hpp"

namespace picket::model {

namespace {

/// The integral of season and hour over the run, in hours. Both change on whole hours of the local clock only, so steps
/// of a minute are exact for a start on a whole minute.
double factor_hours(const Model& model, ClassIndex c) {
  double sum = 0;
  const Duration step = std::chrono::minutes{1};
  for (Time t{}; t < Time{model.length}; t += step)
    sum += model.factor(c, t) * core::in_hours(std::min(step, Time{model.length} - t));
  return sum;
}

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

/// A birth-death chain from the lowest level: P(level k before the end) = 1 / (1 + sum over j < k of prod over i <= j
/// of down_i / up_i), the rates of level i being 1 / up and 1 / down (Karlin and Taylor 1975, section 4.7).
std::vector<Understanding::Level> levels(const Model& model) {
  std::vector<Understanding::Level> all;
  double sum = 1, product = 1;
  bool reachable = true;
  for (const Level& level : model.levels) {
    all.push_back({level.id, reachable ? 1 / sum : 0});
    reachable = reachable && level.up;
    if (!reachable) continue;
    product *= level.down ? core::in_hours(*level.up) / core::in_hours(*level.down) : 0;
    sum += product;
  }
  return all;
}

}  // namespace

Understanding understand(const scenario::Scenario& scenario, const Model& model) {
  Understanding u;
  u.borders = borders(scenario, model);
  u.forces = forces(model);
  u.levels = levels(model);
  for (std::uint32_t c = 0; c < model.classes.size(); ++c) {
    double per_hour = 0;
    for (const Sector& sector : model.sectors) per_hour += sector.rate[c];
    u.classes.push_back({model.classes[c].id, per_hour * factor_hours(model, ClassIndex{c})});
  }
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
  u.sequential_only = model.response.communication == Duration::zero();
  return u;
}

}  // namespace picket::model
