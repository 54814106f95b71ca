// picket report: the page of results that are there.

#include <filesystem>
#include <memory>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "picket/analysis/analysis.hpp"
#include "picket/analysis/report.hpp"

namespace picket::cli {

void add_report(CLI::App& program, int& status) {
  auto folder = std::make_shared<std::filesystem::path>();
  auto json = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand("report", "Analyse results that are there; write report.html again");
  command->add_option("RESULTS", *folder, "a folder of results")->type_name("")->required();
  command->add_flag("--json", *json, "print JSON");
  command->footer("Example: picket report voskepar.picket");
  command->callback([folder, json, &status] {
    const analysis::Analysis analysis = analysis::analyse(outcome::ResultsStore::open(*folder));
    const auto report = analysis::write_report(analysis, *folder);
    say(*json ? analysis::to_json(analysis) + "\n"
              : fmt::format("{}\nReport   {}\n", analysis::to_text(analysis), report.string()));
    status = status_done;
  });
}

}  // namespace picket::cli
