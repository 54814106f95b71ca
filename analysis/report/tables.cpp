#include "tables.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include <fmt/format.h>

#include "../findings.hpp"
#include "../names.hpp"
#include "chart.hpp"
#include "markup.hpp"

namespace picket::analysis {
namespace {

using outcome::Measure;
using statistics::Estimate;

std::string classes_of(const Measure& measure) {
  return fmt::format("of-{}{}", name_of(measure.group), measure.headline ? " main" : "");
}

std::string head(const Measure& measure) {
  const std::string unit = shown_unit(measure.unit);
  return fmt::format(R"(<th scope="col" class="number {}"><button type="button" class="sort">{}{}</button></th>)",
                     classes_of(measure), escaped(capital(measure.title)),
                     unit.empty() ? "" : fmt::format(R"( <span class="unit">{}</span>)", escaped(unit)));
}

/// value: what the page sorts by; empty sorts last.
std::string cell(const Measure& measure, const Estimate& estimate, std::uint64_t replications) {
  Figure shown = figure(estimate, measure.unit);
  shown.unit.clear();
  if (!shown.known()) {
    return fmt::format(R"(<td class="number {}" data-value=""><span class="unknown" title="{}">unknown</span></td>)",
                       classes_of(measure), escaped(why_unknown(measure, replications)));
  }
  return fmt::format(R"(<td class="number {}" data-value="{}">{}</td>)", classes_of(measure), *estimate.value,
                     marked(shown));
}

std::string row(const Analysis& analysis, std::size_t s, const std::vector<std::size_t>& columns) {
  const outcome::SectorSetting& sector = analysis.setting.sectors[s];
  const double km = length_km(sector);
  std::string text = fmt::format(
      R"(<tr id="sector-{}" tabindex="-1"><th scope="row" data-value="{}">{}{}</th>)"
      R"(<td class="number" data-value="{}">{}</td>)",
      s, escaped(sector.id), escaped(sector.id),
      sector.region.empty() ? "" : fmt::format(R"( <span class="region">{}</span>)", escaped(sector.region)), km,
      rounded(km, km < 10 ? 1 : 0));
  for (const std::size_t m : columns)
    text += cell(analysis.measures[m], analysis.by_sector[s][m], analysis.replications);
  return text + "</tr>\n";
}

/// Bars with one unit in one group share a scale, so that they can be compared; shares go to 100 %.
std::map<std::pair<outcome::Group, std::string>, double> scales(const Analysis& analysis) {
  std::map<std::pair<outcome::Group, std::string>, double> full;
  for (std::size_t m = 0; m < analysis.measures.size(); ++m) {
    const Measure& measure = analysis.measures[m];
    double& scale = full[{measure.group, measure.unit}];
    const Estimate& e = analysis.whole[m];
    scale = measure.unit == "%" ? 100 : std::max({scale, e.value.value_or(0), e.high.value_or(0)});
  }
  for (auto& [key, scale] : full) scale = round_above(scale);
  return full;
}

std::string scale_text(double full, const std::string& unit) {
  return fmt::format("0 to {} {}", rounded(full, decimals_of_step(full)), unit);
}

std::string measure_row(const Analysis& analysis, std::size_t m, double full) {
  const Measure& measure = analysis.measures[m];
  const Figure shown = figure(analysis.whole[m], measure.unit);
  const std::string title = fmt::format(R"(<th scope="row"{}>{}</th>)", measure.headline ? R"( class="main")" : "",
                                        escaped(capital(measure.title)));
  if (!shown.known()) {
    return fmt::format(R"(<tr>{}<td colspan="2"><span class="unknown">Unknown: {}</span></td></tr>)", title,
                       escaped(why_unknown(measure, analysis.replications))) +
           "\n";
  }
  return fmt::format(R"(<tr>{}<td class="number">{}</td><td class="drawn"><div title="{}">{}</div></td></tr>)", title,
                     marked(shown), escaped("scale: " + scale_text(full, measure.unit)),
                     interval_bar(analysis.whole[m], full)) +
         "\n";
}

/// Risk comes first: a reader of the main figures should not have to scroll for it.
std::vector<std::size_t> columns_shown(const Analysis& analysis) {
  std::vector<std::size_t> columns;
  for (const bool risk : {true, false}) {
    for (std::size_t m = 0; m < analysis.measures.size(); ++m) {
      const Measure& measure = analysis.measures[m];
      if (measure.by_sector && (measure.group == outcome::Group::risk) == risk) columns.push_back(m);
    }
  }
  return columns;
}

std::vector<std::size_t> rows_shown(const Analysis& analysis) {
  std::vector<std::size_t> rows(analysis.setting.sectors.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  if (rows.size() > most_rows) {
    rows = worst_first(risk_view(analysis));
    rows.resize(std::min(rows.size(), most_rows));
  }
  return rows;
}

}  // namespace

std::string ladder_chart(const Analysis& analysis) {
  std::string text =
      R"(<table class="ladder"><thead class="apart"><tr><th scope="col">Level</th>)"
      R"(<th scope="col">Share of incidents, drawn</th><th scope="col">Share of incidents</th></tr></thead><tbody>)";
  for (std::size_t l = 0; l < analysis.ladder.size(); ++l) {
    text += fmt::format(R"(<tr><th scope="row">{}</th><td class="drawn">{}</td><td class="number">{}</td></tr>)",
                        escaped(analysis.setting.levels[l]), filled_bar(analysis.ladder[l], 100),
                        marked(figure(analysis.ladder[l], "%"))) +
            "\n";
  }
  return text + "</tbody></table>\n";
}

std::string sector_table(const Analysis& analysis) {
  std::string text =
      R"(<div class="scroll" role="region" aria-label="Sectors, a table that scrolls sideways" tabindex="0">)"
      R"(<table class="sectors" id="sectors-table" data-show="main"><thead><tr>)"
      R"(<th scope="col"><button type="button" class="sort">Sector</button></th>)"
      R"(<th scope="col" class="number"><button type="button" class="sort">Length )"
      R"(<span class="unit">km</span></button></th>)";
  const auto columns = columns_shown(analysis);
  for (const std::size_t m : columns) text += head(analysis.measures[m]);
  text += "</tr></thead>\n<tbody>\n";
  const auto rows = rows_shown(analysis);
  for (const std::size_t s : rows) text += row(analysis, s, columns);
  text += "</tbody></table></div>\n";
  if (rows.size() < analysis.setting.sectors.size()) {
    text += fmt::format("<p class=\"aside\">The {} sectors of highest risk out of {}. The results hold them all.</p>\n",
                        counted(rows.size()), counted(analysis.setting.sectors.size()));
  }
  return text;
}

std::string measure_table(const Analysis& analysis) {
  const auto full = scales(analysis);
  std::string text = R"(<table class="measures"><thead class="apart"><tr><th scope="col">Measure</th>)"
                     R"(<th scope="col">Estimate and 95 % interval</th><th scope="col">Drawn</th></tr></thead>)";
  for (const outcome::Group group : groups) {
    text += fmt::format("<tbody>\n<tr><th scope=\"rowgroup\" colspan=\"3\" class=\"group\">{}</th></tr>\n",
                        capital(name_of(group)));
    for (std::size_t m = 0; m < analysis.measures.size(); ++m) {
      const Measure& measure = analysis.measures[m];
      if (measure.group == group) text += measure_row(analysis, m, full.at({group, measure.unit}));
    }
    text += "</tbody>\n";
  }
  return text + "</table>\n";
}

std::string known_answer_table(const Analysis& analysis) {
  std::string text = R"(<table class="known"><thead><tr><th scope="col">Measure</th><th scope="col">Where</th>)"
                     R"(<th scope="col" class="number">Exact</th><th scope="col" class="number">Simulated</th>)"
                     R"(<th scope="col">Interval holds it</th><th scope="col">By</th></tr></thead><tbody>)";
  for (const KnownAnswer& known : analysis.known_answers) {
    const Measure& measure = analysis.measures[known.measure];
    const auto holds = known.holds();
    text += fmt::format(R"(<tr><th scope="row">{}</th><td>{}</td><td class="number">{:.6g} {}</td>)"
                        R"(<td class="number">{}</td><td>{}</td><td>{}</td></tr>)",
                        escaped(capital(measure.title)),
                        known.sector ? escaped(analysis.setting.sectors[*known.sector].id) : "whole border",
                        known.exact, escaped(shown_unit(measure.unit)), marked(figure(known.estimate, measure.unit)),
                        !holds   ? "no interval"
                        : *holds ? "yes"
                                 : "no",
                        escaped(known.source)) +
            "\n";
  }
  return text + "</tbody></table>\n";
}

std::string theory_table(const Analysis& analysis) {
  std::string text = R"(<table class="known"><thead><tr><th scope="col">Measure</th><th scope="col">Where</th>)"
                     R"(<th scope="col" class="number">Theory</th><th scope="col" class="number">Simulated</th>)"
                     R"(<th scope="col">Why they differ</th></tr></thead><tbody>)";
  const std::string* before = nullptr;
  for (const Theory& said : analysis.theory) {
    const Measure& measure = analysis.measures[said.measure];
    text += fmt::format(R"(<tr><th scope="row">{}</th><td>{}</td><td class="number">{:.4g} {}</td>)"
                        R"(<td class="number">{}</td><td>{}</td></tr>)",
                        escaped(capital(measure.title)),
                        said.sector ? escaped(analysis.setting.sectors[*said.sector].id) : "whole border", said.value,
                        escaped(shown_unit(measure.unit)), marked(figure(said.estimate, measure.unit)),
                        before != nullptr && *before == said.why ? "as above" : escaped(said.why)) +
            "\n";
    before = &said.why;
  }
  return text + "</tbody></table>\n";
}

}  // namespace picket::analysis
