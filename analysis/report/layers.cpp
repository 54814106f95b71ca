#include "layers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "chart.hpp"
#include "colours.hpp"
#include "markup.hpp"

namespace picket::analysis {
namespace {

using outcome::PostSetting;
using outcome::SectorSetting;

// More would be a hedge of strokes.
constexpr std::size_t most_sectors_with_ends = 200;

/// Where sectors begin and end: a stroke across the line, once where two sectors meet.
class Ends {
 public:
  void add(const std::vector<Point>& line) {
    add_first_of(line.begin(), line.end());
    add_first_of(line.rbegin(), line.rend());
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  template <class Iterator>
  void add_first_of(Iterator first, Iterator last) {
    constexpr double half_length = 7, same = 2, far_enough = 10;
    const Point at = *first;
    const auto from = [&](Point p) { return std::hypot(p.x - at.x, p.y - at.y); };
    if (std::any_of(drawn_.begin(), drawn_.end(), [&](Point p) { return from(p) < same; })) return;
    // a few units on, so that one small bend does not turn the stroke
    const auto beyond = std::find_if(first, last, [&](Point p) { return from(p) > far_enough; });
    const Point towards = beyond == last ? *std::prev(last) : *beyond;
    const double length = from(towards);
    if (length == 0) return;
    const double x = -(towards.y - at.y) / length * half_length, y = (towards.x - at.x) / length * half_length;
    path_ += fmt::format("M{:.1f} {:.1f}L{:.1f} {:.1f}", at.x - x, at.y - y, at.x + x, at.y + y);
    drawn_.push_back(at);
  }

  std::vector<Point> drawn_;
  std::string path_;
};

}  // namespace

std::string grid_layer(const Projection& projection) {
  const core::LonLat corner = projection.inverse({0, 0});
  const core::LonLat other = projection.inverse({projection.width(), projection.height()});
  const double step = round_above((corner.latitude - other.latitude) / 6);
  const int decimals = decimals_of_step(step);
  const auto degrees = [&](double value, char positive, char negative) {
    return fmt::format("{:.{}f}° {}", std::abs(value), decimals, value < 0 ? negative : positive);
  };
  std::string lines = "<path class=\"grid\" d=\"", names;
  for (double lat = std::ceil(other.latitude / step) * step; lat < corner.latitude; lat += step) {
    const double y = projection({corner.longitude, lat}).y;
    lines += fmt::format("M0 {:.1f}H{:.1f}", y, projection.width());
    if (y > 30)
      names += fmt::format(R"(<text class="degree" x="4" y="{:.1f}">{}</text>)", y - 3, degrees(lat, 'N', 'S'));
  }
  for (double lon = std::ceil(corner.longitude / step) * step; lon < other.longitude; lon += step) {
    const double x = projection({lon, corner.latitude}).x;
    lines += fmt::format("M{:.1f} 0V{:.1f}", x, projection.height());
    if (x < projection.width() - 50)
      names += fmt::format(R"(<text class="degree" x="{:.1f}" y="12">{}</text>)", x + 3, degrees(lon, 'E', 'W'));
  }
  return lines + "\"/>\n" + names + "\n";
}

std::string sector_layer(const Analysis& analysis, const Lines& lines) {
  const std::array<View, 2> views{risk_view(analysis), coverage_view(analysis)};
  const std::array<Steps, 2> steps{steps_of(views[0]), steps_of(views[1])};
  std::string casing = "<g class=\"casing\">", shapes = "<g class=\"shapes\">\n";
  Ends ends;
  for (std::size_t s = 0; s < lines.size(); ++s) {
    const auto& line = lines[s];
    if (line.size() < 2) continue;
    const std::string d = path_of(line);
    const SectorSetting& sector = analysis.setting.sectors[s];
    casing += fmt::format("<path d=\"{}\"/>", d);
    shapes += fmt::format(R"(<a class="to-sector" href="#sector-{0}" data-index="{0}" aria-label="{1}">)"
                          R"(<path class="hit" d="{2}"/><path class="sector" data-sector="{3}" data-risk="{4}" )"
                          R"(data-coverage="{5}" d="{2}"><title>{1}</title></path></a>)",
                          s, escaped(sector_name(sector)), d, escaped(sector.id),
                          colour_of(views[0].by_sector[s], steps[0]), colour_of(views[1].by_sector[s], steps[1])) +
              "\n";
    if (lines.size() <= most_sectors_with_ends) ends.add(line);
  }
  return casing + "</g>\n<path class=\"ends\" d=\"" + ends.path() + "\"/>\n" + shapes + "</g>\n";
}

std::string post_layer(const Projection& projection, const std::vector<PostSetting>& posts) {
  std::string watches = "<g class=\"watches\">", markers = "<g class=\"posts\">\n";
  for (const PostSetting& post : posts) {
    const Point p = projection(post.at);
    const bool operational = post.state == "operational";
    if (post.radius_km > 0) {
      watches +=
          fmt::format(R"(<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>)",
                      operational ? "watch" : "watch planned", p.x, p.y, post.radius_km * projection.units_per_km());
    }
    const std::string d = fmt::format("M{:.1f} {:.1f}h0", p.x, p.y);
    const std::string watch = post.radius_km > 0 ? fmt::format(", watches {} km", rounded(post.radius_km, 1)) : "";
    markers +=
        fmt::format(R"(<g class="post{}"><title>{}</title><path class="rim" d="{}"/><path class="core" d="{}"/></g>)",
                    operational ? "" : " planned", escaped(fmt::format("Post {}, {}{}", post.id, post.state, watch)), d,
                    d) +
        "\n";
  }
  return watches + "</g>\n" + markers + "</g>\n";
}

}  // namespace picket::analysis
