#pragma once
// Text into markup. Whatever comes from a scenario passes through here.

#include <string>
#include <string_view>

#include "../figures.hpp"

namespace picket::analysis {

/// Safe between tags and inside quoted attributes; control characters, which markup cannot hold, become spaces.
std::string escaped(std::string_view text);

/// Escaped, with http and https addresses as links.
std::string with_links(std::string_view text);

/// JSON that may stand in a <script> block: no `<` is left in it, so that no text can end the block.
std::string for_script(std::string json);

/// `43.2 % 42.8 to 43.6`, the interval set apart by style.
std::string marked(const Figure& figure);

/// The same for running text: the interval in brackets, and no line break within either.
std::string in_a_sentence(const Figure& figure);

/// Hexadecimal to base64, as a content security policy wants its hashes.
std::string base64_of_hex(std::string_view hex);

}  // namespace picket::analysis
