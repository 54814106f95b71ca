#include "picket/scenario/diagnostic.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "source.hpp"

namespace picket::scenario {
namespace {

/// Blank up to the column, with the line's own tabs so that the caret stands right at any tab width.
std::string caret_under(std::string_view line, int column) {
  std::string blanks;
  std::size_t at = 0;
  for (int c = 1; c < column; ++c) {
    blanks += at < line.size() && line[at] == '\t' ? '\t' : ' ';
    if (at < line.size()) at += std::max<std::size_t>(1, utf8_length(line, at));
  }
  return blanks + "^";
}

}  // namespace

std::vector<Diagnostic> in_order_of_place(std::vector<Diagnostic> diagnostics) {
  const auto key = [](const Diagnostic& d) { return std::tie(d.at.file, d.at.line, d.at.column); };
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  // a value that aliases repeat is wrong once
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return a.at == b.at && a.message == b.message; };
  diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
  return diagnostics;
}

std::string to_text(const Diagnostic& diagnostic) {
  const Position& at = diagnostic.at;
  const char* severity = diagnostic.severity == Severity::error ? "error" : "warning";
  if (at.line == 0) return fmt::format("{}: {}: {}\n", at.file, severity, diagnostic.message);
  std::string text = fmt::format("{}:{}:{}: {}: {}\n", at.file, at.line, at.column, severity, diagnostic.message);
  if (!diagnostic.source_line.empty()) {
    text += fmt::format("{}\n{}\n", diagnostic.source_line, caret_under(diagnostic.source_line, at.column));
  }
  for (const Remark& remark : diagnostic.remarks)
    text += fmt::format("{}:{}:{}: note: {}\n", remark.at.file, remark.at.line, remark.at.column, remark.message);
  return text;
}

std::string to_text(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic);
  return text;
}

Refusal::Refusal(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(to_text(in_order_of_place(diagnostics))),
      diagnostics_{in_order_of_place(std::move(diagnostics))} {}

}  // namespace picket::scenario
