#include "table.hpp"

#include "table_blocks.hpp"

namespace picket::scenario {
namespace {

Kind<Clock> clock() {
  return block<Clock>({
      row("start", &Clock::start, moment(), required, "when it begins, local time", "2021-08-05"),
      row("length", &Clock::length, duration({"1 s", "36525 d"}), required, "how long it lasts", "365 d"),
      row("warm_up", &Clock::warm_up, duration({"0 d", "36525 d"}), otherwise("0 d"),
          "played before the start and not counted, so that queues and tension have settled by then", "60 d"),
      row("utc_offset", &Clock::utc_offset, duration({"-12 h", "14 h"}), otherwise("0 h"), "local time less UTC",
          "4 h"),
  });
}

template <class T>
Kind<std::map<Id, T>> things(Kind<T> kind, Empty empty = Empty::allowed) {
  return map_of(new_id(), std::move(kind), empty);
}

std::vector<Row<Scenario>> top() {
  return {
      checked_row<Scenario>("picket", whole_number({"1", "1"}), required, "the language's version; the first key", "1"),
      checked_row<Scenario>("extends", file(), optional, "the scenario that this one changes", "baseline.yaml"),
      checked_row<Scenario>("let", map_of(new_id(), anything()), optional,
                            "values with names; `$name` in place of a value puts it there", "{sight: 4 km}"),
      row("name", &Scenario::name, text(), required, "for reports", "Armenian-Azerbaijani border, August 2021"),
      row("about", &Scenario::about, text(), optional, "a sentence or two for the report",
          "What stood in August 2021."),
      row("attribution", &Scenario::attribution, text(), optional, "the notice that reports and exported data carry",
          "(c) OpenStreetMap contributors, ODbL 1.0"),
      row("clock", &Scenario::clock, clock(), required, "when it plays",
          "{start: 2021-08-05, length: 365 d, utc_offset: 4 h}"),
      row("places", places(), optional, "where names of places are looked up",
          "{file: data/settlements.csv, region: adm1}"),
      row("borders", &Scenario::borders, things(border(), Empty::refused), required, "the lines",
          "{east: {geometry: data/border.geojson, feature: east}}"),
      row("roads", roads(), otherwise("{}"), "how ways by road are reckoned", "{detour: 1.5}"),
      row("sides", &Scenario::sides, things(side(), Empty::refused), required,
          "who takes part, and who may come to harm", "{armenia: {name: Armenia}}"),
      row("sectors", &Scenario::sectors, things(sector(), Empty::refused), required, "stretches of border",
          "{voskepar: {border: east, from: 112 km, to: 130 km}}"),
      row("unit_types", &Scenario::unit_types, things(unit_type()), otherwise("{}"), "kinds of teams",
          "{monitors: {side: eu, team: 4 persons, road: 60 km/h, may: [watch, patrol]}}"),
      row("bases", &Scenario::bases, things(base()), otherwise("{}"), "where teams come from",
          "{gyumri: {at: Gyumri, holds: {border-guards: 24}}}"),
      row("posts", &Scenario::posts, things(post()), otherwise("{}"), "where teams stand",
          "{voskepar: {at: [45.066, 41.077], sector: voskepar}}"),
      row("deployments", &Scenario::deployments, things(deployment()), otherwise("{}"), "who is sent where",
          "{first: {send: {border-guards: 2}, from: gyumri, to: voskepar, on: 2021-08-05}}"),
      row("patrols", &Scenario::patrols, things(patrol()), otherwise("{}"), "plans of patrols",
          "{line: {post: voskepar, departs: {random: 8 h}, speed: 4 km/h, sees: 800 m}}"),
      row("incidents", &Scenario::incidents, things(incident_class(), Empty::refused), required, "classes of incidents",
          "{shooting: {rate: 2.0 /month per 100 km}}"),
      row("escalation", &Scenario::escalation, escalation(), required, "how an incident climbs and ends",
          "{levels: {stand-off: {up: 30 h, down: 4 h}, shots: {down: 3 h}}}"),
      row("response", &Scenario::response, response(), otherwise("{}"), "how a found incident is answered",
          "{communication: 10 min}"),
      row("politics", &Scenario::politics, politics(), optional, "what is decided elsewhere, and what it does here",
          "{start: talks, states: {talks: {}, cease-fire: {incidents: x 0.3}}}"),
      row("measures", &Scenario::measures, measures(), otherwise("{}"), "what is counted, and how", "{within: 45 min}"),
      row("history", &Scenario::history, things(past_incident()), otherwise("{}"),
          "incidents before the start, which others still follow on",
          "{sotk-28-july: {class: shooting, sector: sotk, on: 2021-07-28T03:40, level: casualties}}"),
      row("allow_explosive", &Scenario::allow_explosive, flag(), otherwise("false"),
          "whether incidents may bring so many others that they multiply without end", "false"),
      row("known_answers", &Scenario::known_answers, things(known_answer()), otherwise("{}"),
          "what theory says of measures, to hold a run against it",
          "{lost: {measure: unanswered, is: 11.0054 %, source: Erlang B}}"),
      row("uncertain", uncertain(), optional,
          "values of which only a range is known; every replication draws them anew",
          "{incidents.shooting.prevented_by_presence.share: {uniform: {low: -30 %, high: 70 %}}}"),
  };
}

}  // namespace

const Kind<Scenario>& language() {
  static const Kind<Scenario> table = block<Scenario>(top());
  return table;
}

const std::vector<AnyRow>& language_rows() {
  static const std::vector<AnyRow> rows = detail::untyped(top());
  return rows;
}

}  // namespace picket::scenario
