#include "progress.hpp"

#include <chrono>
#include <map>

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include "console.hpp"

namespace picket::cli {

namespace {

using Clock = std::chrono::steady_clock;

void tell(ProgressStyle style, std::uint64_t done, std::uint64_t of, double left_s) {
  if (style == ProgressStyle::json)
    remark(fmt::format("{{\"done\": {}, \"of\": {}, \"seconds_left\": {:.1f}}}\n", done, of, left_s));
  else
    remark(fmt::format("\r{} of {} histories, about {:.0f} s left \033[K{}", done, of, left_s,
                       done == of ? "\r\033[K" : ""));
}

}  // namespace

void add_progress_option(CLI::App& command, ProgressStyle& style) {
  static const std::map<std::string, ProgressStyle> styles{
      {"auto", ProgressStyle::automatic}, {"json", ProgressStyle::json}, {"none", ProgressStyle::none}};
  const CLI::Validator known{[](std::string& word) {
                               return styles.contains(word) ? "" : fmt::format("'{}' is not auto, json or none", word);
                             },
                             "", "style"};
  command
      .add_option_function<std::string>(
          "--progress", [&style](const std::string& word) { style = styles.at(word); },
          "auto (when standard error is a terminal), json or none")
      ->check(known)
      ->type_name("STYLE")
      ->default_str("auto");
}

experiment::Progress progress_line(ProgressStyle style) {
  if (style == ProgressStyle::none || (style == ProgressStyle::automatic && isatty(STDERR_FILENO) == 0)) return {};
  return [style, begun = Clock::now(), told = Clock::time_point{}, first = std::uint64_t{0}](std::uint64_t done,
                                                                                             std::uint64_t of) mutable {
    const auto now = Clock::now();
    if (first == 0) first = done;  // those before it were there already
    if (done != of && now - told < std::chrono::milliseconds{200}) return;
    told = now;
    const double elapsed = std::chrono::duration<double>(now - begun).count();
    tell(style, done, of, elapsed / static_cast<double>(done - first + 1) * static_cast<double>(of - done));
  };
}

}  // namespace picket::cli
