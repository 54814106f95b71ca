#include "picket/scenario/diagnostic_at.hpp"

#include <utility>

#include "source.hpp"

namespace picket::scenario {
namespace {

std::string line_of(const Scenario& scenario, const Position& at) {
  for (const auto& [name, text] : scenario.texts) {
    if (name != at.file) continue;
    std::size_t from = 0;
    for (int line = 1; line < at.line && from != std::string::npos; ++line) {
      from = text.find('\n', from);
      if (from != std::string::npos) ++from;
    }
    if (at.line < 1 || from == std::string::npos) return {};
    std::string_view line = std::string_view{text}.substr(from, text.find('\n', from) - from);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return shown_line(line);
  }
  return {};
}

}  // namespace

Diagnostic diagnostic_at(const Scenario& scenario, std::string_view dotted_path, std::string message) {
  while (!dotted_path.empty()) {
    const auto found = scenario.positions.find(std::string{dotted_path});
    if (found != scenario.positions.end()) {
      return {Severity::error, found->second, std::move(message), line_of(scenario, found->second)};
    }
    const std::size_t dot = dotted_path.rfind('.');
    dotted_path = dot == std::string_view::npos ? std::string_view{} : dotted_path.substr(0, dot);
  }
  const std::string file = scenario.texts.empty() ? "" : scenario.texts.front().first;
  return {Severity::error, {file, 0, 0}, std::move(message), ""};
}

}  // namespace picket::scenario
