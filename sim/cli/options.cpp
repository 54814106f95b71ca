#include "options.hpp"

#include <charconv>

#include <fmt/format.h>

namespace picket::cli {

CLI::Validator whole_number(std::uint64_t from, std::uint64_t to) {
  const auto judge = [from, to](std::string& text) -> std::string {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc{} && end == text.data() + text.size() && number >= from && number <= to) return "";
    return fmt::format("'{}' is not a whole number from {} to {}", text, from, to);
  };
  return {judge, "", "whole number"};
}

void add_max_size_option(CLI::App& command, scenario::Limits& limits) {
  command
      .add_option_function<std::uint64_t>(
          "--max-size", [&limits](std::uint64_t megabytes) { limits.bytes = megabytes << 20U; },
          "the largest file that is read, in MB [256]")
      ->check(whole_number(1, 1U << 20U))
      ->type_name("MB");
}

std::string quoted(const std::string& path) {
  constexpr auto* plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789@%+=:,./_-";
  if (!path.empty() && path.find_first_not_of(plain) == std::string::npos) return path;
  std::string text = "'";
  for (const char c : path) text += c == '\'' ? std::string{R"('\'')"} : std::string{c};
  return text + "'";
}

}  // namespace picket::cli
