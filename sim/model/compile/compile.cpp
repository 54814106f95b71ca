#include "picket/model/compile.hpp"

#include <utility>

#include "compilation.hpp"
#include "compile/rows.hpp"
#include "picket/scenario/diagnostic_at.hpp"

namespace picket::model {

void Compilation::refuse(std::string_view path, std::string message) {
  problems.push_back(scenario::diagnostic_at(given, path, std::move(message)));
}

Time time_of(const Compilation& c, scenario::LocalTime t) {
  return Time{t - c.given.clock.start + c.given.clock.warm_up};
}

namespace {

Model compiled(const scenario::Scenario& scenario) {
  Compilation c{scenario, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  c.model.calendar = Calendar{scenario.clock.start - scenario.clock.warm_up};
  c.model.counted_from = scenario.clock.warm_up;
  c.model.length = scenario.clock.warm_up + scenario.clock.length;
  c.model.within = scenario.measures.within;
  if (Time{c.model.length} > kernel::EventQueue<Event>::latest)
    c.refuse("clock.warm_up", "warm-up and length are more than 142 years together, which no run can be");
  compile_ladder(c);
  compile_forces(c);
  compile_sectors(c);
  compile_posts(c);
  compile_politics(c);
  compile_deployments(c);
  compile_supply(c);
  compile_neighbours(c);
  compile_patrols(c);
  compile_excitation(c);
  if (!c.problems.empty()) throw scenario::Refusal{std::move(c.problems)};
  compile_setting(c);
  if (!c.problems.empty()) throw scenario::Refusal{std::move(c.problems)};
  return std::move(c.model);
}

}  // namespace

Model compile(const scenario::Scenario& scenario) {
  return has_rows(scenario) ? compiled(with_rows_written_out(scenario)) : compiled(scenario);
}

}  // namespace picket::model
