// Any text as a number, a quantity of each dimension, a date, hours, a month.

#include <cmath>
#include <cstdlib>

#include "calendar.hpp"
#include "input.hpp"
#include "units.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace picket::scenario;
  const std::string text = text_of(data, size);
  if (const auto number = bare_number(text); number && !std::isfinite(*number)) std::abort();
  for (int d = 0; d <= static_cast<int>(Dimension::share); ++d) {
    const auto value = quantity(text, static_cast<Dimension>(d));
    if (const auto* fault = std::get_if<Fault>(&value); fault != nullptr && fault->message.empty()) std::abort();
    if (const auto* si = std::get_if<double>(&value); si != nullptr && std::isnan(*si)) std::abort();
  }
  if (const auto month = month_from(text); month && (*month < 1 || *month > 12)) std::abort();
  if (const auto hours = hours_from(text); hours && (hours->from < 0 || hours->to > 24)) std::abort();
  (void)date_from(text);
  (void)moment_from(text);
  (void)time_of_day_from(text);
  return 0;
}
