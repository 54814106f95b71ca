#pragma once
// How far a long command is, on standard error.

#include <string>

#include "picket/experiment/replicate.hpp"

namespace CLI {
class App;
}

namespace picket::cli {

enum class ProgressStyle { automatic, json, none };  // automatic: one line that renews itself, when it is a terminal

void add_progress_option(CLI::App& command, ProgressStyle& style);

/// Tells at most five times a second, and at the end.
experiment::Progress progress_line(ProgressStyle style);

}  // namespace picket::cli
