#pragma once
// A text as a tree of maps, lists and scalars, each with its place. Scalars stay text: what a value means is told by
// the table of keys, never guessed from its looks.

#include <string>
#include <string_view>
#include <vector>

#include "source.hpp"

namespace picket::scenario {

struct Entry;

struct Node {
  // removal: `~`; spoilt: what is wrong with it has been told
  enum class Kind { empty, removal, scalar, list, map, spoilt };
  Kind kind = Kind::empty;
  Spot at;                     // of a map, a list or nothing under a key: the key's place, where its author looks
  std::string text;            // of a scalar
  std::vector<Entry> entries;  // of a map or a list

  [[nodiscard]] bool is_scalar() const { return kind == Kind::scalar; }
  [[nodiscard]] bool is_list() const { return kind == Kind::list; }
  [[nodiscard]] bool is_map() const { return kind == Kind::map; }
  /// The value under a key of a map, or null. Looks through all keys.
  [[nodiscard]] const Node* find(std::string_view key) const;
};

/// In a list, key is empty.
struct Entry {
  std::string key;
  Spot key_at;
  Node value;
};

/// Parses a source. What is wrong goes to findings; the result is then of no use but for its own sake.
Node parse_tree(Findings& findings, std::uint32_t file);

}  // namespace picket::scenario
