#include "table_blocks.hpp"
#include "units.hpp"

// The table of keys: what is counted, and what it is held against.

namespace picket::scenario {
namespace {

/// A number, then a unit as the measures' table has it: into two members.
template <class T>
Kind<T> in_unit_of_measure(double T::*value, std::string T::*unit) {
  constexpr std::string_view words = "a number with the measure's unit like 11.0054 %";
  Shape shape{.form = Shape::Form::text, .words = std::string{words}};
  return {
      std::make_shared<const Shape>(std::move(shape)), [words, value, unit](const Node& node, T& to, Reading& reading) {
        const std::size_t space = node.text.find(' ');
        const auto number = node.is_scalar() ? bare_number(std::string_view{node.text}.substr(0, space)) : std::nullopt;
        if (!number) return refuse_form(node, reading, std::string{words});
        to.*value = *number;
        to.*unit = space == std::string::npos ? "" : node.text.substr(space + 1);
        return true;
      }};
}

Kind<Primary> primary() {
  const auto positive = made_from<Primary>(
      in_unit_of_measure(&Primary::matters_from, &Primary::unit),
      [](Primary made, const Node& node, Reading& reading) -> std::optional<Primary> {
        if (made.matters_from > 0) return made;
        reading.refuse(node.at, fmt::format("a difference that matters is more than 0, not {}", node.text));
        return std::nullopt;
      });
  return block<Primary>({row("matters_from", positive, optional,
                             "the least difference that would change a decision; any when not given", "2 persons")});
}

}  // namespace

Kind<Measures> measures() {
  return block<Measures>({
      row("within", &Measures::within, duration({"1 s", ""}), otherwise("45 min"), "the response target", "45 min"),
      row("cell", &Measures::cell, length({"10 m", "100 km"}), otherwise("1 km"), "the unit of what is observed",
          "1 km"),
      row("primary", &Measures::primary, map_of(text(), primary()), otherwise("{}"),
          "what proposals are judged by, by the id of a measure; `picket compare` then holds all of them at once",
          "{killed: {matters_from: 2 persons}, observed: {matters_from: 1 %}}"),
  });
}

Kind<KnownAnswer> known_answer() {
  return block<KnownAnswer>({
      row("measure", &KnownAnswer::measure, text(), required, "the id of a measure", "unanswered"),
      row("sector", &KnownAnswer::sector, reference(Collection::sectors), optional,
          "the sector that it is of; the whole border when not given", "voskepar"),
      row("is", in_unit_of_measure(&KnownAnswer::is, &KnownAnswer::unit), required, "its exact value", "11.0054 %"),
      row("source", &KnownAnswer::source, text(), required, "the formula, and where it is from",
          "Erlang B with 5 servers and 3 erlangs"),
  });
}

}  // namespace picket::scenario
