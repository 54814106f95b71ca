#pragma once

#include <filesystem>
#include <string>

#include "picket/outcome/results_store.hpp"

namespace picket::outcome {

/// provenance.json: readable, with the SHA-256 of every text.
std::string to_json(const Provenance& provenance);

/// Throws core::IoError, naming `file`, on text that is no provenance.
Provenance provenance_from_json(const std::string& text, const std::filesystem::path& file);

}  // namespace picket::outcome
