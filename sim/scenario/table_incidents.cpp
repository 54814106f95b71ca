#include "table_blocks.hpp"

#include <array>

#include "calendar.hpp"

// The table of keys: how incidents begin, climb and are answered.

namespace picket::scenario {
namespace {

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
  const auto mean_time = duration({"1 s", ""});
  return block<Level>({
      row("up", &Level::up, mean_time, optional, "mean of the clock to the next level; never when not given", "30 h"),
      row("down", &Level::down, mean_time, optional, "mean of the clock to the level below; never when not given",
          "4 h"),
      row("overt", &Level::overt, flag(), otherwise("false"), "whether it is found at once when it is reached", "true"),
      row("killed", &Level::killed, casualties, otherwise("{}"), "when it is reached, by side",
          "{armenia: {mean: 1.0, dispersion: 0.5}, azerbaijan: 0.6}"),
      row("wounded", &Level::wounded, casualties, otherwise("{}"), "when it is reached, by side", "{armenia: 1.5}"),
      row("follow_on", &Level::follow_on, number({"0", "100"}), otherwise("0"),
          "so many times its class's follow-ons more, the first time it is reached", "+0.3"),
      row("starts", &Level::starts, starts(), optional,
          "the political state that begins when an incident has reached it and the capital knows", "cease-fire"),
      row("ends_run", &Level::ends_run, flag(), otherwise("false"),
          "whether the run ends when an incident has reached it and everybody knows", "true"),
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

/// A side's id, or empty for both.
Kind<Id> side_or_both() {
  const Kind<Id> side = reference(Collection::sides);
  Shape shape = *side.shape;
  shape.words = "the id of a side, or 'both'";
  return {std::make_shared<const Shape>(std::move(shape)), [side](const Node& node, Id& to, Reading& reading) {
            if (!node.is_scalar() || node.text != "both") return side.read(node, to, reading);
            to.clear();
            return true;
          }};
}

}  // namespace

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
      row("displaced", &IncidentClass::displaced, share(), otherwise("0 %"),
          "of those that presence deters: that appear in a neighbour instead, unless they are deterred there too",
          "20 %"),
      row("follow_on", &IncidentClass::follow_on, follow_on(), otherwise("{}"), "what one brings in its wake",
          "{mean: {shooting: 0.5}, memory: 6 d, neighbours: 30 %}"),
      row("by", &IncidentClass::by, side_or_both(), otherwise("both"), "the side that begins it, for reports",
          "azerbaijan"),
      row("published", &IncidentClass::published, map_of(reference(Collection::levels), share()), otherwise("{}"),
          "of those found, the share that becomes public, by highest level; a level not named is like the next lower "
          "one that is, or all",
          "{stand-off: 15 %, shots: 60 %, casualties: 100 %}"),
      row("prevented_by_demarcation", &IncidentClass::prevented_by_demarcation, share({"-100 %", "100 %"}),
          otherwise("0 %"), "of incidents in a sector that is demarcated from wall to wall; negative provokes", "70 %"),
  });
}

Kind<Escalation> escalation() {
  return block<Escalation>({
      row("levels", &Escalation::levels, ordered_map_of(new_id(), level(), Empty::refused), required,
          "the one map whose order counts: lowest first", "{stand-off: {up: 30 h, down: 4 h}, shots: {down: 3 h}}"),
      row("held", &Escalation::held, held(), otherwise("{}"), "what enough teams on the scene do",
          "{needs: {shots: 1}, up: x 0.4}"),
      row("tension", &Escalation::tension, tension(), optional,
          "what live news does to the clocks up; nothing when not given", "{slope: 0.5, cap: 3}"),
  });
}

Kind<Response> response() {
  const auto only = [](std::string_view word) { return choice<std::monostate>({{word, std::monostate{}}}); };
  return block<Response>({
      checked_row<Response>("policy", only("nearest"), otherwise("nearest"), "who is sent", "nearest"),
      row("when_busy", &Response::when_busy, choice<WhenBusy>({{"wait", WhenBusy::wait}, {"lost", WhenBusy::lost}}),
          otherwise("wait"),
          "what a request does when nobody is free: it waits, or is given up until the incident climbs", "wait"),
      row("keep_reserve", &Response::keep_reserve, whole_number(any_teams), otherwise("0"),
          "free teams of a sector that answer only incidents above the lowest level that needs teams, and help no "
          "neighbour",
          "1"),
      row("sector_only", &Response::sector_only, flag(), otherwise("false"),
          "whether neighbours are left unasked when the own sector has nobody free", "true"),
      row("divert_patrols", &Response::divert_patrols, flag(), otherwise("false"),
          "whether a patrol in its own sector may be called to an incident", "true"),
      row("communication", &Response::communication, duration({"0 min", ""}), otherwise("10 min"),
          "the delay of all that crosses a sector's wall", "10 min"),
      row("stay", &Response::stay, distribution(), otherwise("0 h"), "on the scene after the end", "1 h"),
      row("rest", &Response::rest, distribution(), otherwise("0 h"), "after the return", "2 h"),
      row("turnout", &Response::turnout, distribution(), otherwise("0 h"), "from the request to setting out",
          "{lognormal: {mean: 15 min, cv: 0.5}}"),
  });
}

}  // namespace picket::scenario
