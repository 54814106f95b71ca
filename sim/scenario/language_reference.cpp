#include "picket/scenario/language_reference.hpp"

#include <map>

#include <fmt/format.h>

#include "table.hpp"

namespace picket::scenario {
namespace {

std::string need_of(const KeyShape& row) {
  switch (row.need.kind) {
    case Need::Kind::required:
      return "required";
    case Need::Kind::optional:
      return "";
    case Need::Kind::defaults:
      return fmt::format("`{}`", row.need.text);
  }
  return {};
}

std::string value_of(const Shape& shape) {
  const std::string bounds = in_words(shape.bounds);
  std::string words = shape.words;
  if (!shape.name.empty()) return fmt::format("[{}](#a-{})", words, shape.name);
  if (shape.form == Shape::Form::map) {
    words = fmt::format("by {}: {}", shape.key->words, value_of(*shape.element));
  } else if (shape.form == Shape::Form::list) {
    words = fmt::format("a list, each {}", value_of(*shape.element));
  } else if (!shape.keys.empty()) {
    words = shape.form == Shape::Form::one_of ? "one of its keys, below" : "its keys, below";
  }
  return bounds.empty() ? words : fmt::format("{} ({})", words, bounds);
}

class Reference {
 public:
  std::string written() {
    write_block(*language().shape, "The top", "");
    for (const auto& [name, shape] : named_) {
      std::string path;
      write_block(*block_in(shape, path), fmt::format("A {}", name), "");
    }
    return std::move(text_);
  }

 private:
  /// The shape that has keys, behind maps and short forms of it; adds to the path what stands between.
  static const Shape* block_in(const Shape* shape, std::string& path) {
    while (shape != nullptr && shape->keys.empty()) {
      if (shape->form == Shape::Form::map) path += ".ID";
      shape = shape->element.get();
    }
    return shape;
  }

  /// A named kind behind maps of it, which its own section describes.
  bool defer(const Shape* shape) {
    for (; shape != nullptr; shape = shape->element.get()) {
      if (shape->name.empty()) continue;
      named_.emplace(shape->name, shape);
      return true;
    }
    return false;
  }

  void write_block(const Shape& block, const std::string& title, const std::string& path) {
    text_ += fmt::format("### {}\n\n", title);
    if (block.form == Shape::Form::one_of) text_ += "Exactly one of these.\n\n";
    text_ += "| key | value | default | meaning | example |\n|---|---|---|---|---|\n";
    for (const KeyShape& row : block.keys) {
      text_ += fmt::format("| `{}` | {} | {} | {} | `{}` |\n", row.key, value_of(*row.shape), need_of(row), row.meaning,
                           row.example);
    }
    text_ += "\n";
    for (const KeyShape& row : block.keys) {
      if (defer(row.shape.get())) continue;
      std::string under = path.empty() ? std::string{row.key} : fmt::format("{}.{}", path, row.key);
      const Shape* inner = block_in(row.shape.get(), under);
      if (inner != nullptr) write_block(*inner, "`" + under + "`", under);
    }
  }

  std::string text_;
  std::map<std::string_view, const Shape*> named_;
};

}  // namespace

std::string language_reference() { return Reference{}.written(); }

}  // namespace picket::scenario
