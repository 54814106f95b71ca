#pragma once
// Whole files, with errors that name the path, the reason and what to do.

#include <filesystem>
#include <string>

namespace picket::outcome {

/// Throws core::IoError when it cannot be read.
std::string read_file(const std::filesystem::path& file);

/// Writes a new file and waits until the disk has it. Throws core::IoError, naming `shown`.
void write_file(const std::filesystem::path& file, const std::string& text, const std::filesystem::path& shown);

/// Waits until the disk has the names in a folder. Where a file system cannot do that, nothing happens.
void settle(const std::filesystem::path& folder);

}  // namespace picket::outcome
