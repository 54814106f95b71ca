// The path of picket through its installed libraries: a scenario, a folder for the results; prints every measure.
#include <cstdio>

#include "picket/analysis/analysis.hpp"
#include "picket/experiment/replicate.hpp"
#include "picket/model/compile.hpp"
#include "picket/scenario/load_scenario.hpp"

int main(int, char** argv) {
  using namespace picket;
  const model::Family family{scenario::load_scenario(argv[1])};
  auto store = outcome::ResultsStore::create(argv[2], model::setting_of(family.as_written()), {});
  experiment::replicate(family, {.seed = 1, .replications = 20}, store, false);
  const auto analysis = analysis::analyse(store);
  for (std::size_t m = 0; m < analysis.measures.size(); ++m)
    if (analysis.whole[m].value) std::printf("%s %.17g\n", analysis.measures[m].id.c_str(), *analysis.whole[m].value);
}
