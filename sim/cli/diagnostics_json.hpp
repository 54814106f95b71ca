#pragma once

#include <vector>

#include <nlohmann/json.hpp>

#include "picket/scenario/diagnostic.hpp"

namespace picket::cli {

nlohmann::ordered_json diagnostics_json(const std::vector<scenario::Diagnostic>& diagnostics);

/// As OASIS SARIF 2.1.0, which editors and code-hosting sites show beside the lines.
nlohmann::ordered_json to_sarif(const std::vector<scenario::Diagnostic>& diagnostics);

}  // namespace picket::cli
