#pragma once
// Simulated time: whole microseconds since the scenario's start. Never floating point, so that adding is exact.

#include <chrono>
#include <cstdint>

namespace picket::core {

using Duration = std::chrono::duration<std::int64_t, std::micro>;

/// The clock of a scenario. Its epoch is the scenario's start; it never ticks by itself.
struct SimulatedClock {
  using duration = Duration;
  using rep = Duration::rep;
  using period = Duration::period;
  using time_point = std::chrono::time_point<SimulatedClock>;
  static constexpr bool is_steady = true;
};
using Time = SimulatedClock::time_point;

constexpr double in_hours(Duration d) { return static_cast<double>(d.count()) / 3.6e9; }

/// Rounds to the nearest microsecond, halves away from zero. hours must be within +-2.5e9 (about 285,000 years).
constexpr Duration hours(double hours) {
  const double us = hours * 3.6e9;
  const auto whole = static_cast<std::int64_t>(us);
  const double rest = us - static_cast<double>(whole);  // exact, as us + 0.5 would not be beyond 2^52 us (142 years)
  return Duration{whole + (rest >= 0.5 ? 1 : 0) - (rest <= -0.5 ? 1 : 0)};
}
constexpr Duration days(double days) { return hours(days * 24); }
constexpr Duration minutes(double minutes) { return hours(minutes / 60); }

/// A month as the unit of a rate (MODEL: 365.2425 / 12 days).
inline constexpr double hours_per_month = 365.2425 / 12 * 24;

}  // namespace picket::core
