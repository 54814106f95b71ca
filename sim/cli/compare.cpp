// picket compare: proposals against a base, from results that are there.

#include <filesystem>
#include <memory>
#include <vector>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "picket/analysis/comparison.hpp"

namespace picket::cli {

namespace {

struct CompareArguments {
  std::filesystem::path base;
  std::vector<std::filesystem::path> proposals;
  bool json = false;
};

int compare(const CompareArguments& args) {
  const auto base = outcome::ResultsStore::open(args.base);
  std::vector<outcome::ResultsStore> stores;
  for (const auto& folder : args.proposals) stores.push_back(outcome::ResultsStore::open(folder));
  std::vector<const outcome::ResultsStore*> proposals;
  for (const auto& store : stores) proposals.push_back(&store);
  const analysis::Comparison comparison = analysis::compare(base, proposals);
  say(args.json ? analysis::to_json(comparison) + "\n" : analysis::to_text(comparison));
  return status_done;
}

}  // namespace

void add_compare(CLI::App& program, int& status) {
  auto args = std::make_shared<CompareArguments>();
  CLI::App* command = program.add_subcommand(
      "compare", "Set proposals against a base, replication by replication: what is better, and how sure one can be");
  command->add_option("BASE", args->base, "a folder of results")->type_name("")->required();
  command->add_option("PROPOSAL", args->proposals, "other folders, of runs with the same seed")
      ->type_name("")
      ->required();
  command->add_flag("--json", args->json, "print JSON");
  command->footer("Example: picket compare baseline.picket voskepar.picket");
  command->callback([args, &status] { status = compare(*args); });
}

}  // namespace picket::cli
