// picket run: the path from a scenario to its report.

#include <array>
#include <ctime>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "interruption.hpp"
#include "options.hpp"
#include "picket/analysis/analysis.hpp"
#include "picket/analysis/report.hpp"
#include "picket/core/error.hpp"
#include "picket/experiment/replicate.hpp"
#include "picket/model/compile.hpp"
#include "picket/model/doubts.hpp"
#include "picket/model/family.hpp"
#include "picket/outcome/results_store.hpp"
#include "picket/scenario/load_scenario.hpp"
#include "progress.hpp"

namespace picket::cli {

namespace {

using outcome::ResultsStore;

struct RunArguments {
  std::string file;
  scenario::Limits limits;
  experiment::Plan plan;
  std::filesystem::path out;
  bool force = false, resume = false, json = false;
  ProgressStyle progress = ProgressStyle::automatic;
};

/// What changes no result, but a reader of it may want to know.
std::vector<std::pair<std::string, std::string>> circumstances(const RunArguments& args) {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  return {{"started", fmt::format("{:%FT%TZ}", fmt::gmtime(std::time(nullptr)))},
          {"host", host.data()},
          {"threads", args.plan.threads == 0 ? "all" : std::to_string(args.plan.threads)},
          {"engine", "sequential executor, replications in parallel"}};
}

std::string command_of(const RunArguments& args) {
  return fmt::format("picket run {} --seed {} --replications {}", quoted(args.file), args.plan.seed,
                     args.plan.replications);
}

outcome::Provenance provenance_of(const scenario::Scenario& scenario, const RunArguments& args) {
  return {.version = PICKET_VERSION,
          .build = PICKET_BUILD,
          .seed = args.plan.seed,
          .replications = args.plan.replications,
          .texts = scenario::texts_of(*scenario.document),
          .command = command_of(args),
          .circumstances = circumstances(args)};
}

/// Whether histories of the one may stand beside those of the other. Under which path the scenario was named is no
/// matter: it stands in the names of the texts and in where a note was found.
bool same_study(outcome::Setting a, outcome::Provenance from, outcome::Setting b, outcome::Provenance to) {
  for (auto* setting : {&a, &b})
    for (outcome::NoteSetting& note : setting->notes) note.where.clear();
  for (auto* provenance : {&from, &to})
    for (auto& [name, text] : provenance->texts) name.clear();
  return a == b && from.texts == to.texts && from.seed == to.seed && from.version == to.version;
}

void tell_warnings(const model::Family& family) {
  auto warnings = family.scenario().warnings;
  for (scenario::Diagnostic& doubt : model::doubts(family.scenario(), family.as_written()))
    warnings.push_back(std::move(doubt));
  remark(scenario::to_text(scenario::in_order_of_place(std::move(warnings))));
}

ResultsStore open_store(const RunArguments& args, const model::Family& family, const outcome::Provenance& provenance) {
  const outcome::Setting setting = model::setting_of(family.as_written());
  if (!args.resume) return ResultsStore::create(args.out, setting, provenance, args.force);
  ResultsStore store = ResultsStore::open(args.out);
  if (!same_study(store.setting(), store.provenance(), setting, provenance))
    throw core::IoError(
        fmt::format("{}: holds results of another scenario, seed or version ({}, seed {}, picket {}); choose another "
                    "--out",
                    args.out.string(), store.setting().name, store.provenance().seed, store.provenance().version));
  // Data files and builds may have changed too: a history that is there must come out again, or add() throws.
  if (const auto there = store.replications(); !there.empty()) store.add(family.play(args.plan.seed, there.front()));
  return store;
}

int tell(const RunArguments& args, const analysis::Analysis& analysis, const std::filesystem::path& report,
         experiment::Ending ending) {
  say(args.json ? analysis::to_json(analysis) + "\n"
                : fmt::format("{}\nResults  {}\nReport   {}\n", analysis::to_text(analysis), args.out.string(),
                              report.string()));
  if (ending == experiment::Ending::complete) return status_done;
  remark(
      fmt::format("picket: interrupted after {} of {} replications; they are kept. To play the others:\n"
                  "  {} --out {} --resume\n",
                  analysis.replications, args.plan.replications, command_of(args), quoted(args.out.string())));
  return status_interrupted;
}

int run(const RunArguments& args) {
  const model::Family family{scenario::load_scenario(args.file, args.limits)};
  tell_warnings(family);
  const auto& stop = heed_interruptions();
  ResultsStore store = open_store(args, family, provenance_of(family.scenario(), args));
  const auto ending = experiment::replicate(family, args.plan, store, stop, progress_line(args.progress));
  const analysis::Analysis analysis = analysis::analyse(store);
  const std::filesystem::path report = analysis::write_report(analysis, args.out);
  return tell(args, analysis, report, ending);
}

}  // namespace

void add_run(CLI::App& program, int& status) {
  auto args = std::make_shared<RunArguments>();
  CLI::App* command = program.add_subcommand("run", "Play one scenario many times; print and write coverage and risk");
  const auto number = [&](const char* name, auto& value, const char* help, std::uint64_t from, std::uint64_t to) {
    command->add_option(name, value, help)->check(whole_number(from, to))->type_name("N")->capture_default_str();
  };
  command->add_option("FILE", args->file, "the scenario")->type_name("")->required();
  number("--replications", args->plan.replications, "how many histories", 1, 100'000'000);
  number("--seed", args->plan.seed, "the same seed and scenario give the same results", 0,
         std::numeric_limits<std::uint64_t>::max());
  number("--threads", args->plan.threads, "0: as many as the machine has; changes no result", 0, 4096);
  command->add_option("--out", args->out, "folder for the results; FILE's name with .picket when left out")
      ->type_name("DIR");
  auto* force = command->add_flag("--force", args->force, "replace results that are there");
  command->add_flag("--resume", args->resume, "add the replications that are missing to results that are there")
      ->excludes(force);
  command->add_flag("--json", args->json, "print JSON");
  add_max_size_option(*command, args->limits);
  add_progress_option(*command, args->progress);
  command->footer("Example: picket run scenarios/armenia-azerbaijan-2021/voskepar.yaml --replications 400");
  command->callback([args, &status] {
    if (args->out.empty()) args->out = std::filesystem::path{args->file}.stem().string() + ".picket";
    status = run(*args);
  });
}

}  // namespace picket::cli
