// picket check: what was understood of a scenario.

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "diagnostics_json.hpp"
#include "options.hpp"
#include "picket/core/error.hpp"
#include "picket/model/compile.hpp"
#include "picket/model/doubts.hpp"
#include "picket/model/understanding.hpp"
#include "picket/outcome/measures.hpp"
#include "picket/scenario/load_scenario.hpp"

namespace picket::cli {

namespace {

struct CheckArguments {
  std::vector<std::string> files;
  bool json = false, sarif = false, strict = false;
  scenario::Limits limits;
};

/// How many incidents follow on others, and whether they die out.
std::string follow_ons(const model::Understanding& u) {
  const bool any = std::ranges::any_of(
      u.classes, [](const auto& c) { return !c.with_follow_ons || *c.with_follow_ons > c.expected; });
  if (!any && u.spectral_radius == 0) return "";
  std::string text = "\nWith those that follow on them, were no force there, nobody to respond and no tension\n";
  for (const auto& c : u.classes)
    text += c.with_follow_ons ? fmt::format("  {:<16} {:8.1f} incidents\n", c.id, *c.with_follow_ons)
                              : fmt::format("  {:<16} without end\n", c.id);
  text += fmt::format(
      "  A generation is in the long run at most {:.4g} times the one before it (the spectral radius of the\n"
      "  mean offspring matrix under the conditions that bring most): ",
      u.spectral_radius);
  return text +
         (u.spectral_radius < 1 ? "they die out.\n" : "they may multiply without end; the scenario allows it.\n");
}

/// What theory says before any history is played: a line a sector, a column a measure; then what each assumes.
std::string theory(const outcome::Setting& setting) {
  if (setting.theory.empty()) return "";
  const auto measures = outcome::measures(setting);
  std::vector<std::string> columns, reasons;
  std::map<std::string, std::map<std::string, double>> values;  // by sector and measure
  const auto note = [](std::vector<std::string>& all, const std::string& one) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
  };
  for (const outcome::TheorySetting& said : setting.theory) {
    values[said.sector][said.measure] = said.value;
    note(columns, said.measure);
    note(reasons, said.why);
  }
  const auto row = [&](const std::string& name, auto&& cell) {
    std::string text = fmt::format("  {:<20}", name);
    for (const std::string& column : columns) text += fmt::format(" {:>17}", cell(column));
    return text + "\n";
  };
  std::string text = "\nWhat theory says\n" + row("", [](const std::string& column) { return column; }) +
                     row("", [&](const std::string& column) {
                       return std::ranges::find(measures, column, &outcome::Measure::id)->unit;
                     });
  const auto row_of = [&](const std::string& sector, const std::string& name) {
    return row(name, [&](const std::string& column) {
      const auto& said = values[sector];
      const auto found = said.find(column);
      return found == said.end() ? std::string{} : fmt::format("{:.4g}", found->second);
    });
  };
  for (const outcome::SectorSetting& sector : setting.sectors)
    if (values.contains(sector.id)) text += row_of(sector.id, sector.id);
  text += row_of("", "whole border");
  for (const std::string& reason : reasons) text += fmt::format("  {}\n", reason);
  return text;
}

std::string to_text(const scenario::Scenario& scenario, const model::Understanding& u,
                    const outcome::Setting& setting) {
  using core::in_kilometres;
  std::string text = fmt::format("{}\n\nBorders\n", scenario.name);
  for (const auto& b : u.borders)
    text +=
        fmt::format("  {:<16} {:8.1f} km as drawn, {:8.1f} km on the reference line, {} sectors cover {:.1f} km\n",
                    b.id, in_kilometres(b.drawn), in_kilometres(b.reference), b.sectors, in_kilometres(b.in_sectors));
  text += fmt::format("  {} sectors, {} pairs of neighbours, {} cells\n\nForces (teams)\n", u.sectors, u.neighbours,
                      u.cells);
  for (const auto& f : u.forces)
    text +=
        fmt::format("  {:<16} {:<24} {:4} at posts, {:4} at bases, {:4} of them ordered out; {:.0f} persons in all\n",
                    f.side, f.unit_type, f.at_posts, f.at_bases, f.ordered, f.persons);
  for (const auto& r : u.rows)
    text += fmt::format("  {:<16} {} posts in a row on {}, from km {:.1f} to km {:.1f}\n", r.id, r.posts, r.border,
                        in_kilometres(r.first), in_kilometres(r.last));
  text += fmt::format("  {} posts ({} planned), {} deployments during the run, {} patrol plans\n\n", u.posts,
                      u.posts_planned, u.deployments, u.patrols);
  text += fmt::format("Expected in a run of {:.0f} days, were no force there\n",
                      std::chrono::duration<double>(scenario.clock.length).count() / 86400);
  for (const auto& c : u.classes) text += fmt::format("  {:<16} {:8.1f} incidents\n", c.id, c.expected);
  text += "\nShare of incidents that reach a level, were nobody to respond\n";
  for (const auto& l : u.levels) text += fmt::format("  {:<16} {:8.2f} %\n", l.id, l.reached * 100);
  text += follow_ons(u);
  text += theory(setting);
  if (u.sequential_only)
    text +=
        "\nNote: response.communication or the news of a class is zero, so that something crosses sectors' walls in "
        "no\n"
        "time: one history can only be played on one core (different histories still run in parallel).\n";
  return text;
}

nlohmann::ordered_json to_json(const std::string& file, const scenario::Scenario& scenario,
                               const model::Understanding& u, const outcome::Setting& setting) {
  using nlohmann::ordered_json;
  ordered_json json{{"file", file}, {"name", scenario.name}};
  for (const auto& b : u.borders)
    json["borders"][b.id] = {{"drawn_km", core::in_kilometres(b.drawn)},
                             {"reference_km", core::in_kilometres(b.reference)},
                             {"in_sectors_km", core::in_kilometres(b.in_sectors)},
                             {"sectors", b.sectors}};
  for (const auto& r : u.rows)
    json["rows"][r.id] = {{"border", r.border},
                          {"posts", r.posts},
                          {"first_km", core::in_kilometres(r.first)},
                          {"last_km", core::in_kilometres(r.last)}};
  for (const auto& f : u.forces)
    json["forces"].push_back({{"side", f.side},
                              {"unit_type", f.unit_type},
                              {"teams_at_posts", f.at_posts},
                              {"teams_at_bases", f.at_bases},
                              {"teams_ordered", f.ordered},
                              {"persons", f.persons}});
  for (const auto& c : u.classes) json["expected_incidents"][c.id] = c.expected;
  for (const auto& c : u.classes)
    if (c.with_follow_ons) json["expected_with_follow_ons"][c.id] = *c.with_follow_ons;
  for (const auto& l : u.levels) json["share_reaching"][l.id] = l.reached;
  for (const auto& said : setting.theory)
    json["theory"].push_back(
        {{"measure", said.measure}, {"sector", said.sector}, {"value", said.value}, {"why", said.why}});
  json.update({{"sectors", u.sectors},
               {"neighbours", u.neighbours},
               {"cells", u.cells},
               {"posts", u.posts},
               {"posts_planned", u.posts_planned},
               {"patrols", u.patrols},
               {"deployments", u.deployments},
               {"sequential_only", u.sequential_only},
               {"lookahead_min", core::in_hours(u.lookahead) * 60},
               {"spectral_radius", u.spectral_radius}});
  return json;
}

struct Finding {
  int status;
  std::string text;
  nlohmann::ordered_json json;
  std::vector<scenario::Diagnostic> diagnostics{};
};

std::vector<scenario::Diagnostic> warnings_of(const scenario::Scenario& scenario, const model::Model& model) {
  auto warnings = scenario.warnings;
  for (scenario::Diagnostic& doubt : model::doubts(scenario, model)) warnings.push_back(std::move(doubt));
  return scenario::in_order_of_place(std::move(warnings));
}

/// What one file comes to; its problems go to standard error too.
Finding examined(const std::string& file, const CheckArguments& args) {
  try {
    const scenario::Scenario scenario = scenario::load_scenario(file, args.limits);
    const model::Model model = model::compile(scenario);
    const model::Understanding understanding = model::understand(scenario, model);
    auto warnings = warnings_of(scenario, model);
    remark(scenario::to_text(warnings));
    auto json = to_json(file, scenario, understanding, model.setting);
    json["warnings"] = diagnostics_json(warnings);
    const int status = args.strict && !warnings.empty() ? status_refused : status_done;
    return {status, to_text(scenario, understanding, model.setting), std::move(json), std::move(warnings)};
  } catch (const scenario::Refusal& refusal) {
    remark(refusal.what());
    return {status_refused,
            "",
            {{"file", file}, {"problems", diagnostics_json(refusal.diagnostics())}},
            refusal.diagnostics()};
  } catch (const core::IoError& error) {
    remark(error_line(error.what()));
    const scenario::Diagnostic unreadable{.at = {file, 0, 0}, .message = error.what(), .source_line = ""};
    return {status_failed, "", {{"file", file}, {"unreadable", error.what()}}, {unreadable}};
  }
}

std::string dumped(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

/// The worst that any of the files comes to.
int check(const CheckArguments& args) {
  int status = status_done;
  auto documents = nlohmann::ordered_json::array();
  std::vector<scenario::Diagnostic> all;
  for (const std::string& file : args.files) {
    Finding finding = examined(file, args);
    status = std::max(status, finding.status);
    std::ranges::move(finding.diagnostics, std::back_inserter(all));
    if (args.json)
      documents.push_back(std::move(finding.json));
    else if (!args.sarif)
      say(finding.text + (finding.text.empty() || &file == &args.files.back() ? "" : "\n"));
  }
  if (args.sarif) say(dumped(to_sarif(all)));
  if (args.json) say(dumped(documents.size() == 1 ? documents.front() : documents));
  return status;
}

}  // namespace

void add_check(CLI::App& program, int& status) {
  auto args = std::make_shared<CheckArguments>();
  CLI::App* command = program.add_subcommand("check", "Load scenarios and say what was understood; write nothing");
  command->add_option("FILE", args->files, "scenario files")->type_name("")->required();
  auto* json = command->add_flag("--json", args->json, "print JSON");
  command->add_flag("--sarif", args->sarif, "print problems and warnings as SARIF 2.1.0, for editors and CI")
      ->excludes(json);
  command->add_flag("--strict", args->strict, "exit with status 2 also when there are only warnings");
  add_max_size_option(*command, args->limits);
  command->footer("Example: picket check scenarios/armenia-azerbaijan-2021/baseline.yaml");
  command->callback([args, &status] { status = check(*args); });
}

}  // namespace picket::cli
