#pragma once
// What a value may be, told fully: the reference of the language is written from it, and a JSON Schema can be.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "units.hpp"

namespace picket::scenario {

/// The maps of things that other values refer to by id.
enum class Collection { borders, sides, sectors, unit_types, bases, posts, incidents, levels, states, deployments };
inline constexpr std::size_t collections = 10;

/// The collection's dotted path, and what one of its things is called.
struct CollectionWords {
  std::string_view path, thing;  // "sectors", "sector"
  std::string_view article;      // "a"
};
CollectionWords words_of(Collection collection);

/// An interval, in the value's own text so that it is read as a value is.
struct Bounds {
  std::string_view low, high;  // empty: none
  bool above_low = false;      // low itself lies outside
};

struct KeyShape;

struct Shape {
  enum class Form {
    any,  // whatever: what it may be shows where it is used
    text,
    flag,
    whole_number,
    number,
    factor,
    quantity,  // dimension
    rate,      // per sector or per length
    date,
    moment,
    time_of_day,
    hours,
    month,
    file,
    site,
    path,       // dotted, of a value
    id,         // a new one
    reference,  // to an id of collection
    choice,     // one of choices
    list,       // of element
    map,        // of element by key
    block,      // a map of keys
    one_of,     // a map of exactly one of keys
    either      // element or, shorter, brief
  };
  Form form = Form::any;
  std::string words;      // in a sentence: "a length like 4 km"
  std::string_view name;  // of a kind that many keys share: "distribution"; empty when it has none
  std::optional<Dimension> dimension;
  std::optional<Collection> collection;
  Bounds bounds;
  bool may_be_empty = true;
  bool of_rows = false;  // a reference that may go to posts of a row
  std::vector<std::string_view> choices;
  std::shared_ptr<const Shape> key, element, brief;
  std::vector<KeyShape> keys;
};
using ShapePtr = std::shared_ptr<const Shape>;

/// Whether a key must be given, may be left out, or then has a default.
struct Need {
  enum class Kind { required, optional, defaults };
  Kind kind = Kind::required;
  std::string_view text;  // of the default, read like any value
};
inline constexpr Need required{Need::Kind::required, {}};
inline constexpr Need optional{Need::Kind::optional, {}};
constexpr Need otherwise(std::string_view text) { return {Need::Kind::defaults, text}; }

/// A row of the table of keys, without the way to read it.
struct KeyShape {
  std::string_view key;
  Need need;
  std::string_view meaning, example;
  ShapePtr shape;
};

/// The shape of what stands under a key of a value of this shape, or null.
const Shape* shape_under(const Shape* shape, std::string_view key);

/// `more than 0 km, at most 100 km`; empty without bounds.
std::string in_words(const Bounds& bounds);

}  // namespace picket::scenario
