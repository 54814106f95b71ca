#pragma once
// One function a command, one file each: it adds the command to the program; when the user chose it, it sets `status`.

namespace CLI {
class App;
}

namespace picket::cli {

/// Exit statuses, the same for every command. Refused is what no rerun could mend: the scenario or the command line.
/// Failed is what hangs on the machine: files that are missing or in the way, a disk that is full.
inline constexpr int status_done = 0, status_failed = 1, status_refused = 2, status_interrupted = 130;

void add_check(CLI::App& program, int& status);
void add_run(CLI::App& program, int& status);
void add_report(CLI::App& program, int& status);
void add_compare(CLI::App& program, int& status);
void add_digest(CLI::App& program, int& status);
void add_explain(CLI::App& program, int& status);
void add_diff(CLI::App& program, int& status);
void add_schema(CLI::App& program, int& status);
void add_init(CLI::App& program, int& status);

}  // namespace picket::cli
