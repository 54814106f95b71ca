// picket schema: the language for editors and other programs.

#include <memory>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "picket/scenario/json_schema.hpp"
#include "picket/scenario/language_reference.hpp"

namespace picket::cli {

void add_schema(CLI::App& program, int& status) {
  auto reference = std::make_shared<bool>(false);
  CLI::App* command = program.add_subcommand("schema", "Print the JSON Schema of the scenario language");
  command->add_flag("--reference", *reference, "print the reference of the language instead, in Markdown");
  command->footer(
      "Example: picket schema > picket.schema.json, and as the first line of a scenario\n"
      "  # yaml-language-server: $schema=picket.schema.json");
  command->callback([reference, &status] {
    say(*reference ? scenario::language_reference() : scenario::json_schema());
    status = status_done;
  });
}

}  // namespace picket::cli
