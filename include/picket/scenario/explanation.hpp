#pragma once
// A document told to a person: where each value comes from, and what one document changes against another.

#include <string>
#include <string_view>
#include <vector>

#include "picket/scenario/document.hpp"

namespace picket::scenario {

enum class Defaults { left_out, told };

/// The merged text under a dotted path (all of it when empty), in which every value carries the file and line that it
/// comes from as a comment. It is a scenario again. Throws std::invalid_argument when nothing stands at the path.
std::string explained(const Document& document, std::string_view dotted_path, Defaults defaults);

/// One thing that differs between two documents: a value, or a whole map or list that only one of them has.
struct Difference {
  std::string path;           // dotted
  std::string before, after;  // as a line of text; empty: not there
  std::string meaning;        // of the key; empty when it is an id
  Position at;                // where the second, or else the first, says so
};

/// In the order of the first document, what is new at the end. Values are compared as they are written: 2 km and 2000 m
/// differ.
std::vector<Difference> differences(const Document& before, const Document& after);

}  // namespace picket::scenario
