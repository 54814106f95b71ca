#include "markup.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

namespace picket::analysis {

std::string escaped(std::string_view text) {
  std::string safe;
  safe.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      case '\n':
      case '\t':
        safe += c;
        break;
      default:
        safe += static_cast<unsigned char>(c) < 0x20U || c == 0x7f ? ' ' : c;
    }
  }
  return safe;
}

std::string with_links(std::string_view text) {
  std::string linked;
  while (!text.empty()) {
    const std::size_t start = std::min({text.find("https://"), text.find("http://"), text.size()});
    linked += escaped(text.substr(0, start));
    text.remove_prefix(start);
    std::size_t end = std::min(text.find_first_of(" \t\n\"'<>"), text.size());
    while (end > 0 && std::string_view(".,;:)").find(text[end - 1]) != std::string_view::npos) --end;
    if (end == 0) continue;
    const std::string address = escaped(text.substr(0, end));
    linked += fmt::format(R"(<a href="{0}" rel="noopener noreferrer">{0}</a>)", address);
    text.remove_prefix(end);
  }
  return linked;
}

std::string for_script(std::string json) {
  for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at + 1)) {
    json.replace(at, 1, "\\u003c");
  }
  return json;
}

std::string marked(const Figure& figure) {
  if (!figure.known()) return R"(<span class="unknown">unknown</span>)";
  return fmt::format(R"(<span class="figure">{}</span> <span class="interval">{}</span>)", escaped(with_unit(figure)),
                     escaped(figure.interval));
}

std::string in_a_sentence(const Figure& figure) {
  if (!figure.known()) return marked(figure);
  return fmt::format(R"(<strong>{}</strong> <span class="interval">({})</span>)", escaped(with_unit(figure)),
                     escaped(figure.interval));
}

std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto nibble = [](char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10); };
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : hex) {
    bits = (bits << 4U) | nibble(c);
    held += 4;
    if (held < 6) continue;
    held -= 6;
    text += digits[(bits >> static_cast<unsigned>(held)) & 63U];
  }
  if (held > 0) text += digits[(bits << static_cast<unsigned>(6 - held)) & 63U];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace picket::analysis
