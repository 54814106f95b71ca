#include "picket/model/compile.hpp"

#include <utility>

#include "compilation.hpp"
#include "picket/scenario/diagnostic_at.hpp"

namespace picket::model {

void Compilation::refuse(std::string_view path, std::string message) {
  problems.push_back(scenario::diagnostic_at(given, path, std::move(message)));
}

Model compile(const scenario::Scenario& scenario) {
  Compilation c{scenario, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  c.model.calendar = Calendar{scenario.clock.start};
  c.model.length = scenario.clock.length;
  c.model.within = scenario.measures.within;
  compile_ladder(c);
  compile_forces(c);
  compile_sectors(c);
  compile_posts(c);
  compile_politics(c);
  compile_deployments(c);
  compile_neighbours(c);
  compile_patrols(c);
  if (!c.problems.empty()) throw scenario::Refusal{std::move(c.problems)};
  compile_setting(c);
  return std::move(c.model);
}

}  // namespace picket::model
