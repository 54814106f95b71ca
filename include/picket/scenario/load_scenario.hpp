#pragma once

#include <filesystem>

#include "picket/scenario/document.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::scenario {

/// Reads a scenario and what it extends. Throws Refusal with every problem of the text, and core::IoError when a file
/// cannot be read.
Scenario load_scenario(const std::filesystem::path& file, const Limits& limits = {});

/// Understands a document. Throws like load_scenario.
Scenario scenario_of(DocumentPtr document);

/// The scenario with one value for each of its assumptions, in their order and as they are drawn. Throws Refusal when
/// these do not go together.
Scenario assumed(const Scenario& scenario, const std::vector<double>& values);

}  // namespace picket::scenario
