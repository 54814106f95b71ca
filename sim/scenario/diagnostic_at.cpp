#include "picket/scenario/diagnostic_at.hpp"

#include <utility>

#include "merged_document.hpp"

namespace picket::scenario {

Diagnostic diagnostic_at(const Scenario& scenario, std::string_view dotted_path, std::string message) {
  if (scenario.document == nullptr) return {Severity::error, {}, std::move(message), ""};
  const Document& document = *scenario.document;
  const Node* node = node_at(document.root, dotted_path).reached;
  const Spot whole{};
  return document.findings.diagnostic(node == &document.root ? whole : node->at, std::move(message));
}

}  // namespace picket::scenario
