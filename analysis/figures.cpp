#include "figures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace picket::analysis {
namespace {

/// Decimals such that the last digit shown is one that the interval's half-width touches; one more where the half-width
/// begins with a 1, since rounding would then move its ends by too much of it.
int worthwhile_decimals(double half_width, double largest) {
  const int exponent = static_cast<int>(std::floor(std::log10(half_width)));
  const double leading = half_width / std::pow(10.0, exponent);
  const int decimals = leading < 2 ? 1 - exponent : -exponent;
  // below a thousand, whole numbers read more easily than round ones
  return largest < 1000 ? std::clamp(decimals, 0, 9) : std::min(decimals, 9);
}

/// For a value that nothing says the precision of.
int decimals_for_digits(double value, int digits) {
  if (value == 0 || value == std::round(value)) return 0;
  return std::clamp(digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value)))), 0, 9);
}

std::string with_thousands_apart(std::string digits) {
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string alone(double value, int digits) {
  return without_trailing_zeros(rounded(value, decimals_for_digits(value, digits)));
}

}  // namespace

std::string rounded(double value, int decimals) {
  if (decimals < 0) {
    const double step = std::pow(10.0, -decimals);
    value = std::round(value / step) * step;
  }
  if (value == 0) return "0";
  std::string text = fmt::format("{:.{}f}", std::abs(value), std::max(decimals, 0));
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  text = with_thousands_apart(std::move(text));
  return value < 0 && !zero ? "-" + text : text;
}

std::string counted(std::uint64_t number) { return with_thousands_apart(std::to_string(number)); }

std::string span_of(double hours) {
  if (hours < 72) return alone(hours, 3) + (hours == 1 ? " hour" : " hours");
  return alone(hours / 24, 4) + " days";
}

std::string shown_unit(std::string_view unit) {
  constexpr std::array<std::string_view, 4> counts{"incidents", "persons", "patrols", "team-days"};
  return std::find(counts.begin(), counts.end(), unit) == counts.end() ? std::string(unit) : std::string();
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

Figure figure(const statistics::Estimate& e, std::string_view unit) {
  Figure shown{{}, shown_unit(unit), {}};
  if (!e.value || !std::isfinite(*e.value)) return shown;
  const double value = *e.value;
  if (!e.low && !e.high) {
    shown.value = alone(value, 3);
    shown.interval = "no interval";
    return shown;
  }
  const double low = e.low.value_or(value);
  const double high = e.high.value_or(value);
  // what adding floating-point numbers leaves behind is no spread
  if (e.low && e.high && high - low <= 1e-9 * std::abs(value)) {
    shown.value = alone(value, 4);
    shown.interval = fmt::format("in each of {} replications", counted(e.replications));
    return shown;
  }
  const double half_width = e.low && e.high ? (high - low) / 2 : std::max(high - value, value - low);
  const int decimals = half_width > 0 ? worthwhile_decimals(half_width, std::max(std::abs(low), std::abs(high)))
                                      : decimals_for_digits(value, 3);
  shown.value = rounded(value, decimals);
  shown.interval = !e.high  ? "at least " + rounded(low, decimals)
                   : !e.low ? "at most " + rounded(high, decimals)
                            : rounded(low, decimals) + " to " + rounded(high, decimals);
  return shown;
}

std::string with_unit(const Figure& figure) {
  return figure.unit.empty() ? figure.value : figure.value + " " + figure.unit;
}

std::string spoken(const Figure& figure) {
  return figure.known() ? fmt::format("{} ({})", with_unit(figure), figure.interval) : "unknown";
}

std::string why_unknown(const outcome::Measure& measure, std::uint64_t replications) {
  if (replications == 0) return "no replication is finished";
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> reasons{{
      {"incidents", "there was no incident"},
      {"ended", "no incident ended"},
      {"found", "no incident was found"},
      {"calls", "no incident asked for a team"},
      {"answered", "no team ever came"},
      {"full_strength", "no incident got all the teams it asked for"},
      {"sightings", "no place ever came into sight"},
      {"responder_team_h", "there was no responder"},
      {"km_h", "no border was looked at"},
  }};
  const std::string_view of = measure.kind != outcome::Kind::quantile ? std::string_view(measure.denominator)
                              : measure.numerator == "first_team"     ? "answered"
                                                                      : "full_strength";
  for (const auto& [tally, reason] : reasons) {
    if (tally == of) return std::string(reason);
  }
  return "the results do not tell";
}

}  // namespace picket::analysis
