#pragma once
// The text of a scenario before it is understood: all that it extends merged, what `let` names put in its place. Values
// are still text, and each knows where it was written.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "picket/scenario/diagnostic.hpp"

namespace picket::scenario {

class Document;  // a value that nobody changes
using DocumentPtr = std::shared_ptr<const Document>;

struct Limits {
  std::size_t bytes = 256UL * 1024 * 1024;  // of the largest file
};

/// Throws Refusal when a text cannot be understood as a tree, and core::IoError when a file cannot be read. What is
/// wrong with keys and names is told when the document is understood, with all the rest.
DocumentPtr read_document(const std::filesystem::path& file, const Limits& limits = {});

/// A value for what stands at a dotted path, in which * is any key: `posts.*.watch.radius`, `4 km`.
struct Change {
  std::string path, text;
};

/// The document with other values. Throws std::invalid_argument for a path at which nothing stands, or a map or list.
DocumentPtr changed(const Document& document, const std::vector<Change>& changes);

/// A scalar of the document, or an empty map or list as `{}` or `[]`.
struct Leaf {
  std::vector<std::string> path;  // keys; a list's are 0, 1, ...
  std::string text;
  Position at;
};

/// All leaves in the order of the document: first what the lowest file says, then what is added over it.
std::vector<Leaf> leaves_of(const Document& document);

/// Where the value at a dotted path is written; nothing when there is none.
std::optional<Position> position_of(const Document& document, std::string_view dotted_path);

/// File and text as read: the scenario first, then what it extends.
std::vector<std::pair<std::string, std::string>> texts_of(const Document& document);

}  // namespace picket::scenario
