#pragma once
// Kinds of values: each knows its shape and how to read it. Kinds are combined, so that the table of keys (table.cpp)
// reads as a list of what the language has.

#include <functional>
#include <iterator>
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

/// Reads a node into the value at `to`, whose type is the kind's, and returns true; or has said what is wrong and
/// returns false. Without the type, so that the readers of maps, lists and blocks are compiled once and not once a
/// type.
using Reader = std::function<bool(const Node&, void* to, Reading&)>;

struct Untyped {
  Reader reader;
};

template <class T>
struct Kind {
  Kind(ShapePtr told, Untyped untyped) : shape{std::move(told)}, reader{std::move(untyped.reader)} {}
  /// read(node, T&, reading)
  template <class F>
  Kind(ShapePtr told, F read)
      : shape{std::move(told)}, reader{[read = std::move(read)](const Node& node, void* to, Reading& reading) {
          return read(node, *static_cast<T*>(to), reading);
        }} {}
  bool read(const Node& node, T& to, Reading& reading) const { return reader(node, &to, reading); }

  ShapePtr shape;
  Reader reader;
};

/// A key of a block: its reader is given the block's owner.
struct AnyRow {
  KeyShape told;
  Reader read;
  Node default_value;
};
template <class Owner>
struct Row : AnyRow {};

enum class Empty { refused, allowed };

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
/// Whatever stands there: what it may be shows elsewhere.
Kind<Node> anything();
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
/// Reads what a block has under a row's key into the block's owner, or says that it is missing.
bool read_row(const AnyRow& row, const Node& block, void* owner, Reading& reading);

// What the templates below share (kinds.cpp).
namespace detail {
/// The place among the shape's choices of a node's text; none, having said why.
std::optional<std::size_t> chosen(const Node& node, const Shape& shape, Reading& reading);
ShapePtr shape_of_choice(std::vector<std::string_view> names);
ShapePtr shape_of_list(ShapePtr element, Empty empty);
ShapePtr shape_of_map(ShapePtr key, ShapePtr element, Empty empty);
ShapePtr shape_of_either(ShapePtr brief, ShapePtr full);
/// each(element) reads and keeps one.
bool read_list(const Node& node, Reading& reading, Empty empty, const std::function<bool(const Node&)>& each);
/// each(key, entry) reads and keeps one; the key as a node of its own.
bool read_map(const Node& node, Reading& reading, Empty empty,
              const std::function<bool(const Node&, const Entry&)>& each);
bool refuse_second(const Entry& entry, Reading& reading);
struct Told {
  ShapePtr shape;
  Reader reader;
};
Told block_of(std::vector<AnyRow> rows);
Told one_of_rows(std::vector<AnyRow> rows);
Reader either_reader(ShapePtr told, Reader brief, Reader full);
template <class T>
std::vector<AnyRow> untyped(std::vector<Row<T>> rows) {
  return {std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end())};
}
}  // namespace detail

template <class T>
Kind<T> choice(const std::vector<std::pair<std::string_view, T>>& names) {
  std::vector<std::string_view> words;
  std::vector<T> values;
  for (const auto& [name, value] : names) {
    words.push_back(name);
    values.push_back(value);
  }
  const ShapePtr told = detail::shape_of_choice(std::move(words));
  return {told, [told, values](const Node& node, T& to, Reading& reading) {
            const auto place = detail::chosen(node, *told, reading);
            if (place) to = values[*place];
            return place.has_value();
          }};
}

template <class T>
Kind<std::vector<T>> list_of(Kind<T> element, Empty empty) {
  return {detail::shape_of_list(element.shape, empty),
          [element, empty](const Node& node, std::vector<T>& to, Reading& reading) {
            return detail::read_list(node, reading, empty, [&](const Node& one) {
              T value{};
              const bool read = element.read(one, value, reading);
              if (read) to.push_back(std::move(value));
              return read;
            });
          }};
}

/// A list of different values.
template <class T>
Kind<std::set<T>> set_of(Kind<T> element) {
  return {detail::shape_of_list(element.shape, Empty::allowed),
          [element](const Node& node, std::set<T>& to, Reading& reading) {
            return detail::read_list(node, reading, Empty::allowed, [&](const Node& one) {
              T value{};
              if (!element.read(one, value, reading)) return false;
              return to.insert(std::move(value)).second ||
                     reading.refuse(one.at, fmt::format("'{}' is listed twice", one.text));
            });
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
  return {shape_of_map(key.shape, element.shape, empty),
          [key, element, empty](const Node& node, Map& to, Reading& reading) {
            return read_map(node, reading, empty, [&](const Node& name, const Entry& entry) {
              K id{};
              T value{};
              if (!(key.read(name, id, reading) & element.read(entry.value, value, reading))) return false;
              return put(to, std::move(id), std::move(value)) || refuse_second(entry, reading);
            });
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
  return {{{key, need, meaning, example, kind.shape},
           [read = std::move(kind.reader), member](const Node& node, void* to, Reading& reading) {
             return read(node, &(static_cast<Owner*>(to)->*member), reading);
           },
           default_node(need)}};
}

template <class Owner, class T>
Row<Owner> row(std::string_view key, std::optional<T> Owner::*member, Kind<T> kind, Need need, std::string_view meaning,
               std::string_view example) {
  return {{{key, need, meaning, example, kind.shape},
           [kind, member](const Node& node, void* to, Reading& reading) {
             T value{};
             if (!kind.read(node, value, reading)) return false;
             static_cast<Owner*>(to)->*member = std::move(value);
             return true;
           },
           default_node(need)}};
}

/// A key whose kind fills several members of the owner.
template <class Owner>
Row<Owner> row(std::string_view key, Kind<Owner> kind, Need need, std::string_view meaning, std::string_view example) {
  return {{{key, need, meaning, example, kind.shape}, std::move(kind.reader), default_node(need)}};
}
/// A key that is checked and leaves nothing behind.
template <class Owner, class T>
Row<Owner> checked_row(std::string_view key, Kind<T> kind, Need need, std::string_view meaning,
                       std::string_view example) {
  return {{{key, need, meaning, example, kind.shape},
           [kind](const Node& node, void*, Reading& reading) {
             T unused{};
             return kind.read(node, unused, reading);
           },
           default_node(need)}};
}

/// A map of the keys of the rows; they are read in the rows' order.
template <class T>
Kind<T> block(std::vector<Row<T>> rows) {
  auto [shape, reader] = detail::block_of(detail::untyped(std::move(rows)));
  return {std::move(shape), Untyped{std::move(reader)}};
}

/// A map with exactly one of the rows' keys.
template <class T>
Kind<T> one_of(std::vector<Row<T>> rows) {
  auto [shape, reader] = detail::one_of_rows(detail::untyped(std::move(rows)));
  return {std::move(shape), Untyped{std::move(reader)}};
}

/// The full form as a map, or a shorter one.
template <class T>
Kind<T> either(Kind<T> brief, Kind<T> full) {
  ShapePtr told = detail::shape_of_either(brief.shape, full.shape);
  return {told, Untyped{detail::either_reader(told, std::move(brief.reader), std::move(full.reader))}};
}

/// The kind under a name of its own, so that the reference of the language describes it once.
template <class T>
Kind<T> named(std::string_view name, std::string words, Kind<T> kind) {
  Shape shape = *kind.shape;
  shape.name = name;
  shape.words = std::move(words);
  return {std::make_shared<const Shape>(std::move(shape)), Untyped{std::move(kind.reader)}};
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
