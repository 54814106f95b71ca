#include "units.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "near_word.hpp"
#include "picket/core/time.hpp"

namespace picket::scenario {
namespace {

/// Exponents of the base dimensions.
struct Powers {
  int time = 0, length = 0, persons = 0, money = 0, share = 0;
  bool operator==(const Powers&) const = default;
};

struct Unit {
  std::string_view name;
  Powers powers;
  double si;
};

constexpr double hour = 3600;
constexpr double month = core::hours_per_month * hour;
constexpr std::array units{
    Unit{"s", {.time = 1}, 1},         Unit{"min", {.time = 1}, 60},          Unit{"h", {.time = 1}, hour},
    Unit{"d", {.time = 1}, 24 * hour}, Unit{"day", {.time = 1}, 24 * hour},   Unit{"week", {.time = 1}, 168 * hour},
    Unit{"month", {.time = 1}, month}, Unit{"year", {.time = 1}, 12 * month}, Unit{"m", {.length = 1}, 1},
    Unit{"km", {.length = 1}, 1000},   Unit{"persons", {.persons = 1}, 1},    Unit{"person", {.persons = 1}, 1},
    Unit{"EUR", {.money = 1}, 1},      Unit{"%", {.share = 1}, 0.01}};

/// Other names that people give to our units, and to what is none of them.
constexpr auto synonyms = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"sec", "s"},        {"second", "s"},         {"seconds", "s"},     {"minute", "min"},    {"minutes", "min"},
     {"mins", "min"},     {"hour", "h"},           {"hours", "h"},       {"hr", "h"},          {"hrs", "h"},
     {"days", "d"},       {"w", "week"},           {"wk", "week"},       {"weeks", "week"},    {"mo", "month"},
     {"mon", "month"},    {"months", "month"},     {"y", "year"},        {"yr", "year"},       {"a", "year"},
     {"years", "year"},   {"metre", "m"},          {"meter", "m"},       {"metres", "m"},      {"meters", "m"},
     {"kilometre", "km"}, {"kilometer", "km"},     {"kilometres", "km"}, {"kilometers", "km"}, {"mi", "km"},
     {"mile", "km"},      {"miles", "km"},         {"yd", "m"},          {"yards", "m"},       {"ft", "m"},
     {"feet", "m"},       {"kph", "km/h"},         {"kmh", "km/h"},      {"mph", "km/h"},      {"euro", "EUR"},
     {"euros", "EUR"},    {"eur", "EUR"},          {"\u20ac", "EUR"},    {"percent", "%"},     {"people", "persons"},
     {"men", "persons"},  {"soldiers", "persons"}, {"pers", "persons"}});

struct Known {
  DimensionWords words;
  Powers powers;
};
constexpr std::array dimensions{
    Known{{Dimension::duration, "a duration", "6 h", "h"}, {.time = 1}},
    Known{{Dimension::length, "a length", "4 km", "km"}, {.length = 1}},
    Known{{Dimension::speed, "a speed", "4 km/h", "km/h"}, {.time = -1, .length = 1}},
    Known{{Dimension::rate, "a rate", "1.2 /month", "/month"}, {.time = -1}},
    Known{{Dimension::rate_per_length, "a rate per length", "1.2 /month per 100 km", "/month per 100 km"},
          {.time = -1, .length = -1}},
    Known{{Dimension::persons, "a number of persons", "25 persons", "persons"}, {.persons = 1}},
    Known{{Dimension::persons_per_length, "a density", "2 persons/km", "persons/km"}, {.length = -1, .persons = 1}},
    Known{{Dimension::money, "a sum of money", "250000 EUR", "EUR"}, {.money = 1}},
    Known{{Dimension::money_rate, "a cost", "4000 EUR/day", "EUR/day"}, {.time = -1, .money = 1}},
    Known{{Dimension::share, "a share", "35 %", "%"}, {.share = 1}}};

const Known& known(Dimension dimension) { return dimensions[static_cast<std::size_t>(dimension)]; }

std::string_view trimmed(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t\n");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\n") - from + 1);
}

/// A number at the text's beginning, which is then cut off.
std::optional<double> take_number(std::string_view& text) {
  std::string_view digits = text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  if (first >= digits.size()) return std::nullopt;
  const bool begins_well = (digits[first] >= '0' && digits[first] <= '9') || digits[first] == '.';
  if (!begins_well || (text.starts_with('+') && first == 1)) return std::nullopt;
  double value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (failure == std::errc::result_out_of_range) {
    value = HUGE_VAL;  // too large or too small to hold: out of every bound
  } else if (failure != std::errc{}) {
    return std::nullopt;
  }
  text = digits.substr(static_cast<std::size_t>(end - digits.data()));
  return value;
}

/// Whether a unit can stand in what is due. A month is no duration, although it is a time.
bool serves(const Unit& unit, const Known& due) {
  if (due.words.dimension == Dimension::duration && (unit.name == "month" || unit.name == "year")) return false;
  return (unit.powers.time != 0 && due.powers.time != 0) || (unit.powers.length != 0 && due.powers.length != 0) ||
         (unit.powers.persons != 0 && due.powers.persons != 0) || (unit.powers.money != 0 && due.powers.money != 0) ||
         (unit.powers.share != 0 && due.powers.share != 0);
}

std::string not_of_one_length(std::string_view text) {
  return fmt::format("months and years are not of one length; write '{}' in days, like 30 d", text);
}

