#include "picket/scenario/load_scenario.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "annotations.hpp"
#include "doubts.hpp"
#include "merged_document.hpp"
#include "reading.hpp"
#include "table.hpp"
#include "whole_checks.hpp"

namespace picket::scenario {
namespace {

/// Keys whose values are the same whatever is assumed, and would be read from files again.
constexpr std::array<std::string_view, 4> settled{"places", "borders", "roads", "uncertain"};

void name_sides(Scenario& scenario) {
  for (auto& [id, side] : scenario.sides) {
    if (side.name.empty()) side.name = id;
  }
}

}  // namespace

Scenario load_scenario(const std::filesystem::path& file, const Limits& limits) {
  return scenario_of(read_document(file, limits));
}

Scenario scenario_of(DocumentPtr document) {
  Findings findings = document->findings;
  const Node& root = document->root;
  Reading reading{findings, root};
  Scenario scenario;
  language().read(root, scenario, reading);
  check_whole(scenario, root, reading);
  findings.refuse_if_any();
  name_sides(scenario);
  annotate(scenario, root, findings);
  doubt(scenario, root, findings);
  scenario.warnings = in_order_of_place(findings.warnings());
  scenario.document = std::move(document);
  return scenario;
}

namespace {

/// What was drawn, told with what it breaks: nothing that the author wrote is wrong by itself.
[[noreturn]] void refuse_drawn(const Refusal& refusal, const Scenario& scenario, const std::vector<double>& values) {
  const Node* uncertain = scenario.document->root.find("uncertain");
  std::vector<Remark> drawn;
  for (std::size_t i = 0; i < values.size() && uncertain != nullptr; ++i) {
    const Assumption& assumption = scenario.assumptions[i];
    const auto entry = std::ranges::find(uncertain->entries, assumption.path, &Entry::key);
    if (entry == uncertain->entries.end()) continue;
    drawn.push_back({scenario.document->findings.position(entry->key_at),
                     fmt::format("{} was drawn as {:.4g}{}{}; narrow the ranges so that no draws break a rule",
                                 assumption.path, values[i], assumption.unit.empty() ? "" : " ", assumption.unit)});
  }
  std::vector<Diagnostic> told = refusal.diagnostics();
  for (Diagnostic& diagnostic : told) diagnostic.remarks.insert(diagnostic.remarks.end(), drawn.begin(), drawn.end());
  throw Refusal{std::move(told)};
}

Scenario read_assumed(const Scenario& scenario, const std::vector<double>& values) {
  Findings findings = scenario.document->findings;
  Node root = scenario.document->root;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Assumption& assumption = scenario.assumptions[i];
    const std::string text = fmt::format("{:.17g}{}{}", values[i], assumption.unit.empty() ? "" : " ", assumption.unit);
    for (Node* node : nodes_at(root, assumption.path)) node->text = text;
  }
  Reading reading{findings, root};
  reading.set_places(scenario.places, true);
  Scenario made;
  made.places = scenario.places;
  made.borders = scenario.borders;
  made.roads = scenario.roads;
  made.detour = scenario.detour;
  for (const AnyRow& row : language_rows()) {
    if (std::ranges::find(settled, row.told.key) == settled.end()) read_row(row, root, &made, reading);
  }
  check_whole(made, root, reading);
  findings.refuse_if_any();
  name_sides(made);
  made.assumptions = scenario.assumptions;
  made.notes = scenario.notes;
  made.document = scenario.document;
  return made;
}

}  // namespace

Scenario assumed(const Scenario& scenario, const std::vector<double>& values) {
  try {
    return read_assumed(scenario, values);
  } catch (const Refusal& refusal) {
    refuse_drawn(refusal, scenario, values);
  }
}

}  // namespace picket::scenario
