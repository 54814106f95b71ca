#include "table_blocks.hpp"

// The table of keys: how long teams stay, what they wait for, and what a post lives on.

namespace picket::scenario {
namespace {

constexpr Bounds some_time{"1 s", ""};

/// Convoys that would leave without end at one moment are refused.
Kind<Distribution> some_gap() {
  return made_from<Distribution>(
      distribution(), [](Distribution gap, const Node& node, Reading& reading) -> std::optional<Distribution> {
        if (core::mean_hours(gap) > 0) return gap;
        reading.refuse(node.at, "convoys leave some time after one another; expects a duration more than 0 h");
        return std::nullopt;
      });
}

Kind<Convoys> convoys() {
  const auto keys = block<Convoys>({
      row("from", &Convoys::from, reference(Collection::bases), required, "the base they leave", "gyumri"),
      row("every", &Convoys::every, some_gap(), required, "between departures, counted from the garrison's arrival",
          "7 d"),
      row("speed", &Convoys::speed, speed({"0.01 km/h", ""}), otherwise("40 km/h"), "by road", "30 km/h"),
      row("closed", &Convoys::closed, set_of(month()), otherwise("[]"),
          "months in which none leaves; one that is due then waits for the first day of the next open month",
          "[dec, jan, feb]"),
      row("costs", &Convoys::costs, money({"0 EUR", ""}), optional, "of one, there and back; needs `side`", "800 EUR"),
      row("side", &Convoys::side, reference(Collection::sides), optional, "who pays for them", "russia"),
  });
  return made_from<Convoys>(keys, [](Convoys made, const Node& node, Reading& reading) -> std::optional<Convoys> {
    if (made.costs && !made.side) {
      reading.refuse(node.find("costs")->at, "convoys cost, yet nobody pays; add side: SIDE");
      return std::nullopt;
    }
    if (made.closed.size() == 12) {
      reading.refuse(node.find("closed")->at, "all months are closed: no convoy would ever leave; remove 'convoys'");
      return std::nullopt;
    }
    return made;
  });
}

}  // namespace

Kind<Supply> supply() {
  return block<Supply>({
      row("holds", &Supply::holds, duration(some_time), required, "how long a full post lives on what it has", "14 d"),
      row("without", &Supply::without, share(), required, "how well it works when it has nothing left", "50 %"),
      row("convoys", &Supply::convoys, convoys(), optional, "who fills it up; nobody when not given",
          "{from: gyumri, every: 7 d}"),
  });
}

Kind<Condition> condition() {
  return named("condition", "one of {state: ID}, {level: ID}, {deployment: ID}",
               one_of<Condition>({
                   row("state", &Condition::state, reference(Collection::states), optional,
                       "this political state is in force", "cease-fire"),
                   row("level", &Condition::level, reference(Collection::levels), optional,
                       "an incident has reached this level, or a higher one", "casualties"),
                   row("deployment", &Condition::deployment, reference(Collection::deployments), optional,
                       "this deployment has arrived in full", "first"),
               }));
}

Kind<Rotation> rotation() {
  const auto keys = block<Rotation>({
      row("every", &Rotation::every, duration(some_time), required,
          "from a team's arrival until its relief is ordered, which mobilises and travels like the first", "90 d"),
      row("handover", &Rotation::handover, duration({"0 h", ""}), otherwise("0 h"),
          "how long both stay; then the relieved leave, as they come free", "2 d"),
      row("effective", &Rotation::effective,
          choice<Effective>({{"both", Effective::both}, {"neither", Effective::neither}}), otherwise("both"),
          "who works during the handover", "both"),
  });
  return made_from<Rotation>(keys, [](Rotation made, const Node& node, Reading& reading) -> std::optional<Rotation> {
    if (made.handover <= made.every) return made;
    reading.refuse(node.find("handover")->at,
                   "a handover longer than the period itself: the next relief would be ordered before it ends");
    return std::nullopt;
  });
}

Kind<Withdrawal> withdrawal() {
  return one_of<Withdrawal>({
      row("on", &Withdrawal::on, moment(), optional, "when it is ordered", "2022-02-01"),
      row("when", &Withdrawal::when, condition(), optional,
          "ordered as soon as the capital knows that this holds, once the deployment itself is ordered",
          "{state: cease-fire}"),
  });
}

}  // namespace picket::scenario
