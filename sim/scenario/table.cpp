#include "table.hpp"

#include <algorithm>
#include <array>

#include "calendar.hpp"
#include "data_files.hpp"

// One function a block, inner blocks first; a row holds the key, where its value goes, what the value may be, whether
// it must be given, what it means, and an example.

namespace picket::scenario {
namespace {

constexpr Bounds positive_length{"0 km", "", true};
constexpr Bounds some_teams{"1", "1000000"};
constexpr Bounds any_teams{"0", "1000000"};

Kind<Clock> clock() {
  return block<Clock>({
      row("start", &Clock::start, moment(), required, "when it begins, local time", "2021-08-05"),
      row("length", &Clock::length, duration({"0 d", "36525 d", true}), required, "how long it lasts", "365 d"),
      row("utc_offset", &Clock::utc_offset, duration({"-12 h", "14 h"}), otherwise("0 h"), "local time less UTC",
          "4 h"),
  });
}

Kind<Border> border() {
  const auto keys = block<Border>({
      row("geometry", &Border::geometry, file(), required, "a GeoJSON file, in this file's folder or below",
          "data/border.geojson"),
      row("feature", &Border::feature, text(), required, "the LineString whose property `id` this is", "east"),
      row("reference", &Border::reference, length({"0 km", "100 km"}), otherwise("1 km"),
          "tolerance to which the line is generalised; all lengths are measured along the result", "1 km"),
  });
  return made_from<Border>(keys, [](Border made, const Node& node, Reading& reading) -> std::optional<Border> {
    const Node& geometry = *node.find("geometry");
    const std::size_t before = reading.findings().count();
    const auto source = named_file(reading.findings(), geometry);
    if (!source) return std::nullopt;
    auto line = line_of_feature(*source, made.feature, *node.find("feature"), reading);
    if (!line || reading.findings().count() != before) return std::nullopt;
    made.line = std::move(*line);
    return made;
  });
}

Kind<Scenario> places() {
  const auto keys = block<PlacesFile>({
      row("file", &PlacesFile::file, file(), required, "a CSV with a header and the columns name, lon and lat",
          "data/settlements.csv"),
      row("region", &PlacesFile::region, text(), optional, "the column that tells places of one name apart", "adm1"),
      row("size", &PlacesFile::size, text(), optional, "the column of a size, to choose labels by", "population"),
  });
  return {keys.shape, [keys](const Node& node, Scenario& to, Reading& reading) {
            PlacesFile asked;
            const bool understood = keys.read(node, asked, reading);
            const auto source = understood ? named_file(reading.findings(), *node.find("file")) : std::nullopt;
            auto found = source ? places_in(*source, asked, node, reading) : std::nullopt;
            if (found) to.places = std::move(*found);
            reading.set_places(to.places, found.has_value());
            return found.has_value();
          }};
}

Kind<Scenario> roads() {
  return block<Scenario>({
      row("detour", &Scenario::detour, number({"1", "100"}), otherwise("1"), "road distance over great-circle distance",
          "1.5"),
  });
}

Kind<Side> side() {
  return block<Side>({row("name", &Side::name, text(), optional, "for reports; the id when not given", "Armenia")});
}

Kind<Chainage> chainage() {
  const auto along = made_from<Chainage>(length({"0 km", ""}), [](Length at, const Node&, Reading&) {
    Chainage made;
    made.along = at;
    return std::optional{made};
  });
  Shape words{.form = Shape::Form::either, .words = "a chainage like 112 km, 'start' or 'end'"};
  words.choices = {"start", "end"};
  words.element = along.shape;
  const Kind<Chainage> brief{
      std::make_shared<const Shape>(words), [along, words](const Node& node, Chainage& to, Reading& reading) {
        to = Chainage{};
        to.end = node.text == "end";
        if (to.end) return true;
        if (node.text == "start") to.along = Length{};
        if (node.text == "start") return true;
        const bool a_number = node.text.find_first_of("0123456789") != std::string::npos;
        return a_number ? along.read(node, to, reading) : refuse_form(node, reading, words.words);
      }};
  return named(
      "chainage", "a chainage like 112 km, or {near: PLACE, offset: -9 km}",
      either(brief, block<Chainage>({
                        row("near", &Chainage::near, site(), required, "the point of the border nearest to this place",
                            "Voskepar"),
                        row("offset", &Chainage::offset, length({"-40000 km", ""}), otherwise("0 km"),
                            "and from there so far along the border; towards its start when negative", "-9 km"),
                    })));
}

Kind<Sector> sector() {
  return block<Sector>({
      row("border", &Sector::border, reference(Collection::borders), required, "the border it is a part of", "east"),
      row("from", &Sector::from, chainage(), required, "where it begins", "{near: Voskepar, offset: -9 km}"),
      row("to", &Sector::to, chainage(), required, "where it ends", "130 km"),
      row("region", &Sector::region, text(), optional, "a label for reports", "Tavush"),
      row("neighbours", &Sector::neighbours, set_of(reference(Collection::sectors)), otherwise("[]"),
          "sectors that are neighbours beside those that touch", "[sotk]"),
  });
}

Kind<UnitType> unit_type() {
  return block<UnitType>({
      row("side", &UnitType::side, reference(Collection::sides), required, "whose it is", "russia"),
      row("team", &UnitType::team, persons({"0 persons", "", true}), required, "the size of a team", "25 persons"),
      row("road", &UnitType::road, speed({"0 km/h", "", true}), required, "speed by road", "45 km/h"),
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

Kind<Watch> watch() {
  return block<Watch>({
      row("radius", &Watch::radius, length({"0 km", "500 km", true}), required, "how far it sees", "4 km"),
      row("detects", &Watch::detects, share(), required, "of the incidents within its radius", "85 %"),
  });
}

Kind<Building> building() {
  return block<Building>({
      row("takes", &Building::takes, distribution(), required, "from order to operational",
          "{lognormal: {mean: 40 d, cv: 0.4}}"),
      row("costs", &Building::costs, money({"0 EUR", ""}), otherwise("0 EUR"), "once", "250000 EUR"),
      row("billet", &Building::billet, share(), optional,
          "how well a garrison works meanwhile; without it nothing happens until the post is operational", "60 %"),
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
  });
}

Kind<Deployment> deployment() {
  return block<Deployment>({
      row("send", &Deployment::send,
          map_of(reference(Collection::unit_types), whole_number(some_teams), Empty::refused), required,
          "teams by unit type", "{border-guards: 2}"),
      row("from", &Deployment::from, reference(Collection::bases), required, "the base they leave", "gyumri"),
      row("to", &Deployment::to, reference(Collection::posts), required, "the post they go to", "voskepar"),
      row("on", &Deployment::on, moment(), optional, "when it is ordered; either this or `since`", "2021-08-05"),
      row("since", &Deployment::since, date(), optional, "it was complete before the start", "2020-12-01"),
      row("mobilise", &Deployment::mobilise, distribution(), otherwise("0 h"), "from order to departure",
          "{triangular: {low: 6 h, mode: 12 h, high: 2 d}}"),
  });
}

Kind<Departs> departs() {
  const auto period = duration({"0 h", "", true});
  const auto not_negative = duration({"0 h", ""});
  const auto every = either(
      made_from<Every>(period, [](Duration p, const Node&, Reading&) { return std::optional{Every{.period = p}}; }),
      block<Every>({
          row("period", &Every::period, period, required, "between departures", "12 h"),
          row("jitter", &Every::jitter, not_negative, otherwise("0 h"), "most that a departure is late, uniformly",
              "1 h"),
          row("phase", &Every::phase, not_negative, otherwise("0 h"), "of the first departure, from the start", "6 h"),
      }));
  const auto as = []<class T>(Kind<T> kind) {
    return made_from<Departs>(kind,
                              [](T made, const Node&, Reading&) { return std::optional{Departs{std::move(made)}}; });
  };
  const auto random =
      made_from<AtRandom>(period, [](Duration mean, const Node&, Reading&) { return std::optional{AtRandom{mean}}; });
  const auto at =
      made_from<AtTimes>(list_of(time_of_day(), Empty::refused),
                         [](std::vector<Duration> times, const Node& node, Reading& reading) -> std::optional<AtTimes> {
                           if (std::adjacent_find(times.begin(), times.end(), std::greater_equal<>{}) == times.end())
                             return AtTimes{times};
                           reading.refuse(node.at, "times of day are listed in order, each once");
                           return std::nullopt;
                         });
  return one_of<Departs>({
      row<Departs>("random", as(random), optional, "at random; the mean gap", "8 h"),
      row<Departs>("every", as(every), optional, "at a fixed period", "{period: 12 h, jitter: 1 h}"),
      row<Departs>("at", as(at), optional, "at times of day", "[06:00, 18:00]"),
  });
}

Kind<Route> route() {
  const auto whole = choice<Route>({{"whole", Route{}}});
  const auto part = made_from<Route>(block<Route>({
                                         row("from", &Route::from, chainage(), required, "where it begins", "112 km"),
                                         row("to", &Route::to, chainage(), required, "where it ends", "130 km"),
                                     }),
                                     [](Route made, const Node&, Reading&) {
                                       made.whole = false;
                                       return std::optional{std::move(made)};
                                     });
  return block<Route>({
      row("span", either(whole, part), otherwise("whole"), "the sector from wall to wall, or a part of the border",
          "whole"),
      row("there_and_back", &Route::there_and_back, flag(), otherwise("true"), "whether it returns along the border",
          "true"),
  });
}

Kind<Patrol> patrol() {
  return block<Patrol>({
      row("post", &Patrol::post, reference(Collection::posts), required, "where it sets out from", "voskepar"),
      row("unit_type", &Patrol::unit_type, reference(Collection::unit_types), optional,
          "any team of the post that may patrol, when not given", "border-guards"),
      row("teams", &Patrol::teams, whole_number(some_teams), otherwise("1"), "parties that may be out at once", "1"),
      row("departs", &Patrol::departs, departs(), required, "when", "{random: 8 h}"),
      row("along", &Patrol::along, route(), otherwise("{}"), "its way", "{span: whole, there_and_back: true}"),
      row("speed", &Patrol::speed, speed({"0 km/h", "", true}), required, "along the border", "4 km/h"),
      row("sees", &Patrol::sees, length(positive_length), required, "how far to each hand", "800 m"),
  });
}

/// The factors, unless two ranges hold the same hour.
std::optional<std::map<HourRange, Factor>> without_overlap(std::map<HourRange, Factor> hours, const Node& node,
                                                           Reading& reading) {
  std::array<const Entry*, 24> claimed{};
  for (const Entry& entry : node.entries) {
    const HourRange range = hours_from(entry.key).value();
    for (int hour = range.from;;) {
      const Entry*& by = claimed[static_cast<std::size_t>(hour)];
      if (by != nullptr) {
        reading.refuse(entry.key_at, fmt::format("{} overlaps {}; an hour has one factor", entry.key, by->key));
        return std::nullopt;
      }
      by = &entry;
      hour = (hour + 1) % 24;
      if (hour == range.to % 24) break;
    }
  }
  return hours;
}

Kind<Prevention> prevention() {
  return block<Prevention>({
      row("share", &Prevention::share, share({"-100 %", "100 %"}), otherwise("0 %"),
          "of incidents that unlimited presence prevents; negative provokes", "40 %"),
      row("half_at", &Prevention::half_at, density({"0 persons/km", "", true}), otherwise("1 persons/km"),
          "presence at which half of that is reached", "2 persons/km"),
  });
}

Kind<IncidentClass> incident_class() {
  return block<IncidentClass>({
      row("rate", &IncidentClass::rate, incident_rate(), required, "how often, at factors of 1",
          "2.0 /month per 100 km"),
      row("where", &IncidentClass::where, map_of(reference(Collection::sectors), factor()), otherwise("{}"),
          "a sector's own factor; 1 when not named", "{sotk: 4, voskepar: 2}"),
      row("season", &IncidentClass::season, map_of(month(), factor()), otherwise("{}"),
          "a month's factor; 1 when not named", "{dec: 0.6, jan: 0.5}"),
      row("hours", &IncidentClass::hours,
          made_from<std::map<HourRange, Factor>>(map_of(hours(), factor()), without_overlap), otherwise("{}"),
          "factors by local hours, first to last; 1 when not named", "{22-06: 1.5}"),
      row("reported", &IncidentClass::reported, distribution(), optional,
          "by residents, counted from the onset, when nobody on duty saw it", "{exponential: 2 h}"),
      row("prevented_by_presence", &IncidentClass::prevented_by_presence, prevention(), otherwise("{}"),
          "what presence does to its rate", "{share: 40 %, half_at: 2 persons/km}"),
      row("ends", &IncidentClass::ends,
          choice<Ends>({{"by_itself", Ends::by_itself}, {"when_attended", Ends::when_attended}}),
          otherwise("by_itself"), "what ends it", "by_itself"),
  });
}

Kind<Count> count() {
  const auto mean = number({"0", "1000000"});
  return named(
      "count", "a mean number like 0.6, or {mean: 1.0, dispersion: 0.5}",
      either(made_from<Count>(mean, [](double m, const Node&, Reading&) { return std::optional{Count{.mean = m}}; }),
             block<Count>({
                 row("mean", &Count::mean, mean, required, "the mean", "1.0"),
                 row("dispersion", &Count::dispersion, number({"0", "1000000", true}), optional,
                     "variance = mean + mean squared / dispersion; Poisson when not given", "0.5"),
             })));
}

Kind<Level> level() {
  const auto casualties = map_of(reference(Collection::sides), count());
  const auto mean_time = duration({"0 h", "", true});
  return block<Level>({
      row("up", &Level::up, mean_time, optional, "mean of the clock to the next level; never when not given", "30 h"),
      row("down", &Level::down, mean_time, optional, "mean of the clock to the level below; never when not given",
          "4 h"),
      row("overt", &Level::overt, flag(), otherwise("false"), "whether it is found at once when it is reached", "true"),
      row("killed", &Level::killed, casualties, otherwise("{}"), "when it is reached, by side",
          "{armenia: {mean: 1.0, dispersion: 0.5}, azerbaijan: 0.6}"),
      row("wounded", &Level::wounded, casualties, otherwise("{}"), "when it is reached, by side", "{armenia: 1.5}"),
  });
}

Kind<Held> held() {
  return block<Held>({
      row("needs", &Held::needs, map_of(reference(Collection::levels), whole_number(some_teams)), otherwise("{}"),
          "teams on the scene by level; a level not named asks for nobody", "{stand-off: 1, shots: 1}"),
      row("up", &Held::up, factor(), otherwise("1"), "on the rate of the clock up, while held", "x 0.4"),
      row("down", &Held::down, factor(), otherwise("1"), "on the rate of the clock down, while held", "x 1.8"),
  });
}

Kind<Escalation> escalation() {
  return block<Escalation>({
      row("levels", &Escalation::levels, ordered_map_of(new_id(), level(), Empty::refused), required,
          "the one map whose order counts: lowest first", "{stand-off: {up: 30 h, down: 4 h}, shots: {down: 3 h}}"),
      row("held", &Escalation::held, held(), otherwise("{}"), "what enough teams on the scene do",
          "{needs: {shots: 1}, up: x 0.4}"),
  });
}

Kind<Response> response() {
  const auto only = [](std::string_view word) { return choice<std::monostate>({{word, std::monostate{}}}); };
  return block<Response>({
      checked_row<Response>("policy", only("nearest"), otherwise("nearest"), "who is sent", "nearest"),
      checked_row<Response>("when_busy", only("wait"), otherwise("wait"), "what a request does when nobody is free",
                            "wait"),
      row("communication", &Response::communication, duration({"0 min", ""}), otherwise("10 min"),
          "the delay of all that crosses a sector's wall", "10 min"),
      row("stay", &Response::stay, distribution(), otherwise("0 h"), "on the scene after the end", "1 h"),
      row("rest", &Response::rest, distribution(), otherwise("0 h"), "after the return", "2 h"),
      row("turnout", &Response::turnout, distribution(), otherwise("0 h"), "from the request to setting out",
          "{lognormal: {mean: 15 min, cv: 0.5}}"),
  });
}

Kind<Measures> measures() {
  return block<Measures>({
      row("within", &Measures::within, duration({"0 min", "", true}), otherwise("45 min"), "the response target",
          "45 min"),
      row("cell", &Measures::cell, length({"10 m", "100 km"}), otherwise("1 km"), "the unit of what is observed",
          "1 km"),
  });
}

template <class T>
Kind<std::map<Id, T>> things(Kind<T> kind, Empty empty = Empty::allowed) {
  return map_of(new_id(), std::move(kind), empty);
}

}  // namespace

const Kind<Scenario>& language() {
  static const Kind<Scenario> table = block<Scenario>({
      checked_row<Scenario>("picket", whole_number({"1", "1"}), required, "the language's version; the first key", "1"),
      checked_row<Scenario>("extends", file(), optional, "the scenario that this one changes", "baseline.yaml"),
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
      row("measures", &Scenario::measures, measures(), otherwise("{}"), "what is counted, and how", "{within: 45 min}"),
  });
  return table;
}

}  // namespace picket::scenario
