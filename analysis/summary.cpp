#include <algorithm>
#include <iterator>
#include <map>

#include <fmt/format.h>

#include "findings.hpp"
#include "names.hpp"
#include "picket/analysis/analysis.hpp"
#include "text.hpp"

namespace picket::analysis {
namespace {

constexpr std::size_t sectors_named = 3;

std::string beginning(const Analysis& analysis) {
  const outcome::Setting& setting = analysis.setting;
  std::string text = wrapped(setting.name.empty() ? "A study without a name" : setting.name);
  text += wrapped(fmt::format("{} from {}; {} {}, {} km of border.", span_of(setting.length_h), start_of(setting),
                              counted(setting.sectors.size()), setting.sectors.size() == 1 ? "sector" : "sectors",
                              rounded(length_km(setting), 0)));
  return text + wrapped(fmt::format("{}; counts are what {} bring on average.", finished(analysis),
                                    span_of(setting.length_h)));
}

std::string group_of_measures(const Analysis& analysis, outcome::Group group) {
  std::vector<Line> lines;
  for (std::size_t m = 0; m < analysis.measures.size(); ++m) {
    const outcome::Measure& measure = analysis.measures[m];
    if (measure.group != group || !measure.headline) continue;
    const Figure shown = figure(analysis.whole[m], measure.unit);
    lines.push_back({printable(measure.title),
                     shown.known() ? spoken(shown) : "unknown: " + why_unknown(measure, analysis.replications)});
  }
  return lines.empty() ? "" : heading(name_of(group)) + table(lines);
}

std::string ladder(const Analysis& analysis) {
  if (analysis.setting.levels.empty()) return "";
  std::string text = heading("escalation");
  const auto any = std::any_of(analysis.ladder.begin(), analysis.ladder.end(), [](const auto& e) { return e.value; });
  if (!any) {
    return text + wrapped(analysis.replications == 0 ? "unknown: no replication is finished"
                                                     : "unknown: there was no incident",
                          "  ");
  }
  std::vector<Line> lines;
  for (std::size_t l = 0; l < analysis.ladder.size(); ++l) {
    lines.push_back({"incidents that reached " + printable(analysis.setting.levels[l]) +
                         (l + 1 < analysis.ladder.size() ? " or worse" : ""),
                     spoken(figure(analysis.ladder[l], "%"))});
  }
  return text + table(lines);
}

std::string standing_out(const Analysis& analysis, const View& view, const std::string& label) {
  if (!tells_apart(view)) return wrapped(fmt::format("{}: no sector stands out.", label), "  ");
  const auto order = worst_first(view);
  std::vector<Line> lines;
  for (std::size_t i = 0; i < std::min(order.size(), sectors_named); ++i) {
    lines.push_back({"  " + shortened(printable(sector_name(analysis.setting.sectors[order[i]])), widest_title - 2),
                     spoken(figure(view.by_sector[order[i]], view.unit))});
  }
  return wrapped(fmt::format("{}: {}", label, view.title), "  ") + table(lines);
}

std::string sectors(const Analysis& analysis) {
  if (analysis.setting.sectors.size() < 2 || analysis.replications == 0) return "";
  return heading("sectors that stand out") + standing_out(analysis, risk_view(analysis), "Highest risk") +
         standing_out(analysis, coverage_view(analysis), "Least watched") +
         wrapped("Sectors whose intervals overlap may well be in the other order.", "  ");
}

/// What theory says, and what was simulated.
std::string known_answers(const Analysis& analysis) {
  if (analysis.known_answers.empty()) return "";
  std::string text = heading("known answers");
  for (const KnownAnswer& known : analysis.known_answers) {
    const outcome::Measure& measure = analysis.measures[known.measure];
    const std::string where = known.sector ? fmt::format(" in {}", analysis.setting.sectors[*known.sector].id) : "";
    const auto holds = known.holds();
    text += wrapped(fmt::format("{}{}: exactly {:.6g}{}{}; simulated {}{}", measure.title, where, known.exact,
                                measure.unit.empty() ? "" : " ", shown_unit(measure.unit),
                                spoken(figure(known.estimate, measure.unit)),
                                !holds   ? ""
                                : *holds ? ", which holds it"
                                         : ", which DOES NOT HOLD it"),
                    "  ") +
            wrapped(known.source, "      ");
  }
  return text;
}

Line beside_theory(const Analysis& analysis, const Theory& said) {
  const outcome::Measure& measure = analysis.measures[said.measure];
  const std::string where = said.sector ? "  " + sector_name(analysis.setting.sectors[*said.sector]) + ": " : "";
  return {printable(where + measure.title),
          fmt::format("{:.3g}{}{}; simulated {}", said.value, shown_unit(measure.unit).empty() ? "" : " ",
                      shown_unit(measure.unit), spoken(figure(said.estimate, measure.unit)))};
}

/// Of what theory says by sector: of each measure the few sectors where it says most.
std::vector<const Theory*> most_of_each_measure(const Analysis& analysis) {
  std::vector<const Theory*> all;
  for (const Theory& said : analysis.theory)
    if (said.sector) all.push_back(&said);
  std::ranges::stable_sort(all, [](const Theory* a, const Theory* b) {
    return a->measure != b->measure ? a->measure < b->measure : a->value > b->value;
  });
  std::map<std::size_t, std::size_t> taken;
  std::erase_if(all, [&](const Theory* said) { return taken[said->measure]++ >= sectors_named; });
  return all;
}

/// What theory says, as far as it does, beside what was simulated; then why the two differ.
std::string theory(const Analysis& analysis) {
  if (analysis.theory.empty() || analysis.replications == 0) return "";
  std::vector<Line> lines;
  std::vector<std::string> reasons;
  const auto say = [&](const Theory& said) {
    lines.push_back(beside_theory(analysis, said));
    if (std::ranges::find(reasons, said.why) == reasons.end()) reasons.push_back(said.why);
  };
  for (const Theory& said : analysis.theory)
    if (!said.sector) say(said);
  for (const Theory* said : most_of_each_measure(analysis)) say(*said);
  std::string text = heading("what theory says") + table(lines);
  for (const std::string& reason : reasons) text += wrapped(reason, "  ");
  return text + wrapped("Sectors: those where theory says most; the report has all of them.", "  ");
}

}  // namespace

std::string to_text(const Analysis& analysis) {
  std::string text = beginning(analysis);
  for (const outcome::Group group : groups) {
    text += group_of_measures(analysis, group);
    if (group == outcome::Group::risk) text += ladder(analysis);
  }
  text += known_answers(analysis);
  text += sectors(analysis);
  text += theory(analysis);
  return text + heading("how to read this") + wrapped(meaning_of_intervals(analysis), "  ");
}

}  // namespace picket::analysis
