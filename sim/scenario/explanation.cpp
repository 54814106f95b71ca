#include "picket/scenario/explanation.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "merged_document.hpp"
#include "table.hpp"

namespace picket::scenario {
namespace {

constexpr std::size_t longest_line = 88;  // of a value that is written in one line
constexpr std::size_t comment_column = 60;

/// A text as a YAML scalar that reads back the same.
std::string scalar(const std::string& text, bool in_flow) {
  const bool odd_begin =
      text.empty() || std::string_view{"!&*-?|>%@`\"'#,[]{}:~$ "}.find(text.front()) != std::string::npos;
  const bool number = !text.empty() && text.front() == '-' && text.size() > 1 && text[1] >= '0' && text[1] <= '9';
  const bool breaks = text.find(": ") != std::string::npos || text.find(" #") != std::string::npos ||
                      text.find('\n') != std::string::npos || text.ends_with(':') || text.ends_with(' ') ||
                      (in_flow && text.find_first_of(",[]{}") != std::string::npos);
  if ((!odd_begin || number) && !breaks) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n')
      quoted += "\\n";
    else
      quoted += c;
  }
  return quoted + '"';
}

/// A node in one line.
std::string in_a_line(const Node& node) {
  switch (node.kind) {
    case Node::Kind::list: {
      std::string text;
      for (const Entry& entry : node.entries) text += (text.empty() ? "" : ", ") + in_a_line(entry.value);
      return "[" + text + "]";
    }
    case Node::Kind::map: {
      std::string text;
      for (const Entry& entry : node.entries)
        text += (text.empty() ? "" : ", ") + scalar(entry.key, true) + ": " + in_a_line(entry.value);
      return "{" + text + "}";
    }
    case Node::Kind::scalar:
      return scalar(node.text, true);
    case Node::Kind::empty:
    case Node::Kind::removal:
    case Node::Kind::spoilt:
      return "~";
  }
  return {};
}

bool same(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.text != b.text || a.entries.size() != b.entries.size()) return false;
  for (std::size_t i = 0; i < a.entries.size(); ++i) {
    const Node* other = a.is_list() ? &b.entries[i].value : b.find(a.entries[i].key);
    if (other == nullptr || !same(a.entries[i].value, *other)) return false;
  }
  return true;
}

class Explanation {
 public:
  Explanation(const Document& document, Defaults defaults) : document_{document}, defaults_{defaults} {}

  void write(const std::string& key, const Node& node, const Shape* shape, std::size_t depth) {
    if (shape != nullptr && shape->form == Shape::Form::either && node.is_map()) shape = shape->element.get();
    const std::string begin = std::string(2 * depth, ' ') + (key.empty() ? "" : scalar(key, false) + ":");
    if (!node.is_map() || node.entries.empty()) return line(begin, node);
    if (!key.empty()) text_ += begin + "\n";
    const std::size_t inner = key.empty() ? depth : depth + 1;
    for (const Entry& entry : node.entries) write(entry.key, entry.value, shape_under(shape, entry.key), inner);
    if (defaults_ == Defaults::told && shape != nullptr && shape->form == Shape::Form::block)
      add_defaults(node, *shape, inner);
  }

  std::string text_;

 private:
  void line(const std::string& begin, const Node& node) {
    const std::string value = node.is_scalar() ? scalar(node.text, false) : in_a_line(node);
    text_ += fmt::format("{:<{}}  # {}\n", begin + (begin.empty() ? "" : " ") + value, comment_column, origin(node));
  }

  [[nodiscard]] std::string origin(const Node& node) const {
    const Position at = document_.findings.position(node.at);
    const auto name = document_.findings.name_at(node.at);
    return fmt::format("{}:{}{}", at.file, at.line, name.empty() ? "" : ", $" + name);
  }

  void add_defaults(const Node& node, const Shape& shape, std::size_t depth) {
    for (const KeyShape& row : shape.keys) {
      if (row.need.kind != Need::Kind::defaults || node.find(row.key) != nullptr) continue;
      text_ +=
          fmt::format("{:<{}}  # default\n",
                      fmt::format("{}{}: {}", std::string(2 * depth, ' '), row.key, row.need.text), comment_column);
    }
  }

  const Document& document_;
  Defaults defaults_;
};

class Comparison {
 public:
  Comparison(const Document& before, const Document& after) : before_{before}, after_{after} {}

  void compare(const Node& a, const Node& b, const Shape* shape, const std::string& path, std::string_view meaning) {
    if (same(a, b)) return;
    if (!a.is_map() || !b.is_map())
      return note(path, in_a_line(a), in_a_line(b), meaning, after_.findings.position(b.at));
    if (shape != nullptr && shape->form == Shape::Form::either) shape = shape->element.get();
    for (const Entry& entry : a.entries) {
      const Node* other = b.find(entry.key);
      const auto [under, says] = row(shape, entry.key);
      if (other == nullptr)
        note(join(path, entry.key), in_a_line(entry.value), "", says, before_.findings.position(entry.key_at));
      else
        compare(entry.value, *other, under, join(path, entry.key), says);
    }
    for (const Entry& entry : b.entries) {
      if (a.find(entry.key) == nullptr)
        note(join(path, entry.key), "", in_a_line(entry.value), row(shape, entry.key).second,
             after_.findings.position(entry.key_at));
    }
  }

  std::vector<Difference> found;

 private:
  static std::string join(const std::string& path, const std::string& key) {
    return path.empty() ? key : path + "." + key;
  }
  /// The shape under a key, and what the key means.
  static std::pair<const Shape*, std::string_view> row(const Shape* shape, std::string_view key) {
    if (shape == nullptr) return {nullptr, ""};
    for (const KeyShape& row : shape->keys) {
      if (row.key == key) return {row.shape.get(), row.meaning};
    }
    return {shape_under(shape, key), ""};
  }
  void note(std::string path, std::string before, std::string after, std::string_view meaning, Position at) {
    found.push_back({std::move(path), std::move(before), std::move(after), std::string{meaning}, std::move(at)});
  }

  const Document &before_, &after_;
};

const Shape* shape_at(std::string_view path) {
  const Shape* shape = language().shape.get();
  while (!path.empty() && shape != nullptr) {
    const std::size_t dot = path.find('.');
    shape = shape_under(shape, path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return shape;
}

}  // namespace

std::string explained(const Document& document, std::string_view path, Defaults defaults) {
  const Node* node = node_at(document.root, path).node;
  if (node == nullptr) {
    const Node* reached = node_at(document.root, path).reached;
    throw std::invalid_argument(
        reached->find("every") != nullptr && reached->find("along") != nullptr
            ? fmt::format("nothing is written at '{}', one of a row: what it has is written of the row as a whole",
                          path)
            : fmt::format("nothing is written at '{}'", path));
  }
  Explanation explanation{document, defaults};
  const std::size_t dot = path.rfind('.');
  explanation.write(std::string{path.substr(dot == std::string_view::npos ? 0 : dot + 1)}, *node, shape_at(path), 0);
  return std::move(explanation.text_);
}

std::vector<Difference> differences(const Document& before, const Document& after) {
  Comparison comparison{before, after};
  comparison.compare(before.root, after.root, language().shape.get(), "", "");
  std::erase_if(comparison.found, [](const Difference& d) { return d.path == "extends"; });
  return std::move(comparison.found);
}

}  // namespace picket::scenario
