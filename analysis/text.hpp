#pragma once
// Text for a terminal: names of any script, measured and shortened by letters; lines of words; tables.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace picket::analysis {

/// Code points of UTF-8: the columns that a text takes on a terminal.
std::size_t letters(std::string_view text);

/// At most that many letters, the last one an ellipsis where something is missing. most > 0.
std::string shortened(std::string_view text, std::size_t most);

inline constexpr std::size_t page_width = 100, widest_title = 58;

/// A name from a scenario may hold anything; a terminal obeys control characters, which become blanks here.
std::string printable(std::string_view text);

/// Blanks after it up to that many letters.
std::string padded(const std::string& text, std::size_t width);

/// Lines of whole words, indented; a word longer than a line is shortened.
std::string wrapped(std::string_view text, const std::string& indent = "");

struct Line {
  std::string title, said;
};
/// Titles in one column, figures in the next; a figure that has no room goes on a line of its own.
std::string table(const std::vector<Line>& lines);

/// An empty line, and the text in capitals.
std::string heading(std::string text);

}  // namespace picket::analysis
