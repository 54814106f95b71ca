#include "table_blocks.hpp"
#include "units.hpp"

// The table of keys: what is counted, and what it is held against.

namespace picket::scenario {
namespace {

/// A number, then a unit as the measures' table has it.
std::optional<KnownAnswer> number_and_unit(const std::string& text) {
  const std::size_t space = text.find(' ');
  const auto number = bare_number(std::string_view{text}.substr(0, space));
  if (!number) return std::nullopt;
  KnownAnswer made;
  made.is = *number;
  if (space != std::string::npos) made.unit = text.substr(space + 1);
  return made;
}

Kind<KnownAnswer> exact_value() {
  constexpr std::string_view words = "a number with the measure's unit like 11.0054 %";
  Shape shape{.form = Shape::Form::text, .words = std::string{words}};
  return {std::make_shared<const Shape>(std::move(shape)),
          [words](const Node& node, KnownAnswer& to, Reading& reading) {
            const auto made = node.is_scalar() ? number_and_unit(node.text) : std::nullopt;
            if (!made) return refuse_form(node, reading, std::string{words});
            to.is = made->is;
            to.unit = made->unit;
            return true;
          }};
}

}  // namespace

Kind<Measures> measures() {
  return block<Measures>({
      row("within", &Measures::within, duration({"1 s", ""}), otherwise("45 min"), "the response target", "45 min"),
      row("cell", &Measures::cell, length({"10 m", "100 km"}), otherwise("1 km"), "the unit of what is observed",
          "1 km"),
  });
}

Kind<KnownAnswer> known_answer() {
  return block<KnownAnswer>({
      row("measure", &KnownAnswer::measure, text(), required, "the id of a measure", "unanswered"),
      row("sector", &KnownAnswer::sector, reference(Collection::sectors), optional,
          "the sector that it is of; the whole border when not given", "voskepar"),
      row("is", exact_value(), required, "its exact value", "11.0054 %"),
      row("source", &KnownAnswer::source, text(), required, "the formula, and where it is from",
          "Erlang B with 5 servers and 3 erlangs"),
  });
}

}  // namespace picket::scenario
