#include "layers.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "../text.hpp"
#include "chart.hpp"
#include "labels.hpp"
#include "markup.hpp"

namespace picket::analysis {
namespace {

constexpr std::size_t most_sector_names = 40;
constexpr std::size_t longest_name = 28;  // letters

struct Layout {
  const char* id;
  double size;  // of a town's name
  std::size_t most_towns;
};
constexpr std::array<Layout, 2> layouts{{{"wide", 12, 40}, {"narrow", 25, 10}}};

struct ScaleBar {
  double length = 0;  // units
  std::string text;
  Box box;
};

/// In the corner that covers least of the lines.
ScaleBar scale_bar(const Projection& projection, double size, const std::vector<Point>& lines) {
  const double km = round_above(projection.width() * 0.12 / projection.units_per_km());
  ScaleBar bar{km * projection.units_per_km(), fmt::format("{} km", rounded(km, decimals_of_step(km))), {}};
  constexpr double edge = 10, under_degrees = 22;
  const double w = bar.length + 3.2 * size, h = 2.4 * size;
  const double right = projection.width() - w - edge, bottom = projection.height() - h - edge;
  const auto at = [&](double x, double y) { return Box{x, y, x + w, y + h}; };
  const std::array<Box, 3> corners{at(edge, bottom), at(right, bottom), at(right, under_degrees)};
  const auto covered = [&](const Box& b) {
    return std::count_if(lines.begin(), lines.end(), [&](Point p) {
      return Box{p.x - 6, p.y - 6, p.x + 6, p.y + 6}.overlaps(b);
    });
  };
  bar.box = *std::min_element(corners.begin(), corners.end(),
                              [&](const Box& a, const Box& b) { return covered(a) < covered(b); });
  return bar;
}

std::string drawn(const ScaleBar& bar, double size) {
  const double x = bar.box.left, y = bar.box.bottom - 9;
  const double north = bar.box.right - size * 0.8, top = bar.box.top;
  return fmt::format(R"(<path class="ruler" d="M{0:.1f} {1:.1f}v5h{2:.1f}v-5"/>)"
                     R"(<text class="ruler-text" x="{0:.1f}" y="{3:.1f}">{4}</text>)",
                     x, y, bar.length, y - 4, bar.text) +
         fmt::format(R"(<path class="north" d="M{0:.1f} {1:.1f}l{2:.1f} {3:.1f}l-{2:.1f} -{4:.1f}l-{2:.1f} {4:.1f}z"/>)"
                     R"(<text class="ruler-text north-text" x="{0:.1f}" y="{5:.1f}">N</text>)",
                     north, top, size * 0.4, size * 1.1, size * 0.3, top + size * 2.2);
}

/// What is to be named, the most important first; `kind` is the style's name for it.
struct Named {
  std::vector<Label> labels;
  std::vector<const char*> kinds;
  std::vector<Box> markers;  // drawn dots that no name may cover
};

Named named(const outcome::Setting& setting, const Projection& projection, const Lines& lines, const Layout& layout) {
  Named all;
  const auto block = [&](Point p, double r) { all.markers.push_back({p.x - r, p.y - r, p.x + r, p.y + r}); };
  const auto name = [&](const std::string& text, Point at, double clear, const char* kind) {
    all.labels.push_back({shortened(text, longest_name), at, layout.size, clear});
    all.kinds.push_back(kind);
  };
  for (const outcome::PostSetting& post : setting.posts) block(projection(post.at), 4);
  for (std::size_t s = 0; s < lines.size() && lines.size() <= most_sector_names; ++s) {
    if (!lines[s].empty()) name(setting.sectors[s].id, middle_of(lines[s]), layout.size * 0.8, "sector-name");
  }
  std::size_t towns = 0;
  for (const outcome::PlaceSetting& place : setting.places) {
    if (!projection.shows(place.at) || towns++ >= layout.most_towns) continue;
    block(projection(place.at), 3);
    name(place.name, projection(place.at), 5 + layout.size * 0.1, "town-name");
  }
  return all;
}

std::string name_layer(const outcome::Setting& setting, const Projection& projection, const Lines& lines,
                       const Layout& layout) {
  const std::vector<Point> beaded = beads(lines);
  const ScaleBar bar = scale_bar(projection, layout.size, beaded);
  Named all = named(setting, projection, lines, layout);
  all.markers.push_back(bar.box);
  std::string text = fmt::format("<g class=\"names {}\">\n{}\n", layout.id, drawn(bar, layout.size));
  const auto placed = place_labels(all.labels, projection.width(), projection.height(), all.markers, beaded);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) continue;
    const Label& label = all.labels[i];
    if (std::string_view(all.kinds[i]) == "town-name") {
      text += fmt::format(R"(<path class="town" d="M{:.1f} {:.1f}h0"/>)", label.at.x, label.at.y);
    }
    text += fmt::format(R"(<text class="{}" x="{:.1f}" y="{:.1f}" font-size="{}">{}</text>)", all.kinds[i],
                        (placed[i]->box.left + placed[i]->box.right) / 2, placed[i]->baseline, label.size,
                        escaped(label.text)) +
            "\n";
  }
  return text + "</g>\n";
}

}  // namespace

std::string name_layers(const Analysis& analysis, const Projection& projection, const Lines& lines) {
  std::string text;
  for (const Layout& layout : layouts) text += name_layer(analysis.setting, projection, lines, layout);
  return text;
}

}  // namespace picket::analysis
