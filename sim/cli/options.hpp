#pragma once
// What several commands ask of their options.

#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>

#include "picket/scenario/document.hpp"

namespace picket::cli {

/// Accepts digits alone: what is negative or too large would otherwise be read as another number.
CLI::Validator whole_number(std::uint64_t from, std::uint64_t to);

/// --max-size, in MB.
void add_max_size_option(CLI::App& command, scenario::Limits& limits);

/// A path as a shell reads it back.
std::string quoted(const std::string& path);

}  // namespace picket::cli