std::string unknown_unit(std::string_view name, std::string_view text, const Known& due) {
  std::string_view meant;
  for (const auto& [other, ours] : synonyms) {
    if (other == name) meant = ours;
  }
  if (due.words.dimension == Dimension::duration && (meant == "month" || meant == "year"))
    return not_of_one_length(text);
  std::string help;
  if (!meant.empty()) {
    help = fmt::format("; write it in {}", meant);
  } else {
    std::vector<std::string_view> names;
    for (const Unit& unit : units) {
      if (serves(unit, due)) names.push_back(unit.name);
    }
    help = did_you_mean(name, names);
  }
  if (help.empty()) help = fmt::format("; {} is written like {}", due.words.one, due.words.example);
  return fmt::format("unknown unit '{}' in '{}'{}", name, text, help);
}

/// What stands behind the number: its powers and the factor to SI.
struct Measured {
  Powers powers;
  double si = 1;
  bool by_calendar = false;  // a month or a year in the numerator
};

/// Grammar: [unit] { ("/" | "per") [number] unit }.
std::variant<Measured, Fault> measured(std::string_view rest, std::string_view text, const Known& due) {
  Measured m;
  bool divides = false;
  bool unit_is_due = false;
  const auto fault = [&] {
    return Fault{fmt::format("'{}' is not {}; write it like {}", text, due.words.one, due.words.example)};
  };
  while (!(rest = trimmed(rest)).empty()) {
    if (rest.starts_with('/') || rest.starts_with("per ")) {
      if (unit_is_due) return fault();
      rest.remove_prefix(rest.starts_with('/') ? 1 : 4);
      divides = unit_is_due = true;
      continue;
    }
    double scale = 1;
    if (divides && unit_is_due) {
      if (const auto number = take_number(rest)) scale = *number;
      rest = trimmed(rest);
      if (!std::isfinite(scale) || scale <= 0) return fault();
    }
    const std::string_view name = rest.substr(0, rest.find_first_of(" \t\n/"));
    if (name.empty()) return fault();
    if (divides && !unit_is_due) {
      return Fault{fmt::format("'{}' has more than one number or unit; write it as one of each, like {}", text,
                               due.words.example)};
    }
    const Unit* unit = nullptr;
    for (const Unit& candidate : units) {
      if (candidate.name == name) unit = &candidate;
    }
    if (unit == nullptr) return Fault{unknown_unit(name, text, due)};
    const int sign = divides ? -1 : 1;
    m.powers.time += sign * unit->powers.time;
    m.powers.length += sign * unit->powers.length;
    m.powers.persons += sign * unit->powers.persons;
    m.powers.money += sign * unit->powers.money;
    m.powers.share += sign * unit->powers.share;
    m.si = divides ? m.si / (scale * unit->si) : m.si * unit->si;
    m.by_calendar = m.by_calendar || (!divides && (name == "month" || name == "year"));
    rest.remove_prefix(name.size());
    unit_is_due = false;
    if (!divides) divides = true;  // one unit only before the first division
  }
  if (unit_is_due) return fault();
  return m;
}

/// What a bare number can have meant. Of metres and kilometres, of minutes and days, none is taken for granted.
std::string in_due_unit(std::string_view number, double value, const Known& due) {
  if (due.words.dimension == Dimension::share && value > 0 && value <= 1) return fmt::format("{:g} %", value * 100);
  if (due.words.dimension == Dimension::length) return fmt::format("{0} m or {0} km", number);
  if (due.words.dimension == Dimension::duration) return fmt::format("{0} min, {0} h or {0} d", number);
  return fmt::format("{} {}", number, due.words.unit);
}

std::string wrong_dimension(std::string_view text, const Powers& powers, const Known& due) {
  for (const Known& other : dimensions) {
    if (other.powers == powers) {
      return fmt::format("expects {} like {}; {} is {}", due.words.one, due.words.example, text, other.words.one);
    }
  }
  return fmt::format("expects {} like {}, not {}", due.words.one, due.words.example, text);
}

}  // namespace

const DimensionWords& words_of(Dimension dimension) { return known(dimension).words; }

std::optional<double> bare_number(std::string_view text) {
  const auto number = take_number(text);
  return number && text.empty() && std::isfinite(*number) ? number : std::nullopt;
}

std::string_view without_times(std::string_view text) {
  return text.starts_with("x ") ? trimmed(text.substr(2)) : text;
}

std::variant<double, Fault> quantity(std::string_view text, Dimension dimension) {
  const Known& due = known(dimension);
  text = trimmed(text);
  std::string_view rest = text;
  const auto number = take_number(rest);
  if (!number) {
    return Fault{
        fmt::format("expects {} like {}; '{}' does not begin with a number", due.words.one, due.words.example, text)};
  }
  if (trimmed(rest).empty()) {
    return Fault{
        fmt::format("{} needs its unit: write {}, not {}", due.words.one, in_due_unit(text, *number, due), text)};
  }
  const auto unit = measured(rest, text, due);
  if (const auto* fault = std::get_if<Fault>(&unit)) return *fault;
  const auto& m = std::get<Measured>(unit);
  if (m.powers != due.powers) return Fault{wrong_dimension(text, m.powers, due)};
  if (m.by_calendar) return Fault{not_of_one_length(text)};
  return *number * m.si;
}

}  // namespace picket::scenario
