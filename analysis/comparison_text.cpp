#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "figures.hpp"
#include "names.hpp"
#include "picket/analysis/comparison.hpp"
#include "text.hpp"

namespace picket::analysis {
namespace {

using json = nlohmann::ordered_json;

const char* name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return "better";
    case Verdict::worse:
      return "worse";
    case Verdict::no_difference:
      return "no difference that matters";
    case Verdict::undecided:
      return "not decided";
  }
  return "";
}

std::string in_words(const Difference& difference, const Comparison& comparison) {
  if (!comparison.complete) return "no verdict";
  if (difference.verdict != Verdict::undecided || difference.more_replications == 0) return name_of(difference.verdict);
  return fmt::format("not decided: about {} more replications", counted(difference.more_replications));
}

/// `+1.2 % (0.8 to 1.6)`
std::string spoken_difference(const statistics::Estimate& difference, std::string_view unit) {
  const Figure shown = figure(difference, unit);
  if (!shown.known()) return "unknown";
  if (difference.low && difference.high && *difference.low == 0 && *difference.high == 0) return "exactly 0";
  return (difference.value > 0 ? "+" : "") + spoken(shown);
}

std::string told(const Comparison& comparison, const Comparison::Proposal& proposal) {
  std::vector<Line> lines;
  for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
    const Comparison::Judged& judged = comparison.measures[m];
    const Difference& of = proposal.differences[m];
    lines.push_back(
        {printable(judged.measure.title),
         fmt::format("{}: {}", spoken_difference(of.difference, judged.measure.unit), in_words(of, comparison))});
    const Figure before = figure(judged.base, judged.measure.unit), after = figure(of.proposal, judged.measure.unit);
    lines.push_back({"", fmt::format("{} against {}", after.known() ? with_unit(after) : "unknown",
                                     before.known() ? with_unit(before) : "unknown")});
  }
  return heading(printable(proposal.name.empty() ? proposal.folder : proposal.name)) + table(lines);
}

std::string how_to_read(const Comparison& c) {
  const std::size_t family = c.proposals.size() * c.measures.size();
  const double each = 1 - (1 - c.confidence) / static_cast<double>(std::max<std::size_t>(1, family));
  std::string text = fmt::format(
      "Both sides of a difference played the same {} replications with the same chance in each: what happens under "
      "both "
      "cancels. That is why intervals of two runs may overlap and their difference still be certain. In brackets is "
      "the "
      "interval of the difference, at {:.4g} %, so that all {} of them hold the true ones at once in {:g} % of studies "
      "like this one. It says how far chance moves the difference, not whether the scenario's assumptions are true.",
      counted(c.replications), each * 100, family, c.confidence * 100);
  bool any_margin = false;
  for (const auto& judged : c.measures) any_margin = any_margin || judged.matters_from > 0;
  text += any_margin ? " `no difference that matters`: all of the interval lies within `matters_from`."
                     : " No difference was said to matter from some size on (`measures.primary`): any counts.";
  return heading("how to read this") + wrapped(text, "  ");
}

json written(const std::optional<double>& number) { return number ? json(*number) : json(nullptr); }
json written(const statistics::Estimate& e) {
  return {{"value", written(e.value)},
          {"standard_error", written(e.standard_error)},
          {"low", written(e.low)},
          {"high", written(e.high)},
          {"replications", e.replications}};
}

}  // namespace

std::string to_text(const Comparison& comparison) {
  std::string text = wrapped(fmt::format("Against {}", comparison.base.empty() ? comparison.folder : comparison.base));
  text +=
      wrapped(fmt::format("{} replications of seed {} in each.", counted(comparison.replications), comparison.seed));
  if (!comparison.complete)
    text += wrapped(
        "Not every run has all its replications: what all have is compared, and no verdict is given. `picket run ... "
        "--resume` plays the others.");
  for (const Comparison::Proposal& proposal : comparison.proposals) text += told(comparison, proposal);
  return text + how_to_read(comparison);
}

std::string to_json(const Comparison& comparison) {
  json document{{"base", {{"name", comparison.base}, {"folder", comparison.folder}}},
                {"seed", comparison.seed},
                {"replications", comparison.replications},
                {"complete", comparison.complete},
                {"confidence", comparison.confidence}};
  for (const Comparison::Judged& judged : comparison.measures)
    document["measures"].push_back({{"id", judged.measure.id},
                                    {"title", judged.measure.title},
                                    {"unit", judged.measure.unit},
                                    {"better", name_of(judged.measure.better)},
                                    {"matters_from", judged.matters_from},
                                    {"base", written(judged.base)}});
  for (const Comparison::Proposal& proposal : comparison.proposals) {
    json differences = json::object();
    for (std::size_t m = 0; m < comparison.measures.size(); ++m) {
      const Difference& of = proposal.differences[m];
      differences[comparison.measures[m].measure.id] = {{"proposal", written(of.proposal)},
                                                        {"difference", written(of.difference)},
                                                        {"verdict", name_of(of.verdict)},
                                                        {"more_replications", of.more_replications},
                                                        {"gain_of_pairing", of.gain}};
    }
    document["proposals"].push_back(
        {{"name", proposal.name}, {"folder", proposal.folder}, {"differences", std::move(differences)}});
  }
  return document.dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace picket::analysis
