#pragma once

#include <algorithm>
#include <string_view>

namespace picket::scenario {

/// Letters a to z of either case, digits, - and _; at least one.
inline bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

}  // namespace picket::scenario
