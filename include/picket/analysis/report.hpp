#pragma once

#include <filesystem>

#include "picket/analysis/analysis.hpp"

namespace picket::analysis {

/// Writes folder/report.html: one file that opens from disk without a network. Returns its path. Throws core::IoError.
std::filesystem::path write_report(const Analysis& analysis, const std::filesystem::path& folder);

}  // namespace picket::analysis
