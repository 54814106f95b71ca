// picket report: the page of results that are there.

#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "picket/analysis/analysis.hpp"
#include "picket/analysis/report.hpp"

namespace picket::cli {

void add_report(CLI::App& program, int& status) {
  auto folder = std::make_shared<std::filesystem::path>();
  auto json = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand("report", "Analyse results that are there; write report.html again");
  command->add_option("RESULTS", *folder, "a folder of results")->required();
  command->add_flag("--json", *json, "print JSON");
  command->footer("Example: picket report voskepar.picket");
  command->callback([folder, json, &status] {
    const analysis::Analysis analysis = analysis::analyse(outcome::ResultsStore::open(*folder));
    const auto report = analysis::write_report(analysis, *folder);
    fmt::print("{}", *json ? analysis::to_json(analysis) : analysis::to_text(analysis));
    if (!*json) fmt::print("\nReport   {}\n", report.string());
    status = status_done;
  });
}

}  // namespace picket::cli
