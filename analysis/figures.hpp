#pragma once
// Numbers as they are shown, on the terminal and in the report alike: an interval tells how many digits are worth
// showing.

#include <cstdint>
#include <string>
#include <string_view>

#include "picket/outcome/measures.hpp"
#include "picket/statistics/estimate.hpp"

namespace picket::analysis {

/// `43.2`, `%`, `42.8 to 43.6`. An unknown value is an empty `value`.
struct Figure {
  std::string value;
  std::string unit;      // empty where the title names what is counted
  std::string interval;  // or why there is none: `in each of 200 replications`, `no interval`

  [[nodiscard]] bool known() const { return !value.empty(); }
};

Figure figure(const statistics::Estimate& estimate, std::string_view unit);

/// `43.2 %`, `75 min`, `4`.
std::string with_unit(const Figure& figure);

/// `43.2 % (42.8 to 43.6)`; `unknown` when it is not known.
std::string spoken(const Figure& figure);

/// `1,234.50`: rounded to that many decimals (negative: to tens, hundreds), thousands apart. 0 is always `0`.
std::string rounded(double value, int decimals);

/// `1,234`
std::string counted(std::uint64_t number);

/// `365 days`, `36 hours`
std::string span_of(double hours);

/// Why a measure has no value, in words: `no incident asked for a team`.
std::string why_unknown(const outcome::Measure& measure, std::uint64_t replications);

/// Begins with a capital letter.
std::string capital(std::string text);

/// What a reader sees at the head of a measure's column or line: its unit, or nothing where the title names what is
/// counted.
std::string shown_unit(std::string_view unit);

}  // namespace picket::analysis
