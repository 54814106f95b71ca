#include "kinds.hpp"

#include <algorithm>

namespace picket::scenario {
namespace detail {
namespace {

constexpr std::string_view list_words = "a list like [a, b]";
constexpr std::string_view map_words = "a map like {id: ...}";

ShapePtr shaped(Shape shape) { return std::make_shared<const Shape>(std::move(shape)); }

const AnyRow* row_of(const std::vector<AnyRow>& rows, std::string_view key) {
  for (const AnyRow& row : rows) {
    if (row.told.key == key) return &row;
  }
  return nullptr;
}

bool read_block(const Node& node, void* to, Reading& reading, const Shape& told, const std::vector<AnyRow>& rows) {
  if (!node.is_map()) return refuse_form(node, reading, told.words);
  bool well = true;
  for (const Entry& entry : node.entries) {
    if (row_of(rows, entry.key) == nullptr) well = refuse_unknown_key(entry, told, reading);
  }
  for (const AnyRow& row : rows) well = read_row(row, node, to, reading) && well;
  return well;
}

bool read_one_of(const Node& node, void* to, Reading& reading, const Shape& told, const std::vector<AnyRow>& rows) {
  if (!node.is_map() || node.entries.empty()) return refuse_form(node, reading, told.words);
  if (node.entries.size() > 1) {
    return reading.refuse(node.entries[1].key_at, fmt::format("'{}' beside '{}'; expects {}", node.entries[1].key,
                                                              node.entries[0].key, told.words));
  }
  const Entry& entry = node.entries.front();
  const AnyRow* row = row_of(rows, entry.key);
  if (row == nullptr) return refuse_unknown_key(entry, told, reading);
  const Reading::Step step{reading, entry.key};
  return row->read(entry.value, to, reading);
}

Told told_of(Shape shape, std::vector<AnyRow> rows,
             bool (*read)(const Node&, void*, Reading&, const Shape&, const std::vector<AnyRow>&)) {
  for (const AnyRow& row : rows) shape.keys.push_back(row.told);
  const ShapePtr told = shaped(std::move(shape));
  const auto shared = std::make_shared<const std::vector<AnyRow>>(std::move(rows));
  return {told, [told, shared, read](const Node& node, void* to, Reading& reading) {
            return read(node, to, reading, *told, *shared);
          }};
}

}  // namespace

std::optional<std::size_t> chosen(const Node& node, const Shape& shape, Reading& reading) {
  if (!node.is_scalar()) {
    refuse_form(node, reading, shape.words);
    return std::nullopt;
  }
  for (std::size_t i = 0; i < shape.choices.size(); ++i) {
    if (shape.choices[i] == node.text) return i;
  }
  reading.refuse(node.at,
                 fmt::format("expects {}, not '{}'{}", shape.words, node.text, did_you_mean(node.text, shape.choices)));
  return std::nullopt;
}

ShapePtr shape_of_choice(std::vector<std::string_view> names) {
  Shape shape{.form = Shape::Form::choice};
  for (const std::string_view name : names)
    shape.words += fmt::format("{}'{}'", shape.words.empty() ? "" : " or ", name);
  shape.choices = std::move(names);
  return shaped(std::move(shape));
}

ShapePtr shape_of_list(ShapePtr element, Empty empty) {
  Shape shape{.form = Shape::Form::list, .words = std::string{list_words}, .may_be_empty = empty == Empty::allowed};
  shape.element = std::move(element);
  return shaped(std::move(shape));
}

ShapePtr shape_of_map(ShapePtr key, ShapePtr element, Empty empty) {
  Shape shape{.form = Shape::Form::map, .words = std::string{map_words}, .may_be_empty = empty == Empty::allowed};
  shape.key = std::move(key);
  shape.element = std::move(element);
  return shaped(std::move(shape));
}

ShapePtr shape_of_either(ShapePtr brief, ShapePtr full) {
  Shape shape{.form = Shape::Form::either};
  shape.words = fmt::format("{}, or {}", brief->words, full->words);
  shape.brief = std::move(brief);
  shape.element = std::move(full);
  return shaped(std::move(shape));
}

bool read_list(const Node& node, Reading& reading, Empty empty, const std::function<bool(const Node&)>& each) {
  if (!node.is_list()) return refuse_form(node, reading, std::string{list_words});
  if (node.entries.empty() && empty == Empty::refused) return reading.refuse(node.at, "an empty list");
  bool well = true;
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    const Reading::Step step{reading, std::to_string(i)};
    well = each(node.entries[i].value) && well;
  }
  return well;
}

bool read_map(const Node& node, Reading& reading, Empty empty,
              const std::function<bool(const Node&, const Entry&)>& each) {
  if (node.is_list())
    return reading.refuse(node.at, fmt::format("{} is a map keyed by id, not a list", reading.path()));
  if (!node.is_map()) return refuse_form(node, reading, std::string{map_words});
  if (node.entries.empty() && empty == Empty::refused)
    return reading.refuse(node.at, fmt::format("{} is empty", reading.path()));
  bool well = true;
  for (const Entry& entry : node.entries) {
    const Reading::Step step{reading, entry.key};
    Node name;
    name.kind = Node::Kind::scalar;
    name.at = entry.key_at;
    name.text = entry.key;
    well = each(name, entry) && well;
  }
  return well;
}

bool refuse_second(const Entry& entry, Reading& reading) {
  return reading.refuse(entry.key_at, fmt::format("'{}' says the same as a key before it", entry.key));
}

Told block_of(std::vector<AnyRow> rows) {
  Shape shape{.form = Shape::Form::block, .words = "a map"};
  if (!rows.empty()) shape.words = fmt::format("a map like {{{}: ...}}", rows.front().told.key);
  return told_of(std::move(shape), std::move(rows), read_block);
}

Told one_of_rows(std::vector<AnyRow> rows) {
  Shape shape{.form = Shape::Form::one_of};
  for (const AnyRow& row : rows)
    shape.words += fmt::format("{}'{}'", shape.words.empty() ? "a map with one of " : ", ", row.told.key);
  return told_of(std::move(shape), std::move(rows), read_one_of);
}

Reader either_reader(ShapePtr told, Reader brief, Reader full) {
  return [told = std::move(told), brief = std::move(brief), full = std::move(full)](const Node& node, void* to,
                                                                                    Reading& reading) {
    if (node.is_map()) return full(node, to, reading);
    const auto& choices = told->brief->choices;
    if (node.is_scalar() && told->brief->form == Shape::Form::choice &&
        std::ranges::find(choices, node.text) == choices.end()) {
      return reading.refuse(
          node.at, fmt::format("expects {}, not '{}'{}", told->words, node.text, did_you_mean(node.text, choices)));
    }
    if (node.is_scalar()) return brief(node, to, reading);
    return refuse_form(node, reading, told->words);
  };
}

}  // namespace detail

bool read_row(const AnyRow& row, const Node& block, void* owner, Reading& reading) {
  const Node* value = block.find(row.told.key);
  if (value == nullptr && row.told.need.kind == Need::Kind::defaults) value = &row.default_value;
  if (value == nullptr)
    return row.told.need.kind != Need::Kind::required || refuse_missing_key(block, row.told.key, row.told, reading);
  const Reading::Step step{reading, row.told.key};
  return row.read(*value, owner, reading);
}

}  // namespace picket::scenario
