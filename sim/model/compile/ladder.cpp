#include <algorithm>

#include <fmt/format.h>

#include "compilation.hpp"

namespace picket::model {

namespace {

void compile_class(Compilation& c, const std::string& id, const scenario::IncidentClass& given) {
  IncidentClass made{.id = id, .key = core::key_of(id)};
  made.season.fill(1);
  made.hours.fill(1);
  for (const auto& [month, factor] : given.season) made.season[static_cast<std::size_t>(month - 1)] = factor;
  for (const auto& [range, factor] : given.hours)
    for (int hour = range.from; hour != (range.from < range.to ? range.to : range.to + 24); ++hour)
      made.hours[static_cast<std::size_t>(hour % 24)] = factor;
  made.reported = given.reported;
  made.prevented = given.prevented_by_presence.share;
  made.half_at = given.prevented_by_presence.half_at.si() * 1000;
  made.ends_when_attended = given.ends == scenario::Ends::when_attended;
  if (made.ends_when_attended)
    for (const auto& [level, ignored] : c.given.escalation.levels)
      if (!c.given.escalation.held.needs.contains(level))
        c.refuse("incidents." + id + ".ends",
                 fmt::format(
                     "an incident that ends when attended needs teams at every level; escalation.held.needs does not "
                     "name '{}'",
                     level));
  c.model.classes.push_back(std::move(made));
}

std::vector<scenario::Count> by_side(const Compilation& c, const std::map<std::string, scenario::Count>& given) {
  std::vector<scenario::Count> counts(c.sides.size(), scenario::Count{});
  for (const auto& [side, count] : given) counts[c.sides.at(side)] = count;
  return counts;
}

}  // namespace

void compile_ladder(Compilation& c) {
  c.sides = places_of(c.given.sides);
  for (const auto& [id, side] : c.given.sides) {
    c.model.sides.push_back(id);
    c.model.side_keys.push_back(core::key_of(id));
  }
  const auto& needs = c.given.escalation.held.needs;
  for (const auto& [id, level] : c.given.escalation.levels) {
    c.levels.emplace(id, static_cast<std::uint32_t>(c.levels.size()));
    c.model.levels.push_back({.id = id,
                              .up = level.up,
                              .down = level.down,
                              .overt = level.overt,
                              .needs = needs.contains(id) ? std::optional{needs.at(id)} : std::nullopt,
                              .killed = by_side(c, level.killed),
                              .wounded = by_side(c, level.wounded)});
  }
  c.classes = places_of(c.given.incidents);
  for (const auto& [id, given] : c.given.incidents) compile_class(c, id, given);
  const scenario::Response& response = c.given.response;
  c.model.response = {.communication = response.communication,
                      .held_up = c.given.escalation.held.up,
                      .held_down = c.given.escalation.held.down,
                      .detour = c.given.detour,
                      .stay = response.stay,
                      .rest = response.rest,
                      .turnout = response.turnout,
                      .mean_turnout = core::hours(core::mean_hours(response.turnout)),
                      .keep_reserve = response.keep_reserve,
                      .divert_patrols = response.divert_patrols,
                      .lost = response.when_busy == scenario::WhenBusy::lost};
  const auto calls = std::ranges::find_if(c.model.levels, [](const Level& level) { return level.needs.has_value(); });
  c.model.response.lowest_call = LevelIndex{static_cast<std::uint32_t>(calls - c.model.levels.begin())};
  c.model.response.next_door = !response.sector_only && calls != c.model.levels.end();
}

}  // namespace picket::model
