#pragma once
// Dates, moments, times of day, ranges of hours and months, as text.

#include <optional>
#include <string_view>

#include "picket/scenario/scenario.hpp"

namespace picket::scenario {

/// `2021-08-05`, a day that exists, between 1900 and 2200.
std::optional<std::chrono::local_days> date_from(std::string_view text);

/// Whether a text begins like a date, of a day that the calendar lacks: 2021-02-30.
bool is_no_day(std::string_view text);

/// `2021-08-05` (midnight) or `2021-08-05T06:00`.
std::optional<LocalTime> moment_from(std::string_view text);

/// `06:00`, 00:00 to 23:59, since midnight.
std::optional<Duration> time_of_day_from(std::string_view text);

/// `22-06`: hours from 0 to 23, to 0 to 24, not equal.
std::optional<HourRange> hours_from(std::string_view text);

/// `jan` to `dec` as 1 to 12.
std::optional<int> month_from(std::string_view text);

}  // namespace picket::scenario
