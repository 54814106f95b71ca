// picket digest: the fingerprint of results.

#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "picket/outcome/results_store.hpp"

namespace picket::cli {

void add_digest(CLI::App& program, int& status) {
  auto folder = std::make_shared<std::filesystem::path>();
  CLI::App* command =
      program.add_subcommand("digest", "Print the SHA-256 of the rows: equal digests are equal results");
  command->add_option("RESULTS", *folder, "a folder of results")->type_name("")->required();
  command->footer("Example: picket digest voskepar.picket");
  command->callback([folder, &status] {
    say(outcome::ResultsStore::open(*folder).digest() + "\n");
    status = status_done;
  });
}

}  // namespace picket::cli
