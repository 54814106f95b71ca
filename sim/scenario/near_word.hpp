#pragma once
// What a mistyped word was meant to be.

#include <string>
#include <string_view>
#include <vector>

namespace picket::scenario {

/// The candidate fewest edits away (letters added, dropped, changed, swapped with a neighbour; case is free), when that
/// is at most a third of the word's length and at least one; else empty.
std::string near_word(std::string_view word, const std::vector<std::string_view>& candidates);

/// `; did you mean 'radius'?`, or empty.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace picket::scenario
