#include "text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace picket::analysis {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string shortened(std::string_view text, std::size_t most) {
  if (letters(text) <= most) return std::string(text);
  std::size_t end = 0;
  for (std::size_t shown = 0; end < text.size(); ++end) {
    if (!continues(text[end]) && shown++ == most - 1) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string printable(std::string_view text) {
  std::string clean;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool second_half_of_control =
        c == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U;
    if (second_half_of_control) ++i;
    clean += c < 0x20U || c == 0x7FU || second_half_of_control ? ' ' : text[i];
  }
  return clean;
}

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, letters(text)), ' ');
}

std::string wrapped(std::string_view text, const std::string& indent) {
  const std::size_t room = page_width - indent.size();
  std::string lines;
  std::string line;
  const std::string clean = printable(text);
  for (std::size_t at = 0; at < clean.size();) {
    std::size_t end = std::min(clean.find(' ', at), clean.size());
    if (clean.compare(end, 2, " %") == 0)
      end = std::min(clean.find(' ', end + 1), clean.size());  // `95 %` stays together
    const std::string word = shortened(clean.substr(at, end - at), room);
    at = end + 1;
    if (word.empty()) continue;
    if (!line.empty() && letters(line) + 1 + letters(word) > room) {
      lines += indent + line + "\n";
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  return line.empty() ? lines : lines + indent + line + "\n";
}

std::string table(const std::vector<Line>& lines) {
  std::size_t width = 0;
  for (const Line& line : lines) width = std::max(width, std::min(letters(line.title), widest_title));
  std::string text;
  for (const Line& line : lines) {
    const std::string title = padded(shortened(line.title, page_width - 2), width);
    if (2 + letters(title) + 2 + letters(line.said) <= page_width) {
      text += fmt::format("  {}  {}\n", title, line.said);
    } else {
      text += fmt::format("  {}\n", shortened(printable(line.title), page_width - 2)) + wrapped(line.said, "      ");
    }
  }
  return text;
}

std::string heading(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
  return "\n" + text + "\n";
}

}  // namespace picket::analysis
