// The program: finds the command, and turns what goes wrong into one clear message and an exit status.

#include <exception>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "commands.hpp"
#include "picket/core/error.hpp"
#include "picket/scenario/diagnostic.hpp"

int main(int argc, char** argv) {
  using namespace picket;
  CLI::App program{"picket plays a border's deployments, patrols and incidents many times over, and says what is watched, how\n"
                   "fast help comes, what the risk is, and how sure one can be.",
                   "picket"};
  program.set_version_flag("--version", PICKET_VERSION);
  program.require_subcommand(1);
  program.footer("Example: picket run scenarios/armenia-azerbaijan-2021/voskepar.yaml\n"
                 "Exit status: 0 done, 1 failed while running, 2 refused input, 130 interrupted.");
  int status = cli::status_done;
  cli::add_check(program, status);
  cli::add_run(program, status);
  cli::add_report(program, status);
  cli::add_digest(program, status);
  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& shown) {
    return program.exit(shown);
  } catch (const CLI::ParseError& error) {
    program.exit(error);
    return cli::status_refused;
  } catch (const scenario::Refusal& refusal) {
    fmt::print(stderr, "{}", refusal.what());
    return cli::status_refused;
  } catch (const core::IoError& error) {
    fmt::print(stderr, "picket: error: {}\n", error.what());
    return cli::status_failed;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "picket: error: out of memory; use fewer --threads or a smaller scenario\n");
    return cli::status_failed;
  }
  return status;
}
