// picket run: the path from a scenario to its report.

#include <array>
#include <atomic>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include "commands.hpp"
#include "picket/analysis/analysis.hpp"
#include "picket/analysis/report.hpp"
#include "picket/core/error.hpp"
#include "picket/experiment/replicate.hpp"
#include "picket/model/compile.hpp"
#include "picket/outcome/results_store.hpp"
#include "picket/scenario/load_scenario.hpp"
#include "progress.hpp"

namespace picket::cli {

namespace {

using outcome::ResultsStore;

std::atomic<bool> stop = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

void ask_to_stop(int signal) {
  stop = true;
  std::signal(signal, SIG_DFL);  // who insists is obeyed
}

struct RunArguments {
  std::string file;
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

outcome::Provenance provenance_of(const scenario::Scenario& scenario, const RunArguments& args) {
  return {.version = PICKET_VERSION, .build = PICKET_BUILD, .seed = args.plan.seed, .replications = args.plan.replications,
          .texts = scenario.texts, .command = fmt::format("picket run {} --seed {} --replications {}", args.file,
                                                          args.plan.seed, args.plan.replications),
          .circumstances = circumstances(args)};
}

ResultsStore open_store(const RunArguments& args, const model::Model& model, const outcome::Provenance& provenance) {
  if (!args.resume) return ResultsStore::create(args.out, setting_of(model), provenance, args.force);
  ResultsStore store = ResultsStore::open(args.out);
  if (store.setting() != setting_of(model) || store.provenance().texts != provenance.texts ||
      store.provenance().seed != provenance.seed)
    throw core::IoError(fmt::format("{}: holds results of another scenario or seed ({}, seed {}); choose another --out",
                                    args.out.string(), store.setting().name, store.provenance().seed));
  return store;
}

int run(const RunArguments& args) {
  const scenario::Scenario scenario = scenario::load_scenario(args.file);
  const model::Model model = model::compile(scenario);
  ResultsStore store = open_store(args, model, provenance_of(scenario, args));
  const auto ending = experiment::replicate(model, args.plan, store, stop, progress_line(args.progress));
  const analysis::Analysis analysis = analysis::analyse(store);
  const std::filesystem::path report = analysis::write_report(analysis, args.out);

  fmt::print("{}", args.json ? analysis::to_json(analysis) : analysis::to_text(analysis));
  if (!args.json) fmt::print("\nResults  {}\nReport   {}\n", args.out.string(), report.string());
  if (ending == experiment::Ending::complete) return status_done;
  fmt::print(stderr, "picket: interrupted after {} of {} replications; they are kept. To play the others:\n  {} --out {} --resume\n",
             analysis.replications, args.plan.replications, provenance_of(scenario, args).command, args.out.string());
  return status_interrupted;
}

}  // namespace

void add_run(CLI::App& program, int& status) {
  auto args = std::make_shared<RunArguments>();
  CLI::App* command = program.add_subcommand("run", "Play one scenario many times; print and write coverage and risk");
  command->add_option("FILE", args->file, "the scenario")->required();
  command->add_option("--replications", args->plan.replications, "how many histories")->check(CLI::Range(1, 100000000))->capture_default_str();
  command->add_option("--seed", args->plan.seed, "the same seed and scenario give the same results")->capture_default_str();
  command->add_option("--threads", args->plan.threads, "0: as many as the machine has; changes no result")->check(CLI::Range(0, 4096))->capture_default_str();
  command->add_option("--out", args->out, "folder for the results; FILE's name with .picket when left out");
  auto* force = command->add_flag("--force", args->force, "replace results that are there");
  command->add_flag("--resume", args->resume, "add the replications that are missing to results that are there")->excludes(force);
  command->add_flag("--json", args->json, "print JSON");
  add_progress_option(*command, args->progress);
  command->footer("Example: picket run scenarios/armenia-azerbaijan-2021/voskepar.yaml --replications 400");
  command->callback([args, &status] {
    if (args->out.empty()) args->out = std::filesystem::path{args->file}.stem().string() + ".picket";
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
    status = run(*args);
  });
}

}  // namespace picket::cli
