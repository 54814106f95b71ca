#include "chart.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace picket::analysis {
namespace {

// The drawings stretch to their cell: 100 units are its width, lines keep their thickness (vector-effect in the style).
std::string position(double value, double full) {
  return fmt::format("{:.2f}", std::clamp(value / full, 0.0, 1.0) * 100);
}

std::string drawing(std::string_view kind, const std::string& content) {
  return fmt::format(
      R"(<svg class="bar {}" viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">{}</svg>)", kind,
      content);
}

std::string interval_line(const statistics::Estimate& e, double full) {
  if (!e.low || !e.high) return {};
  return fmt::format(R"(<path class="reach" d="M{0} 8H{1}M{0} 4V12M{1} 4V12"/>)", position(*e.low, full),
                     position(*e.high, full));
}

}  // namespace

double round_above(double value) {
  if (!(value > 0)) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 2.5, 5.0}) {
    if (value <= step * power * (1 + 1e-12)) return step * power;
  }
  return 10 * power;
}

int decimals_of_step(double step) {
  for (int decimals = 0; decimals < 9; ++decimals) {
    const double shifted = step * std::pow(10.0, decimals);
    if (std::abs(shifted - std::round(shifted)) < 1e-6) return decimals;
  }
  return 9;
}

std::string interval_bar(const statistics::Estimate& e, double full) {
  std::string content = R"(<path class="track" d="M0 8H100"/>)";
  if (e.value) {
    content += interval_line(e, full);
    content += fmt::format(R"(<path class="mark" d="M{} 8h0"/>)", position(*e.value, full));
  }
  return drawing("of-interval", content);
}

std::string filled_bar(const statistics::Estimate& e, double full) {
  std::string content = R"(<rect class="ground" x="0" y="2" width="100" height="12"/>)";
  if (e.value) {
    content += fmt::format(R"(<rect class="fill" x="0" y="2" width="{}" height="12"/>)", position(*e.value, full));
    content += interval_line(e, full);
  }
  return drawing("filled", content);
}

}  // namespace picket::analysis
