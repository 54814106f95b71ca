#include "calendar.hpp"

#include <algorithm>
#include <array>

namespace picket::scenario {
namespace {

/// A number of exactly so many digits.
std::optional<int> digits(std::string_view text, std::size_t count) {
  if (text.size() != count) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

std::optional<std::chrono::local_days> date_from(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4), 4);
  const auto month = digits(text.substr(5, 2), 2);
  const auto day = digits(text.substr(8, 2), 2);
  if (!year || !month || !day || *year < 1900 || *year > 2200) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                         std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return std::chrono::local_days{date};
}

bool is_no_day(std::string_view text) {
  const std::string_view date = text.substr(0, 10);
  constexpr std::string_view pattern = "dddd-dd-dd";
  return std::ranges::equal(date, pattern, [](char c, char p) { return p == 'd' ? c >= '0' && c <= '9' : c == p; }) &&
         date >= "1900" && date < "2201" && !date_from(date);
}

std::optional<LocalTime> moment_from(std::string_view text) {
  const std::size_t cut = text.find('T');
  const auto date = date_from(text.substr(0, cut));
  if (!date) return std::nullopt;
  if (cut == std::string_view::npos) return LocalTime{*date};
  const auto time = time_of_day_from(text.substr(cut + 1));
  if (!time) return std::nullopt;
  return LocalTime{*date} + *time;
}

std::optional<Duration> time_of_day_from(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text.substr(0, 2), 2);
  const auto minute = digits(text.substr(3), 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return Duration{std::chrono::hours{*hour} + std::chrono::minutes{*minute}};
}

std::optional<HourRange> hours_from(std::string_view text) {
  const std::size_t cut = text.find('-');
  if (cut == std::string_view::npos) return std::nullopt;
  const auto from = digits(text.substr(0, cut), 2);
  const auto to = digits(text.substr(cut + 1), 2);
  if (!from || !to || *from > 23 || *to > 24 || *from == *to) return std::nullopt;
  return HourRange{*from, *to};
}

std::optional<int> month_from(std::string_view text) {
  constexpr std::array<std::string_view, 12> names{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto* found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return std::nullopt;
  return static_cast<int>(found - names.begin()) + 1;
}

}  // namespace picket::scenario
