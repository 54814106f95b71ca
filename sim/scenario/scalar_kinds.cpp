// Kinds that one scalar holds.

#include <cmath>
#include <limits>

#include "calendar.hpp"
#include "ids.hpp"
#include "kinds.hpp"
#include "units.hpp"

namespace picket::scenario {
namespace {

using Form = Shape::Form;

ShapePtr shaped(Shape shape) { return std::make_shared<const Shape>(std::move(shape)); }

/// Bounds as numbers, told in the text's own words.
struct Interval {
  Bounds told;
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  [[nodiscard]] bool holds(double value) const {
    return std::isfinite(value) && value <= high && (told.above_low ? value > low : value >= low);
  }
};

double bound(std::string_view text, std::optional<Dimension> dimension) {
  const auto value = dimension ? quantity(text, *dimension) : std::variant<double, Fault>{bare_number(text).value()};
  PICKET_INVARIANT(std::holds_alternative<double>(value), "the bounds of a key can be read");
  return std::get<double>(value);
}

Interval interval(Bounds bounds, std::optional<Dimension> dimension = std::nullopt) {
  Interval made{bounds};
  if (!bounds.low.empty()) made.low = bound(bounds.low, dimension);
  if (!bounds.high.empty()) made.high = bound(bounds.high, dimension);
  return made;
}

bool refuse_bounds(const Node& node, Reading& reading, std::string_view one, const Bounds& bounds) {
  if (one == "a share" && !bounds.above_low) {
    return reading.refuse(
        node.at, fmt::format("a share lies between {} and {} here, not {}", bounds.low, bounds.high, node.text));
  }
  return reading.refuse(node.at, fmt::format("{} is out of bounds: {} here is {}", node.text, one, in_words(bounds)));
}

/// A number in SI units, for a dimension.
Kind<double> measured(Dimension dimension, Bounds bounds) {
  const DimensionWords words = words_of(dimension);
  Shape shape{.form = Form::quantity, .words = fmt::format("{} like {}", words.one, words.example)};
  shape.dimension = dimension;
  shape.bounds = bounds;
  const Interval allowed = interval(bounds, dimension);
  return {shaped(std::move(shape)), [allowed, words](const Node& node, double& to, Reading& reading) {
            if (!node.is_scalar())
              return refuse_form(node, reading, fmt::format("{} like {}", words.one, words.example));
            const auto value = quantity(node.text, words.dimension);
            if (const auto* fault = std::get_if<Fault>(&value)) return reading.refuse(node.at, fault->message);
            to = std::get<double>(value);
            if (!allowed.holds(to)) return refuse_bounds(node, reading, words.one, allowed.told);
            return true;
          }};
}

template <class Q>
Kind<Q> measured_as(Dimension dimension, Bounds bounds) {
  return made_from<Q>(measured(dimension, bounds),
                      [](double si, const Node&, Reading&) { return std::optional<Q>{Q{si}}; });
}

/// A scalar that `read` turns into a value or into nothing, when `words` are due.
template <class T, class F>
Kind<T> scalar(Form form, std::string words, F read) {
  Shape shape{.form = form, .words = words};
  return {shaped(std::move(shape)), [words, read](const Node& node, T& to, Reading& reading) {
            if (!node.is_scalar()) return refuse_form(node, reading, words);
            const std::optional<T> value = read(node.text);
            if (!value && is_no_day(node.text))
              return reading.refuse(node.at, fmt::format("there is no day {}", node.text.substr(0, 10)));
            if (!value) return reading.refuse(node.at, fmt::format("expects {}, not '{}'", words, node.text));
            to = *value;
            return true;
          }};
}

Kind<double> bounded_number(Form form, std::string words, Bounds bounds, bool whole) {
  Shape shape{.form = form, .words = words};
  shape.bounds = bounds;
  const Interval allowed = interval(bounds);
  return {shaped(std::move(shape)), [words, allowed, whole](const Node& node, double& to, Reading& reading) {
            if (!node.is_scalar()) return refuse_form(node, reading, words);
            const auto value = bare_number(node.text);
            if (!value) {
              const std::size_t cut = node.text.find(' ');
              const auto before = bare_number(std::string_view{node.text}.substr(0, cut));
              if (cut != std::string::npos && before) {
                return reading.refuse(node.at, fmt::format("expects {} without a unit: write {}, not {}", words,
                                                           node.text.substr(0, cut), node.text));
              }
              return reading.refuse(node.at, fmt::format("expects {}, not '{}'", words, node.text));
            }
            if (whole && std::floor(*value) != *value) {
              return reading.refuse(node.at, fmt::format("expects {}, not {}", words, node.text));
            }
            if (!allowed.holds(*value)) return refuse_bounds(node, reading, words, allowed.told);
            to = *value;
            return true;
          }};
}

}  // namespace

Kind<std::string> text() {
  return scalar<std::string>(Form::text, "a text", [](const std::string& t) { return std::optional{t}; });
}

Kind<std::string> file() {
  return scalar<std::string>(Form::file, "the path of a file beside this one",
                             [](const std::string& t) { return t.empty() ? std::nullopt : std::optional{t}; });
}

Kind<bool> flag() { return choice<bool>({{"true", true}, {"false", false}}); }

Kind<std::int64_t> whole_number(Bounds bounds) {
  return made_from<std::int64_t>(
      bounded_number(Form::whole_number, "a whole number", bounds, true),
      [](double value, const Node&, Reading&) { return std::optional{static_cast<std::int64_t>(value)}; });
}

Kind<double> number(Bounds bounds) { return bounded_number(Form::number, "a number", bounds, false); }

Kind<Factor> factor() {
  const Interval allowed = interval({"0", "1000000"});
  Shape shape{.form = Form::factor, .words = "a factor like 1.5 or x 1.5"};
  shape.bounds = allowed.told;
  return {shaped(std::move(shape)), [allowed](const Node& node, Factor& to, Reading& reading) {
            if (!node.is_scalar()) return refuse_form(node, reading, "a factor like 1.5 or x 1.5");
            std::string_view text = node.text;
            text = without_times(text);
            const auto value = bare_number(text);
            if (!value)
              return reading.refuse(node.at, fmt::format("expects a factor like 1.5 or x 1.5, not '{}'", node.text));
            if (!allowed.holds(*value)) return refuse_bounds(node, reading, "a factor", allowed.told);
            to = *value;
            return true;
          }};
}

Kind<Share> share(Bounds bounds) { return measured(Dimension::share, bounds); }

Kind<Duration> duration(Bounds bounds) {
  if (bounds.high.empty()) bounds.high = "365250 d";
  return made_from<Duration>(measured(Dimension::duration, bounds), [](double seconds, const Node&, Reading&) {
    return std::optional{Duration{static_cast<std::int64_t>(std::round(seconds * 1e6))}};
  });
}

Kind<Length> length(Bounds bounds) {
  if (bounds.high.empty()) bounds.high = "40000 km";
  return measured_as<Length>(Dimension::length, bounds);
}

Kind<Speed> speed(Bounds bounds) {
  if (bounds.high.empty()) bounds.high = "1000 km/h";
  return measured_as<Speed>(Dimension::speed, bounds);
}

Kind<Persons> persons(Bounds bounds) {
  if (bounds.high.empty()) bounds.high = "1000000 persons";
  return measured_as<Persons>(Dimension::persons, bounds);
}

Kind<PersonsPerLength> density(Bounds bounds) {
  if (bounds.high.empty()) bounds.high = "1000000 persons/km";
  return measured_as<PersonsPerLength>(Dimension::persons_per_length, bounds);
}

Kind<Money> money(Bounds bounds) {
  if (bounds.high.empty()) bounds.high = "1000000000000 EUR";
  return measured_as<Money>(Dimension::money, bounds);
}

Kind<MoneyRate> cost(Bounds bounds) {
  if (bounds.high.empty()) bounds.high = "1000000000000 EUR/day";
  return measured_as<MoneyRate>(Dimension::money_rate, bounds);
}

Kind<IncidentRate> incident_rate() {
  const std::string words = "a rate like 2.0 /month per 100 km, or 1.2 /month for each sector";
  Shape shape{.form = Form::rate, .words = words};
  shape.bounds = {"0 /month", "1000 /h"};
  const Interval sector = interval({"0 /month", "1000 /h"}, Dimension::rate);
  const Interval line = interval({"0 /month per 100 km", "1000 /h per 1 km"}, Dimension::rate_per_length);
  return {shaped(std::move(shape)), [words, sector, line](const Node& node, IncidentRate& to, Reading& reading) {
            if (!node.is_scalar()) return refuse_form(node, reading, words);
            const bool rate = std::holds_alternative<double>(quantity(node.text, Dimension::rate));
            const bool by_length =
                !rate && (node.text.find("per ") != std::string::npos || node.text.find("km") != std::string::npos);
            const auto value = quantity(node.text, by_length ? Dimension::rate_per_length : Dimension::rate);
            if (const auto* fault = std::get_if<Fault>(&value)) {
              return reading.refuse(node.at, fault->message +
                                                 "; a rate is for each sector (1.2 /month) or for the length of the "
                                                 "line (2.0 /month per 100 km)");
            }
            const double si = std::get<double>(value);
            const Interval& allowed = by_length ? line : sector;
            if (!allowed.holds(si)) return refuse_bounds(node, reading, "a rate", allowed.told);
            if (by_length) {
              to.per_length = core::RatePerLength{si};
            } else {
              to.per_sector = core::Rate{si};
            }
            return true;
          }};
}

Kind<std::chrono::local_days> date() {
  return scalar<std::chrono::local_days>(Form::date, "a date like 2021-08-05", date_from);
}

Kind<LocalTime> moment() {
  return scalar<LocalTime>(Form::moment, "a date like 2021-08-05 or a moment like 2021-08-05T06:00", moment_from);
}

Kind<Duration> time_of_day() {
  return scalar<Duration>(Form::time_of_day, "a time of day like 06:00", time_of_day_from);
}

Kind<HourRange> hours() {
  return scalar<HourRange>(Form::hours, "a range of hours like 22-06, from 00 to 24", hours_from);
}

Kind<int> month() { return scalar<int>(Form::month, "a month like jan, feb or dec", month_from); }

Kind<Id> new_id() {
  Shape shape{.form = Form::id, .words = "an id of letters, digits, - and _"};
  return {shaped(std::move(shape)), [](const Node& node, Id& to, Reading& reading) {
            if (!is_id(node.text)) {
              return reading.refuse(
                  node.at,
                  fmt::format("'{}' is not an id; an id is made of letters a to z, digits, - and _", node.text));
            }
            to = node.text;
            return true;
          }};
}

Kind<Id> reference(Collection collection) {
  const CollectionWords words = words_of(collection);
  Shape shape{.form = Form::reference, .words = fmt::format("the id of {} {}", words.article, words.thing)};
  shape.collection = collection;
  return {shaped(std::move(shape)), [words, collection](const Node& node, Id& to, Reading& reading) {
            if (!node.is_scalar())
              return refuse_form(node, reading, fmt::format("the id of {} {}", words.article, words.thing));
            if (reading.at_fault(collection)) return reading.set_aside();
            if (!reading.knows(collection, node.text)) {
              return reading.refuse_unknown(node.at,
                                            fmt::format("unknown {} '{}'{}", words.thing, node.text,
                                                        did_you_mean(node.text, reading.ids(collection))),
                                            node.text);
            }
            to = node.text;
            return true;
          }};
}

}  // namespace picket::scenario
