#include "table_blocks.hpp"

#include <algorithm>

// The table of keys: political states, and what takes one to another.

namespace picket::scenario {
namespace {

Kind<IncidentFactors> incident_factors() {
  const auto same = made_from<IncidentFactors>(factor(), [](Factor all, const Node&, Reading&) {
    return std::optional{IncidentFactors{all, {}}};
  });
  const auto by_class = made_from<IncidentFactors>(map_of(reference(Collection::incidents), factor()),
                                                   [](std::map<Id, Factor> factors, const Node&, Reading&) {
                                                     return std::optional{IncidentFactors{1, factors}};
                                                   });
  return either(same, by_class);
}

Kind<std::vector<Id>> order_of_sectors() {
  return made_from<std::vector<Id>>(
      list_of(reference(Collection::sectors), Empty::refused),
      [](std::vector<Id> order, const Node& node, Reading& reading) -> std::optional<std::vector<Id>> {
        for (std::size_t i = 0; i < order.size(); ++i) {
          if (std::find(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(i), order[i]) ==
              order.begin() + static_cast<std::ptrdiff_t>(i))
            continue;
          const Node& twice = node.entries[i].value;
          reading.refuse(twice.at, fmt::format("'{}' is listed twice; a sector has one turn", twice.text));
          return std::nullopt;
        }
        return order;
      });
}

Kind<PoliticalState> political_state() {
  const auto demarcates = block<Demarcates>({
      row("speed", &Demarcates::speed, speed({"0.01 km/d", ""}), required, "how fast the work goes on", "1 km/d"),
      row("order", &Demarcates::order, order_of_sectors(), required, "the sectors, one after the other",
          "[voskepar, sotk]"),
  });
  return block<PoliticalState>({
      row("incidents", &PoliticalState::incidents, incident_factors(), otherwise("1"),
          "on the rate of incidents: of all classes, or by class (1 when not named)", "x 0.3"),
      row("up", &PoliticalState::up, factor(), otherwise("1"), "on the rate of the ladder's clocks up", "x 0.3"),
      row("down", &PoliticalState::down, factor(), otherwise("1"), "on the rate of the ladder's clocks down", "x 1.2"),
      row("demarcates", &PoliticalState::demarcates, demarcates, optional, "the border is demarcated meanwhile",
          "{speed: 1 km/d, order: [voskepar, sotk]}"),
  });
}

Kind<Transition> transition() {
  return block<Transition>({
      row("mean", &Transition::mean, duration({"1 s", ""}), required, "of the time until then, without tension",
          "300 d"),
      row("tension", &Transition::tension, number({"-1000000", "1000000"}), otherwise("0"),
          "slope: its rate is multiplied by 1 + slope x tension of the whole border, and is 0 below that", "0.5"),
  });
}

/// `talks -> cease-fire`
Kind<std::pair<Id, Id>> from_one_to_another() {
  const std::string words = "two political states like talks -> cease-fire";
  const Kind<Id> state = reference(Collection::states);
  Shape shape{.form = Shape::Form::text, .words = words};
  return {std::make_shared<const Shape>(std::move(shape)),
          [words, state](const Node& node, std::pair<Id, Id>& to, Reading& reading) {
            constexpr std::string_view arrow = " -> ";
            const std::size_t cut = node.text.find(arrow);
            if (cut == std::string::npos)
              return reading.refuse(node.at, fmt::format("expects {}, not '{}'", words, node.text));
            Node from = node, target = node;
            from.text = node.text.substr(0, cut);
            target.text = node.text.substr(cut + arrow.size());
            if (!(state.read(from, to.first, reading) & state.read(target, to.second, reading))) return false;
            if (to.first != to.second) return true;
            return reading.refuse(node.at, fmt::format("'{}' does not lead to itself", to.first));
          }};
}

}  // namespace

Kind<Starts> starts() {
  const auto at_once = made_from<Starts>(reference(Collection::states), [](Id state, const Node&, Reading&) {
    return std::optional{Starts{.state = std::move(state)}};
  });
  return either(
      at_once, block<Starts>({
                   row("state", &Starts::state, reference(Collection::states), required, "which one", "cease-fire"),
                   row("after", &Starts::after, distribution(), otherwise("0 h"), "counted from when the capital hears",
                       "{exponential: 5 d}"),
               }));
}

Kind<Politics> politics() {
  return block<Politics>({
      row("start", &Politics::start, reference(Collection::states), required, "the state at the start", "talks"),
      row("states", &Politics::states, map_of(new_id(), political_state(), Empty::refused), required,
          "what each of them does", "{talks: {}, cease-fire: {incidents: x 0.3, up: x 0.3}}"),
      row("transitions", &Politics::transitions, map_of(from_one_to_another(), transition()), otherwise("{}"),
          "those that come at random; the first of a state's clocks to ring decides",
          "{talks -> cease-fire: {mean: 300 d}}"),
      row("timeline", &Politics::timeline, map_of(moment(), reference(Collection::states)), otherwise("{}"),
          "those that come on a date", "{2021-10-01: cease-fire}"),
  });
}

}  // namespace picket::scenario
