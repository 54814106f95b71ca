#include "picket/scenario/load_scenario.hpp"

#include "annotations.hpp"
#include "overlay.hpp"
#include "reading.hpp"
#include "spelling.hpp"
#include "table.hpp"
#include "whole_checks.hpp"

namespace picket::scenario {

Scenario load_scenario(const std::filesystem::path& file) {
  Findings findings;
  Node root = merged_tree(findings, file, *language().shape);
  mend_spelling(findings, root, *language().shape);
  Reading reading{findings, root};
  Scenario scenario;
  language().read(root, scenario, reading);
  check_whole(scenario, root, reading);
  findings.refuse_if_any();
  for (auto& [id, side] : scenario.sides) {
    if (side.name.empty()) side.name = id;
  }
  annotate(scenario, root, findings);
  return scenario;
}

}  // namespace picket::scenario
