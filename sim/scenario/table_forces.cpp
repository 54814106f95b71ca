#include "table_blocks.hpp"

// The table of keys: who there is, where they stand and where they are sent.

namespace picket::scenario {
namespace {

Kind<Watch> watch() {
  return block<Watch>({
      row("radius", &Watch::radius, length({"0 km", "500 km", true}), required, "how far it sees", "4 km"),
      row("detects", &Watch::detects, share(), required, "of the incidents within its radius", "85 %"),
  });
}

Kind<Building> building() {
  return block<Building>({
      row("takes", &Building::takes, distribution(), required, "from the first team's arrival until it is operational",
          "{lognormal: {mean: 40 d, cv: 0.4}}"),
      row("costs", &Building::costs, money({"0 EUR", ""}), otherwise("0 EUR"), "once", "250000 EUR"),
      row("billet", &Building::billet, share(), optional,
          "how well a garrison works meanwhile; without it nothing happens until the post is operational", "60 %"),
  });
}

}  // namespace

Kind<Side> side() {
  return block<Side>({row("name", &Side::name, text(), optional, "for reports; the id when not given", "Armenia")});
}

Kind<UnitType> unit_type() {
  return block<UnitType>({
      row("side", &UnitType::side, reference(Collection::sides), required, "whose it is", "russia"),
      row("team", &UnitType::team, persons({"0 persons", "", true}), required, "the size of a team", "25 persons"),
      row("road", &UnitType::road, speed({"0.01 km/h", ""}), required, "speed by road", "45 km/h"),
      row("costs", &UnitType::costs, cost({"0 EUR/day", ""}), otherwise("0 EUR/day"), "of a team", "4000 EUR/day"),
      row("may", &UnitType::may,
          set_of(choice<Task>(
              {{"watch", Task::watch}, {"patrol", Task::patrol}, {"respond", Task::respond}, {"build", Task::build}})),
          required, "what it may do", "[watch, patrol, respond, build]"),
      row("deters", &UnitType::deters, map_of(reference(Collection::incidents), number({"-1000000", "1000000"})),
          otherwise("{}"), "weight of its presence, by incident class; 0 when not named, negative provokes",
          "{shooting: 1.0}"),
  });
}

Kind<Base> base() {
  return block<Base>({
      row("at", &Base::at, site(), required, "where it is", "Gyumri"),
      row("holds", &Base::holds, map_of(reference(Collection::unit_types), whole_number(any_teams)), required,
          "its teams by unit type", "{border-guards: 24}"),
  });
}

Kind<Post> post() {
  return block<Post>({
      row("at", &Post::at, site(), required, "where it is", "[45.066, 41.077]"),
      row("sector", &Post::sector, reference(Collection::sectors), required, "the sector it belongs to", "voskepar"),
      row("watch", &Post::watch, watch(), optional, "what it sees", "{radius: 4 km, detects: 85 %}"),
      row("capacity", &Post::capacity, persons({"0 persons", ""}), optional, "most persons it takes", "75 persons"),
      row("build", &Post::build, building(), optional, "what building it takes", "{takes: 40 d, costs: 250000 EUR}"),
      row("since", &Post::since, date(), optional, "it stood before the start, and is operational", "2020-12-01"),
      row("holds", &Post::holds, map_of(reference(Collection::unit_types), whole_number(any_teams)), otherwise("{}"),
          "teams that stand here at the start and come from no base; needs `since`", "{border-guards: 1}"),
      row("supply", &Post::supply, supply(), optional, "what it lives on; always enough when not given",
          "{holds: 14 d, without: 50 %}"),
  });
}

Kind<Deployment> deployment() {
  return block<Deployment>({
      row("send", &Deployment::send,
          map_of(reference(Collection::unit_types), whole_number(some_teams), Empty::refused), required,
          "teams by unit type", "{border-guards: 2}"),
      row("from", &Deployment::from, reference(Collection::bases), required, "the base they leave", "gyumri"),
      row("to", &Deployment::to, reference(Collection::posts), required, "the post they go to", "voskepar"),
      row("on", &Deployment::on, moment(), optional, "when it is ordered; not with `since`", "2021-08-05"),
      row("since", &Deployment::since, date(), optional, "it was complete before the start", "2020-12-01"),
      row("mobilise", &Deployment::mobilise, distribution(), otherwise("0 h"), "from order to departure",
          "{triangular: {low: 6 h, mode: 12 h, high: 2 d}}"),
      row("when", &Deployment::when, condition(), optional,
          "ordered once, as soon as the capital knows that this holds; with `on`, not before that date",
          "{state: cease-fire}"),
      row("rotate", &Deployment::rotate, rotation(), optional, "its teams are relieved",
          "{every: 90 d, handover: 2 d}"),
      row("withdraw", &Deployment::withdraw, withdrawal(), optional, "its teams go back, for good", "{on: 2022-02-01}"),
  });
}

}  // namespace picket::scenario
