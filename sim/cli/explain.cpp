// picket explain and picket diff: where values come from, and what one scenario changes against another.

#include <memory>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "options.hpp"
#include "picket/scenario/explanation.hpp"
#include "picket/scenario/load_scenario.hpp"

namespace picket::cli {

namespace {

struct ExplainArguments {
  std::string file, path;
  bool defaults = false;
  scenario::Limits limits;
};

int explain(const ExplainArguments& args) {
  const scenario::DocumentPtr document = scenario::read_document(args.file, args.limits);
  (void)scenario::scenario_of(document);  // what is wrong with it is told before anything else
  try {
    say(scenario::explained(*document, args.path,
                            args.defaults ? scenario::Defaults::told : scenario::Defaults::left_out));
  } catch (const std::invalid_argument& nowhere) {
    remark(fmt::format("picket explain: error: {}; leave PATH out to see all paths\n", nowhere.what()));
    return status_refused;
  }
  return status_done;
}

struct DiffArguments {
  std::string before, after;
  bool json = false;
  scenario::Limits limits;
};

std::string in_words(const scenario::Difference& d) {
  std::string text = fmt::format("{}{}\n", d.path, d.meaning.empty() ? "" : fmt::format("  ({})", d.meaning));
  if (d.before.empty()) return text + fmt::format("    is new: {}\n", d.after);
  if (d.after.empty()) return text + fmt::format("    is gone; it was {}\n", d.before);
  return text + fmt::format("    was {}\n    is  {}\n", d.before, d.after);
}

int diff(const DiffArguments& args) {
  const scenario::Scenario before = scenario::load_scenario(args.before, args.limits);
  const scenario::Scenario after = scenario::load_scenario(args.after, args.limits);
  const auto found = scenario::differences(*before.document, *after.document);
  if (args.json) {
    auto document = nlohmann::ordered_json::array();
    for (const scenario::Difference& d : found)
      document.push_back({{"path", d.path},
                          {"before", d.before.empty() ? nlohmann::ordered_json{} : nlohmann::ordered_json(d.before)},
                          {"after", d.after.empty() ? nlohmann::ordered_json{} : nlohmann::ordered_json(d.after)},
                          {"file", d.at.file},
                          {"line", d.at.line}});
    say(document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    return status_done;
  }
  say(fmt::format("{} against {}\n\n", args.after, args.before));
  if (found.empty()) say("They say the same.\n");
  for (const scenario::Difference& d : found) say(in_words(d));
  return status_done;
}

}  // namespace

void add_explain(CLI::App& program, int& status) {
  auto args = std::make_shared<ExplainArguments>();
  CLI::App* command = program.add_subcommand(
      "explain", "Print a scenario, all that it extends merged, with the line that each value is from");
  command->add_option("FILE", args->file, "the scenario")->type_name("")->required();
  command->add_option("PATH", args->path, "a dotted path, to print only what stands there")->type_name("");
  command->add_flag("--defaults", args->defaults, "print also what is not written and has a default");
  add_max_size_option(*command, args->limits);
  command->footer("Example: picket explain scenarios/armenia-azerbaijan-2021/voskepar.yaml posts.voskepar");
  command->callback([args, &status] { status = explain(*args); });
}

void add_diff(CLI::App& program, int& status) {
  auto args = std::make_shared<DiffArguments>();
  CLI::App* command = program.add_subcommand("diff", "Say what one scenario changes against another");
  command->add_option("BEFORE", args->before, "a scenario")->type_name("")->required();
  command->add_option("AFTER", args->after, "another")->type_name("")->required();
  command->add_flag("--json", args->json, "print JSON");
  add_max_size_option(*command, args->limits);
  command->footer(
      "Example: picket diff scenarios/armenia-azerbaijan-2021/baseline.yaml "
      "scenarios/armenia-azerbaijan-2021/voskepar.yaml");
  command->callback([args, &status] { status = diff(*args); });
}

}  // namespace picket::cli
