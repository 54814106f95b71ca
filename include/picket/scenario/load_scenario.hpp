#pragma once

#include <filesystem>

#include "picket/scenario/scenario.hpp"

namespace picket::scenario {

/// Reads a scenario, what it extends, and the data files it names.
/// Throws Refusal with every problem the texts show (keys, units, references, bounds, data files' contents), and
/// core::IoError when a file cannot be read.
Scenario load_scenario(const std::filesystem::path& file);

}  // namespace picket::scenario
