#include "colours.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "chart.hpp"
#include "markup.hpp"

namespace picket::analysis {
namespace {

/// The least size with one or two digits that lets five steps hold the value: finer than for rulers, so that the upper
/// colours do not go unused.
double step_for(double most) {
  if (!(most > 0)) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(most / colours)));
  for (const double size : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
    if (most <= colours * size * power * (1 + 1e-12)) return size * power;
  }
  return 10 * power;
}

}  // namespace

Steps steps_of(const View& view) {
  double most = 0;
  for (const auto& e : view.by_sector) most = std::max(most, e.value.value_or(0));
  const double size = step_for(view.unit == "%" ? std::min(most, 100.0) : most);
  return {size, decimals_of_step(size)};
}

std::string colour_of(const statistics::Estimate& e, const Steps& steps) {
  if (!e.value) return "none";
  return std::to_string(std::clamp(static_cast<int>(std::floor(*e.value / steps.size)), 0, colours - 1));
}

std::string legend(const View& view) {
  const Steps steps = steps_of(view);
  std::string text =
      fmt::format(R"(<div class="legend" data-view="{}"><p>{}{}</p><ol>)", view.id, escaped(capital(view.title)),
                  shown_unit(view.unit).empty() ? "" : ", in " + escaped(view.unit));
  for (int c = 0; c < colours; ++c) {
    text += fmt::format(R"(<li><i class="swatch {}-{}"></i>{} to {}</li>)", view.id, c,
                        rounded(c * steps.size, steps.decimals), rounded((c + 1) * steps.size, steps.decimals));
  }
  const bool unknown =
      std::any_of(view.by_sector.begin(), view.by_sector.end(), [](const auto& e) { return !e.value; });
  if (unknown) text += R"(<li><i class="swatch none"></i>unknown</li>)";
  return text + "</ol></div>\n";
}

}  // namespace picket::analysis
