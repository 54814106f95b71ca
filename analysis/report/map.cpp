#include "map.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "colours.hpp"
#include "layers.hpp"
#include "markup.hpp"

namespace picket::analysis {
namespace {

using outcome::PostSetting;
using outcome::SectorSetting;

std::string drawing(const Analysis& analysis) {
  const outcome::Setting& setting = analysis.setting;
  const Projection projection(setting);
  const Lines lines = drawn_lines(projection, setting);
  std::string text =
      fmt::format(R"(<svg class="map" id="map" data-view="risk" viewBox="0 0 {:.0f} {:.0f}" role="group" )"
                  R"(aria-label="Map of the sectors; each leads to its row in the table">)",
                  projection.width(), projection.height()) +
      "\n";
  text += R"(<rect class="paper" width="100%" height="100%"/>)";
  text += grid_layer(projection) + sector_layer(analysis, lines) + post_layer(projection, setting.posts);
  text += name_layers(analysis, projection, lines);
  return text + "</svg>\n";
}

std::string post_legend(const std::vector<PostSetting>& all) {
  const auto any = [&](auto holds) { return std::any_of(all.begin(), all.end(), holds); };
  std::string text;
  if (any([](const PostSetting& p) { return p.state == "operational"; })) {
    text += R"(<li><i class="dot"></i>post that operates from the start</li>)";
  }
  if (any([](const PostSetting& p) { return p.state != "operational"; })) {
    text += R"(<li><i class="dot planned"></i>post that is still to come</li>)";
  }
  if (any([](const PostSetting& p) { return p.radius_km > 0; }))
    text += R"(<li><i class="ring"></i>what a post watches</li>)";
  return text.empty() ? "" : "<ul class=\"legend posts-legend\">" + text + "</ul>\n";
}

}  // namespace

std::string map_section(const Analysis& analysis) {
  if (!has_geometry(analysis.setting)) return "<p>The scenario draws no border, so there is no map.</p>\n";
  const std::array<View, 2> views{risk_view(analysis), coverage_view(analysis)};
  std::string text = "<div class=\"mapping\">\n<div class=\"key\">\n";
  text += R"(<fieldset class="switch" id="map-switch"><legend>Colour the sectors by</legend>)";
  for (const View& view : views) {
    text += fmt::format(R"(<label><input type="radio" name="view" value="{}"{}><span>{}</span></label>)", view.id,
                        &view == views.data() ? " checked" : "", view.name);
  }
  text += "</fieldset>\n<div id=\"legends\" data-view=\"risk\">\n" + legend(views[0]) + legend(views[1]) + "</div>\n";
  text += post_legend(analysis.setting.posts) + "</div>\n";
  text +=
      "<div class=\"panel\" id=\"panel\" aria-live=\"polite\"><p class=\"hint\">Point at a sector, or reach it with "
      "the Tab key, to read its figures.</p></div>\n";
  text += "<figure>" + drawing(analysis);
  if (!analysis.setting.attribution.empty()) {
    text += "<figcaption>" + with_links(analysis.setting.attribution) + "</figcaption>";
  }
  return text + "</figure>\n</div>\n";
}

std::string map_data(const Analysis& analysis) {
  using json = nlohmann::ordered_json;
  const std::array<View, 2> views{risk_view(analysis), coverage_view(analysis)};
  json all = json::array();
  for (std::size_t s = 0; s < analysis.setting.sectors.size(); ++s) {
    const SectorSetting& sector = analysis.setting.sectors[s];
    json figures = json::array();
    for (const View& view : views) figures.push_back({view.title, spoken(figure(view.by_sector[s], view.unit))});
    for (std::size_t m = 0; m < analysis.measures.size(); ++m) {
      const outcome::Measure& measure = analysis.measures[m];
      if (!measure.by_sector || !measure.headline || measure.id == "observed") continue;
      const Figure shown = figure(analysis.by_sector[s][m], measure.unit);
      figures.push_back({measure.title, shown.known() ? spoken(shown) : why_unknown(measure, analysis.replications)});
    }
    all.push_back({{"id", sector.id},
                   {"region", sector.region},
                   {"km", rounded(length_km(sector), 0) + " km"},
                   {"row", fmt::format("sector-{}", s)},
                   {"figures", std::move(figures)}});
  }
  return json{{"sectors", std::move(all)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace picket::analysis
