#pragma once
// Proposals: a scenario that `extends` another says only what it changes.

#include <filesystem>

#include "shape.hpp"
#include "tree.hpp"

namespace picket::scenario {

/// Reads a file and all that it extends, and lays each over what it extends: maps merge by key, `~` removes, all else
/// is replaced whole; so is a map of which one key is chosen (a distribution), when another is. shape: of the language.
/// Sources in findings: the file first, then what it extends. Throws Refusal when a text cannot be understood as a
/// tree, and core::IoError.
Node merged_tree(Findings& findings, const std::filesystem::path& file, const Shape& shape);

}  // namespace picket::scenario
