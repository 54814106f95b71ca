#include "picket/outcome/measures.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace picket::outcome {
namespace {

const std::string& spoken(const SideSetting& side) { return side.name.empty() ? side.id : side.name; }

using Measures = std::vector<Measure>;

/// A share of the pooled denominator, in %.
Measure share(std::string id, std::string title, Group group, std::string numerator, std::string denominator,
              Better better) {
  return {.id = std::move(id),
          .title = std::move(title),
          .unit = "%",
          .group = group,
          .kind = Kind::ratio,
          .numerator = std::move(numerator),
          .denominator = std::move(denominator),
          .scale = 100,
          .better = better};
}

/// Hours over a count, in minutes or hours.
Measure mean_delay(std::string id, std::string title, Group group, std::string hours, std::string count,
                   std::string unit = "min") {
  const double scale = unit == "min" ? 60 : 1;
  return {.id = std::move(id),
          .title = std::move(title),
          .unit = std::move(unit),
          .group = group,
          .kind = Kind::ratio,
          .numerator = std::move(hours),
          .denominator = std::move(count),
          .scale = scale,
          .better = Better::lower};
}

/// A tally of one history, on average.
Measure per_run(std::string id, std::string title, std::string unit, Group group, std::string tally, Better better) {
  return {.id = std::move(id),
          .title = std::move(title),
          .unit = std::move(unit),
          .group = group,
          .kind = Kind::mean,
          .numerator = std::move(tally),
          .better = better};
}

Measure headline(Measure measure) {
  measure.headline = true;
  return measure;
}

Measure whole_only(Measure measure) {
  measure.by_sector = false;
  return measure;
}

bool has_tally(const Setting& setting, std::string_view id) {
  return std::any_of(setting.tallies.begin(), setting.tallies.end(), [&](const Tally& t) { return t.id == id; });
}

void add_coverage(Measures& all, const Setting& setting) {
  const Group group = Group::coverage;
  const auto of_border = [&](const char* id, std::string title, const char* tally) {
    return share(id, std::move(title), group, tally, "km_h", Better::higher);
  };
  all.push_back(headline(of_border("observed", "border observed", "observed_km_h")));
  all.push_back(of_border("observed_by_posts", "border observed from posts", "observed_by_posts_km_h"));
  all.push_back(of_border("observed_by_patrols", "border observed by patrols", "observed_by_patrols_km_h"));
  all.push_back(headline(per_run("longest_unseen", "longest time that a stretch of border went unseen", "h", group,
                                 "longest_unseen_h", Better::lower)));
  all.push_back(headline(
      mean_delay("revisit", "mean time for which a place goes unseen", group, "unseen_cell_h", "sightings", "h")));
  all.push_back(headline(of_border("one_in_reach",
                                   fmt::format("border that a free team reaches within {} min", setting.within_min),
                                   "one_in_reach_km_h")));
  all.push_back(of_border("two_in_reach",
                          fmt::format("border that two free teams reach within {} min", setting.within_min),
                          "two_in_reach_km_h"));
}

void add_detection(Measures& all, const Setting& setting) {
  const Group group = Group::detection;
  all.push_back(headline(
      share("found_at_onset", "incidents seen as they begin", group, "found_at_onset", "ended", Better::higher)));
  all.push_back(
      share("found_by_patrols", "incidents found by a patrol", group, "found_by_patrols", "ended", Better::higher));
  all.push_back(headline(share("found", "incidents found sooner or later", group, "found", "ended", Better::higher)));
  all.push_back(mean_delay("found_delay", "mean time from onset to found", group, "found_later_h", "found"));
  all.push_back(per_run("missed", "incidents that nobody ever found", "incidents", group, "missed", Better::lower));
  if (has_tally(setting, "recorded"))
    all.push_back(
        headline(share("recorded", "incidents found and published", group, "recorded", "incidents", Better::neither)));
}

void add_quantiles(Measures& all, const std::string& delay, const std::string& event) {
  for (const int percent : {50, 90, 95}) {
    all.push_back({.id = fmt::format("{}_{}", delay, percent),
                   .title = percent == 50 ? fmt::format("median time from found to {}", event)
                                          : fmt::format("time from found to {}, {} % are no later", event, percent),
                   .unit = "min",
                   .group = Group::response,
                   .kind = Kind::quantile,
                   .numerator = delay,
                   .scale = 60,
                   .p = percent / 100.0,
                   .better = Better::lower,
                   .headline = delay == "first_team" && percent == 90});
  }
}

void add_response(Measures& all, const Setting& setting) {
  const Group group = Group::response;
  all.push_back(
      headline(mean_delay("first_team", "mean time from found to first team", group, "first_team_h", "answered")));
  add_quantiles(all, "first_team", "first team");
  all.push_back(
      headline(share("answered_in_time", fmt::format("calls with a team there within {} min", setting.within_min),
                     group, "answered_in_time", "calls", Better::higher)));
  all.push_back(share("full_strength_reached", "calls that got all the teams they asked for", group, "full_strength",
                      "calls", Better::higher));
  all.push_back(
      mean_delay("full_strength", "mean time from found to full strength", group, "full_strength_h", "full_strength"));
  add_quantiles(all, "full_strength", "full strength");
  all.push_back(
      headline(share("unanswered", "calls that nobody answered", group, "unanswered", "calls", Better::lower)));
  all.push_back(mean_delay("waiting", "mean time that a call waited for a free team", group, "waiting_h", "calls"));
  all.push_back(share("use_of_teams", "time that responders spent on responses", group, "responding_team_h",
                      "responder_team_h", Better::neither));
  for (const SideSetting& side : setting.sides)
    all.push_back(share("use_of_teams:" + side.id, "time that responders spent on responses, " + spoken(side), group,
                        "responding_team_h:" + side.id, "responder_team_h:" + side.id, Better::neither));
}

void add_levels(Measures& all, const Setting& setting) {
  const Group group = Group::risk;
  const auto each = [&](auto measure_of) {
    for (const std::string& level : setting.levels) all.push_back(measure_of(level));
  };
  each([&](const std::string& level) {
    Measure any{.id = "any:" + level,
                .title = fmt::format("chance of any incident at {} or worse", level),
                .unit = "%",
                .group = group,
                .kind = Kind::probability,
                .numerator = "reached:" + level,
                .scale = 100,
                .better = Better::lower};
    any.headline = level == setting.levels.back();
    return any;
  });
  each([&](const std::string& level) {
    return per_run("reached:" + level, fmt::format("incidents that reached {} or worse", level), "incidents", group,
                   "reached:" + level, Better::lower);
  });
  each([&](const std::string& level) {
    return per_run("at_least_h:" + level, fmt::format("hours of incidents at {} or worse", level), "h", group,
                   "at_least_h:" + level, Better::lower);
  });
  each([&](const std::string& level) {
    Measure first = per_run("first:" + level,
                            fmt::format("mean time until the first {} or worse, the whole run if there is none", level),
                            "days", group, "first_h:" + level, Better::higher);
    first.scale = 1.0 / 24;
    return first;
  });
}

/// `, begun by Azerbaijan`; nothing where both sides may.
std::string begun_by(const Setting& setting, std::size_t c) {
  if (c >= setting.begun_by.size()) return {};
  for (const SideSetting& side : setting.sides)
    if (side.id == setting.begun_by[c]) return ", begun by " + spoken(side);
  return {};
}

/// First of all: a run that ends early has less time in which something can happen.
void add_early_end(Measures& all, const Setting& setting) {
  if (!has_tally(setting, "ended_early")) return;
  all.push_back(headline(whole_only({.id = "ended_early",
                                     .title = "chance that the run ended before its time",
                                     .unit = "%",
                                     .group = Group::risk,
                                     .kind = Kind::probability,
                                     .numerator = "ended_early",
                                     .scale = 100,
                                     .better = Better::lower})));
  Measure exposure = per_run("exposure", "time until the run ended, that was counted", "days", Group::risk,
                             "exposure_h", Better::neither);
  exposure.scale = 1.0 / 24;
  all.push_back(headline(whole_only(exposure)));
}

void add_politics(Measures& all, const Setting& setting) {
  constexpr std::string_view of_state = "state_h:";
  for (const Tally& tally : setting.tallies) {
    if (!tally.id.starts_with(of_state)) continue;
    const std::string state = tally.id.substr(of_state.size());
    all.push_back(whole_only(share("state:" + state, "time of the political state " + state, Group::risk, tally.id,
                                   "exposure_h", Better::neither)));
  }
  if (has_tally(setting, "demarcated_km"))
    all.push_back(
        per_run("demarcated", "border demarcated at the end", "km", Group::risk, "demarcated_km", Better::neither));
}

void add_records(Measures& all, const Setting& setting) {
  if (!has_tally(setting, "recorded")) return;
  const auto one = [&](std::string id, std::string title, std::string unit, std::string tally) {
    all.push_back(
        per_run(std::move(id), std::move(title), std::move(unit), Group::risk, std::move(tally), Better::neither));
  };
  one("recorded_incidents", "incidents on the public record", "incidents", "recorded");
  for (const std::string& c : setting.classes)
    one("recorded_incidents:" + c, fmt::format("incidents of class {} on the public record", c), "incidents",
        "recorded:" + c);
  one("recorded_fatal", "incidents in which someone was killed, on the public record", "incidents", "recorded_fatal");
  one("recorded_killed", "people killed, on the public record", "persons", "recorded_killed");
}

void add_risk(Measures& all, const Setting& setting) {
  const Group group = Group::risk;
  add_early_end(all, setting);
  all.push_back(headline(per_run("incidents", "incidents", "incidents", group, "incidents", Better::lower)));
  all.push_back(
      per_run("immigrants", "incidents that came of themselves", "incidents", group, "immigrants", Better::lower));
  all.push_back(
      share("follow_ons", "incidents that followed on others", group, "follow_ons", "incidents", Better::lower));
  all.push_back(share("displaced", "incidents that presence kept from the sector next door", group, "displaced",
                      "incidents", Better::neither));
  for (std::size_t c = 0; c < setting.classes.size(); ++c) {
    const std::string& id = setting.classes[c];
    all.push_back(per_run("incidents:" + id, fmt::format("incidents of class {}{}", id, begun_by(setting, c)),
                          "incidents", group, "incidents:" + id, Better::lower));
  }
  all.push_back(headline(per_run("fatal_incidents", "incidents in which someone was killed", "incidents", group,
                                 "fatal_incidents", Better::lower)));
  add_levels(all, setting);
  const auto casualties = [&](const std::string& what) {
    all.push_back(headline(per_run(what, "people " + what, "persons", group, what, Better::lower)));
    for (const SideSetting& side : setting.sides) {
      all.push_back(per_run(what + ":" + side.id, fmt::format("people {}, {}", what, spoken(side)), "persons", group,
                            what + ":" + side.id, Better::lower));
    }
  };
  casualties("killed");
  casualties("wounded");
  add_records(all, setting);
  add_politics(all, setting);
}

void add_cost(Measures& all, const Setting& setting) {
  const Group group = Group::cost;
  all.push_back(headline(whole_only(per_run("cost", "cost in all", "EUR", group, "cost_eur", Better::lower))));
  for (const SideSetting& side : setting.sides) {
    all.push_back(whole_only(per_run("cost:" + side.id, "cost of teams, " + spoken(side), "EUR", group,
                                     "cost_eur:" + side.id, Better::lower)));
  }
  all.push_back(per_run("building", "cost of building posts", "EUR", group, "building_eur", Better::lower));
  for (const SideSetting& side : setting.sides) {
    all.push_back(per_run("team_days:" + side.id, "days of teams in service, " + spoken(side), "team-days", group,
                          "team_days:" + side.id, Better::lower));
  }
  all.push_back(per_run("patrols", "patrols walked", "patrols", group, "patrols", Better::neither));
  all.push_back(per_run("patrols_skipped", "patrols skipped because nobody was free", "patrols", group,
                        "patrols_skipped", Better::lower));
  all.push_back(per_run("patrol_km", "distance patrolled", "km", group, "patrol_km", Better::neither));
  all.push_back(
      whole_only(per_run("travel_km", "distance travelled by road", "km", group, "travel_km", Better::lower)));
  all.push_back(per_run("rotations", "teams relieved", "teams", group, "rotations", Better::neither));
  all.push_back(whole_only(per_run("rotations_missed", "teams whose relief was due when their base had none to spare",
                                   "teams", group, "rotations_missed", Better::lower)));
  all.push_back(per_run("supply_out_h", "hours that posts had nothing left to live on", "h", group, "supply_out_h",
                        Better::lower));
  all.push_back(per_run("convoys", "convoys that arrived", "convoys", group, "convoys", Better::neither));
  all.push_back(per_run("convoys_delayed", "convoys that a closed road held up", "convoys", group, "convoys_delayed",
                        Better::lower));
  all.push_back(whole_only(per_run("supply", "cost of convoys", "EUR", group, "supply_eur", Better::lower)));
}

}  // namespace

std::vector<Measure> measures(const Setting& setting) {
  Measures all;
  add_coverage(all, setting);
  add_detection(all, setting);
  add_response(all, setting);
  add_risk(all, setting);
  add_cost(all, setting);
  return all;
}

}  // namespace picket::outcome
