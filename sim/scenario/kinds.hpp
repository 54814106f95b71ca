#pragma once
// Kinds of values: each knows its shape and how to read it. Kinds are combined, so that the table of keys (table.cpp)
// reads as a list of what the language has.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "near_word.hpp"
#include "picket/core/error.hpp"
#include "reading.hpp"
#include "shape.hpp"

namespace picket::scenario {

/// read fills the value and returns true, or has said what is wrong and returns false.
template <class T>
struct Kind {
  ShapePtr shape;
  std::function<bool(const Node&, T&, Reading&)> read;
};

template <class Owner>
struct Row {
  KeyShape told;
  std::function<bool(const Node&, Owner&, Reading&)> read;
  Node default_value;
};

// Scalars (scalar_kinds.cpp).
Kind<std::string> text();
Kind<std::string> file();
Kind<bool> flag();
Kind<std::int64_t> whole_number(Bounds bounds);
Kind<double> number(Bounds bounds);
Kind<Factor> factor();
Kind<Share> share(Bounds bounds = {"0 %", "100 %"});
Kind<Duration> duration(Bounds bounds);
Kind<Length> length(Bounds bounds);
Kind<Speed> speed(Bounds bounds);
Kind<Persons> persons(Bounds bounds);
Kind<PersonsPerLength> density(Bounds bounds);
Kind<Money> money(Bounds bounds);
Kind<MoneyRate> cost(Bounds bounds);
Kind<IncidentRate> incident_rate();
Kind<std::chrono::local_days> date();
Kind<LocalTime> moment();
Kind<Duration> time_of_day();
Kind<HourRange> hours();
Kind<int> month();
Kind<Id> new_id();
Kind<Id> reference(Collection collection);

// What takes more than a scalar (compound_kinds.cpp).
Kind<LonLat> position();
Kind<Site> site();
Kind<Distribution> distribution();

/// Says that something else is due here.
bool refuse_form(const Node& node, Reading& reading, const std::string& words);
/// Says that a block has no such key, and which was meant. root: the whole language's shape, to find keys that moved.
bool refuse_unknown_key(const Entry& entry, const Shape& block, Reading& reading);
bool refuse_missing_key(const Node& block, std::string_view key, const KeyShape& row, Reading& reading);
/// What a default's text stands for.
Node default_node(Need need);

template <class T>
Kind<T> choice(std::vector<std::pair<std::string_view, T>> names) {
  Shape shape{.form = Shape::Form::choice};
  for (const auto& [name, value] : names) {
    shape.choices.push_back(name);
    shape.words += fmt::format("{}'{}'", shape.words.empty() ? "" : " or ", name);
  }
  const auto told = std::make_shared<const Shape>(std::move(shape));
  return {told, [told, names](const Node& node, T& to, Reading& reading) {
            if (!node.is_scalar()) return refuse_form(node, reading, told->words);
            for (const auto& [name, value] : names) {
              if (name == node.text) {
                to = value;
                return true;
              }
            }
            return reading.refuse(node.at, fmt::format("expects {}, not '{}'{}", told->words, node.text,
                                                       did_you_mean(node.text, told->choices)));
          }};
}

enum class Empty { refused, allowed };

template <class T>
Kind<std::vector<T>> list_of(Kind<T> element, Empty empty) {
  Shape shape{.form = Shape::Form::list, .words = "a list like [a, b]", .may_be_empty = empty == Empty::allowed};
  shape.element = element.shape;
  return {std::make_shared<const Shape>(std::move(shape)),
          [element, empty](const Node& node, std::vector<T>& to, Reading& reading) {
            if (!node.is_list()) return refuse_form(node, reading, "a list like [a, b]");
            if (node.entries.empty() && empty == Empty::refused) return reading.refuse(node.at, "an empty list");
            bool well = true;
            for (std::size_t i = 0; i < node.entries.size(); ++i) {
              const Reading::Step step{reading, std::to_string(i)};
              T value{};
              const bool read = element.read(node.entries[i].value, value, reading);
              if (read) to.push_back(std::move(value));
              well = well && read;
            }
            return well;
          }};
}

/// A list of different values.
template <class T>
Kind<std::set<T>> set_of(Kind<T> element) {
  const auto list = list_of(element, Empty::allowed);
  return {list.shape, [list](const Node& node, std::set<T>& to, Reading& reading) {
            std::vector<T> values;
            if (!list.read(node, values, reading)) return false;
            bool well = true;
            for (std::size_t i = 0; i < values.size(); ++i) {
              if (to.insert(values[i]).second) continue;
              const Node& twice = node.entries[i].value;
              well = reading.refuse(twice.at, fmt::format("'{}' is listed twice", twice.text));
            }
            return well;
          }};
}

namespace detail {
template <class K, class T>
bool put(std::map<K, T>& to, K key, T value) {
  return to.emplace(std::move(key), std::move(value)).second;
}
template <class K, class T>
bool put(std::vector<std::pair<K, T>>& to, K key, T value) {
  to.emplace_back(std::move(key), std::move(value));
  return true;
}

template <class Map, class K, class T>
Kind<Map> map_into(Kind<K> key, Kind<T> element, Empty empty) {
  Shape shape{.form = Shape::Form::map, .words = "a map like {id: ...}", .may_be_empty = empty == Empty::allowed};
  shape.key = key.shape;
  shape.element = element.shape;
  return {std::make_shared<const Shape>(std::move(shape)),
          [key, element, empty](const Node& node, Map& to, Reading& reading) {
            if (node.is_list()) {
              return reading.refuse(node.at, fmt::format("{} is a map keyed by id, not a list", reading.path()));
            }
            if (!node.is_map()) return refuse_form(node, reading, "a map like {id: ...}");
            if (node.entries.empty() && empty == Empty::refused) {
              return reading.refuse(node.at, fmt::format("{} is empty", reading.path()));
            }
            bool well = true;
            for (const Entry& entry : node.entries) {
              const Reading::Step step{reading, entry.key};
              Node name;
              name.kind = Node::Kind::scalar;
              name.at = entry.key_at;
              name.text = entry.key;
              K id{};
              T value{};
              bool read = key.read(name, id, reading) & element.read(entry.value, value, reading);
              if (read && !put(to, std::move(id), std::move(value)))
                read = reading.refuse(entry.key_at, fmt::format("'{}' says the same as a key before it", entry.key));
              well = well && read;
            }
            return well;
          }};
}
}  // namespace detail

template <class K, class T>
Kind<std::map<K, T>> map_of(Kind<K> key, Kind<T> element, Empty empty = Empty::allowed) {
  return detail::map_into<std::map<K, T>>(std::move(key), std::move(element), empty);
}

/// A map whose order counts.
template <class K, class T>
Kind<std::vector<std::pair<K, T>>> ordered_map_of(Kind<K> key, Kind<T> element, Empty empty) {
  return detail::map_into<std::vector<std::pair<K, T>>>(std::move(key), std::move(element), empty);
}

template <class Owner, class T>
Row<Owner> row(std::string_view key, T Owner::*member, Kind<T> kind, Need need, std::string_view meaning,
               std::string_view example) {
  return {
      {key, need, meaning, example, kind.shape},
      [kind, member](const Node& node, Owner& to, Reading& reading) { return kind.read(node, to.*member, reading); },
      default_node(need)};
}

template <class Owner, class T>
Row<Owner> row(std::string_view key, std::optional<T> Owner::*member, Kind<T> kind, Need need, std::string_view meaning,
               std::string_view example) {
  return {{key, need, meaning, example, kind.shape},
          [kind, member](const Node& node, Owner& to, Reading& reading) {
            T value{};
            if (!kind.read(node, value, reading)) return false;
            to.*member = std::move(value);
            return true;
          },
          default_node(need)};
}

/// A key that is checked and leaves nothing behind, or whose kind fills several members of the owner.
template <class Owner>
Row<Owner> row(std::string_view key, Kind<Owner> kind, Need need, std::string_view meaning, std::string_view example) {
  return {{key, need, meaning, example, kind.shape}, kind.read, default_node(need)};
}
template <class Owner, class T>
Row<Owner> checked_row(std::string_view key, Kind<T> kind, Need need, std::string_view meaning,
                       std::string_view example) {
  return {{key, need, meaning, example, kind.shape},
          [kind](const Node& node, Owner&, Reading& reading) {
            T unused{};
            return kind.read(node, unused, reading);
          },
          default_node(need)};
}

/// A map of the keys of the rows; they are read in the rows' order.
template <class T>
Kind<T> block(std::vector<Row<T>> rows) {
  Shape shape{.form = Shape::Form::block, .words = "a map"};
  for (const Row<T>& row : rows) shape.keys.push_back(row.told);
  if (!rows.empty()) shape.words = fmt::format("a map like {{{}: ...}}", rows.front().told.key);
  const auto told = std::make_shared<const Shape>(std::move(shape));
  const auto shared = std::make_shared<const std::vector<Row<T>>>(std::move(rows));
  return {told, [told, shared](const Node& node, T& to, Reading& reading) {
            if (!node.is_map()) return refuse_form(node, reading, told->words);
            bool well = true;
            for (const Entry& entry : node.entries) {
              bool known = false;
              for (const Row<T>& row : *shared) known = known || row.told.key == entry.key;
              if (!known) well = refuse_unknown_key(entry, *told, reading);
            }
            for (const Row<T>& row : *shared) {
              const Node* value = node.find(row.told.key);
              if (value == nullptr && row.told.need.kind == Need::Kind::defaults) value = &row.default_value;
              if (value == nullptr) {
                if (row.told.need.kind == Need::Kind::required)
                  well = refuse_missing_key(node, row.told.key, row.told, reading);
                continue;
              }
              const Reading::Step step{reading, row.told.key};
              well = row.read(*value, to, reading) && well;
            }
            return well;
          }};
}

/// A map with exactly one of the rows' keys.
template <class T>
Kind<T> one_of(std::vector<Row<T>> rows) {
  Shape shape{.form = Shape::Form::one_of};
  for (const Row<T>& row : rows) {
    shape.words += fmt::format("{}'{}'", shape.words.empty() ? "a map with one of " : ", ", row.told.key);
    shape.keys.push_back(row.told);
  }
  const auto told = std::make_shared<const Shape>(std::move(shape));
  const auto shared = std::make_shared<const std::vector<Row<T>>>(std::move(rows));
  return {told, [told, shared](const Node& node, T& to, Reading& reading) {
            if (!node.is_map() || node.entries.empty()) return refuse_form(node, reading, told->words);
            if (node.entries.size() > 1) {
              return reading.refuse(
                  node.entries[1].key_at,
                  fmt::format("'{}' beside '{}'; expects {}", node.entries[1].key, node.entries[0].key, told->words));
            }
            const Entry& entry = node.entries.front();
            for (const Row<T>& row : *shared) {
              if (row.told.key != entry.key) continue;
              const Reading::Step step{reading, entry.key};
              return row.read(entry.value, to, reading);
            }
            return refuse_unknown_key(entry, *told, reading);
          }};
}

/// The full form as a map, or a shorter one.
template <class T>
Kind<T> either(Kind<T> brief, Kind<T> full) {
  Shape shape{.form = Shape::Form::either};
  shape.words = fmt::format("{}, or {}", brief.shape->words, full.shape->words);
  shape.brief = brief.shape;
  shape.element = full.shape;
  const auto told = std::make_shared<const Shape>(std::move(shape));
  return {told, [brief, full, told](const Node& node, T& to, Reading& reading) {
            if (node.is_map()) return full.read(node, to, reading);
            if (node.is_scalar()) return brief.read(node, to, reading);
            return refuse_form(node, reading, told->words);
          }};
}

/// The kind under a name of its own, so that the reference of the language describes it once.
template <class T>
Kind<T> named(std::string_view name, std::string words, Kind<T> kind) {
  Shape shape = *kind.shape;
  shape.name = name;
  shape.words = std::move(words);
  return {std::make_shared<const Shape>(std::move(shape)), kind.read};
}

/// The same text, made into something else: make(value, node, reading) -> optional<T>.
template <class T, class U, class F>
Kind<T> made_from(Kind<U> kind, F make) {
  return {kind.shape, [kind, make](const Node& node, T& to, Reading& reading) {
            U value{};
            if (!kind.read(node, value, reading)) return false;
            std::optional<T> made = make(std::move(value), node, reading);
            if (made) to = std::move(*made);
            return made.has_value();
          }};
}

}  // namespace picket::scenario
