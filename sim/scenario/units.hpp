#pragma once
// Numbers with units, as text: `12 km`, `1.2 /month per 100 km`, `35 %`.

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace picket::scenario {

/// The dimensions that the language knows.
enum class Dimension {
  duration,
  length,
  speed,
  rate,
  rate_per_length,
  persons,
  persons_per_length,
  money,
  money_rate,
  share
};

/// How a dimension is spoken of.
struct DimensionWords {
  Dimension dimension;
  std::string_view one;      // "a length"
  std::string_view example;  // "4 km"
  std::string_view unit;     // "km", what a bare number most likely meant
};
const DimensionWords& words_of(Dimension dimension);

/// Why a text is not what is due; a sentence without its end.
struct Fault {
  std::string message;
};

/// A finite number without a unit, all of the text. No exponent is too clever: 1e3 is a number, 0x10, nan and inf are
/// not.
std::optional<double> bare_number(std::string_view text);

/// What a factor's text is without the `x ` that may stand before its number.
std::string_view without_times(std::string_view text);

/// The text's value in SI units (a share of 35 % is 0.35), or what is wrong with it.
std::variant<double, Fault> quantity(std::string_view text, Dimension due);

}  // namespace picket::scenario
