#include "picket/scenario/language_reference.hpp"

#include <fmt/format.h>

#include "table.hpp"

namespace picket::scenario {
namespace {

std::string need_of(const KeyShape& row) {
  switch (row.need.kind) {
    case Need::Kind::required: return "required";
    case Need::Kind::optional: return "";
    case Need::Kind::defaults: return fmt::format("`{}`", row.need.text);
  }
  return {};
}

std::string value_of(const Shape& shape) {
  const std::string bounds = in_words(shape.bounds);
  std::string words = shape.words;
  if (shape.form == Shape::Form::map) {
    words = fmt::format("a map: {} -> {}", shape.key->words, value_of(*shape.element));
  } else if (shape.form == Shape::Form::list) {
    words = fmt::format("a list, each {}", value_of(*shape.element));
  }
  return bounds.empty() ? words : fmt::format("{} ({})", words, bounds);
}

/// The shape that holds keys of its own, behind maps and lists of it; adds to the path what stands between.
const Shape* block_in(const Shape* shape, std::string& path) {
  while (shape != nullptr && shape->keys.empty()) {
    if (shape->form == Shape::Form::map) path += ".ID";
    shape = shape->element.get();
  }
  return shape;
}

void write_block(const Shape& block, const std::string& path, std::string& to) {
  to += fmt::format("### {}\n\n", path.empty() ? "The top" : "`" + path + "`");
  to += block.form == Shape::Form::one_of ? "Exactly one of these.\n\n" : "";
  to += "| key | value | default | meaning | example |\n|---|---|---|---|---|\n";
  for (const KeyShape& row : block.keys) {
    to += fmt::format("| `{}` | {} | {} | {} | `{}` |\n", row.key, value_of(*row.shape), need_of(row), row.meaning, row.example);
  }
  to += "\n";
  for (const KeyShape& row : block.keys) {
    std::string under = path.empty() ? std::string{row.key} : fmt::format("{}.{}", path, row.key);
    const Shape* inner = block_in(row.shape.get(), under);
    if (inner != nullptr) write_block(*inner, under, to);
  }
}

}  // namespace

std::string language_reference() {
  std::string text;
  write_block(*language().shape, "", text);
  return text;
}

}  // namespace picket::scenario
