#include "annotations.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace picket::scenario {
namespace {

using TextLine = std::pair<std::uint32_t, int>;  // file, line

/// What the walk over the tree meets on the lines that carry a note.
struct FirstValue {
  int column = 0;
  std::string path;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

/// Where the comment of a line begins: a # at its beginning or after a blank, outside quotes.
std::optional<std::size_t> comment_in(std::string_view line) {
  char quote = 0;
  bool begins_value = true;  // only there does a quote open; elsewhere it is an apostrophe
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (c == '\\' && quote == '"') ++i;
      if (c == quote) quote = 0;
      continue;
    }
    if (c == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) return i;
    if ((c == '"' || c == '\'') && begins_value) quote = c;
    if (c != ' ' && c != '\t') begins_value = c == ':' || c == ',' || c == '[' || c == '{' || c == '-';
  }
  return std::nullopt;
}

bool is_note(std::string_view comment) { return comment.starts_with("source:") || comment.starts_with("assumption"); }

std::map<TextLine, Note> notes_in(const Findings& findings) {
  std::map<TextLine, Note> notes;
  for (std::uint32_t file = 0; file < findings.sources(); ++file) {
    const Source& source = findings.source(file);
    for (int number = 1; number <= source.lines(); ++number) {
      const std::string_view line = source.line(number);
      const auto at = comment_in(line);
      if (!at) continue;
      const std::string_view comment = trimmed(line.substr(*at + 1));
      if (!is_note(comment)) continue;
      Note note;
      note.text = trimmed(line.substr(0, *at));
      note.note = comment;
      if (!note.text.empty()) notes.emplace(TextLine{file, number}, std::move(note));
    }
  }
  return notes;
}

class Walk {
 public:
  explicit Walk(const std::map<TextLine, Note>& notes) : notes_{notes} {}

  void visit(const Node& node) {
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const Entry& entry = node.entries[i];
      steps_.emplace_back(&node, i);
      meet(entry.key_at);
      visit(entry.value);
      steps_.pop_back();
    }
  }

  std::map<TextLine, FirstValue> first;

 private:
  void meet(Spot at) {
    const TextLine line{at.file, at.line};
    if (!notes_.contains(line)) return;
    const auto known = first.find(line);
    if (known == first.end() || at.column < known->second.column) first[line] = {at.column, path()};
  }

  [[nodiscard]] std::string path() const {
    std::string path;
    for (const auto& [node, i] : steps_)
      path += (path.empty() ? "" : ".") + (node->is_list() ? std::to_string(i) : node->entries[i].key);
    return path;
  }

  const std::map<TextLine, Note>& notes_;
  std::vector<std::pair<const Node*, std::size_t>> steps_;  // from the root, each with the place of the next
};

}  // namespace

void annotate(Scenario& scenario, const Node& root, const Findings& findings) {
  std::map<TextLine, Note> notes = notes_in(findings);
  if (notes.empty()) return;
  Walk walk{notes};
  walk.visit(root);
  for (auto& [line, note] : notes) {
    const auto value = walk.first.find(line);
    if (value == walk.first.end()) continue;  // a proposal has replaced it
    note.path = value->second.path;
    note.at = findings.position({line.first, line.second, value->second.column});
    scenario.notes.push_back(std::move(note));
  }
}

}  // namespace picket::scenario
