// The program: finds the command, and turns what goes wrong into one clear message and an exit status.

#include <algorithm>
#include <exception>
#include <new>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "picket/core/error.hpp"
#include "picket/scenario/diagnostic.hpp"

namespace {

using namespace picket;

/// The reason in the user's words: CLI11 lists the words it could not place in an order of its own.
std::string reason_of(const CLI::App& command, const CLI::ParseError& error) {
  std::vector<std::string> strays = command.remaining();
  if (strays.empty()) return error.what();
  const auto option =
      std::find_if(strays.begin(), strays.end(), [](const std::string& word) { return word.starts_with('-'); });
  return option != strays.end() ? fmt::format("there is no option '{}'", *option)
                                : fmt::format("'{}' is one word too many", strays.front());
}

/// What is wrong with the words of the command line, in one line.
std::string usage_error(const CLI::App& program, const CLI::ParseError& error, std::string_view first_word) {
  if (const auto chosen = program.get_subcommands(); !chosen.empty()) {
    const std::string& name = chosen.front()->get_name();
    return fmt::format("picket {0}: error: {1}; `picket {0} --help` shows how\n", name,
                       reason_of(*chosen.front(), error));
  }
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  return fmt::format("picket: error: {}; the commands are {}, and `picket COMMAND --help` shows how\n",
                     first_word.empty() ? "a command is missing"
                                        : fmt::format("there is no {} '{}'",
                                                      first_word.starts_with('-') ? "option" : "command", first_word),
                     fmt::join(names, ", "));
}

int obey(int argc, char** argv) {
  CLI::App program{
      "picket plays a border's deployments, patrols and incidents many times over, and says what is watched, how\n"
      "fast help comes, what the risk is, and how sure one can be.",
      "picket"};
  program.set_version_flag("--version", "picket " PICKET_VERSION);
  program.require_subcommand(1);
  program.footer(
      "Example: picket run scenarios/armenia-azerbaijan-2021/voskepar.yaml\n"
      "Exit status: 0 done, 1 failed while running, 2 refused input, 130 interrupted.");
  int status = cli::status_done;
  cli::add_init(program, status);
  cli::add_check(program, status);
  cli::add_explain(program, status);
  cli::add_diff(program, status);
  cli::add_run(program, status);
  cli::add_report(program, status);
  cli::add_compare(program, status);
  cli::add_digest(program, status);
  cli::add_schema(program, status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    std::ostringstream shown;
    program.exit(asked, shown, shown);
    cli::say(shown.str());
  } catch (const CLI::ParseError& error) {
    cli::remark(usage_error(program, error, argc > 1 ? argv[1] : ""));
    return cli::status_refused;
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  cli::guard_standard_streams();
  try {
    return obey(argc, argv);
  } catch (const scenario::Refusal& refusal) {
    cli::remark(refusal.what());
    return cli::status_refused;
  } catch (const std::bad_alloc&) {
    cli::remark("picket: error: out of memory; use fewer --threads or a smaller scenario\n");
  } catch (const std::exception& error) {
    cli::remark(cli::error_line(error.what()));
  }
  return cli::status_failed;
}
