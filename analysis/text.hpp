#pragma once
// Names of any script, measured and shortened by letters.

#include <cstddef>
#include <string>
#include <string_view>

namespace picket::analysis {

/// Code points of UTF-8: the columns that a text takes on a terminal.
std::size_t letters(std::string_view text);

/// At most that many letters, the last one an ellipsis where something is missing. most > 0.
std::string shortened(std::string_view text, std::size_t most);

}  // namespace picket::analysis
