#pragma once
// The one table of measures. It feeds the columns of the results, the terminal and the report. A measure is computed
// from tallies (exact integrals and counts of one history).

#include <string>
#include <vector>

#include "picket/outcome/setting.hpp"

namespace picket::outcome {

enum class Group { coverage, detection, response, risk, cost };

/// How a study's value comes from the tallies of its replications.
enum class Kind {
  mean,         // of the numerator's tally over replications
  ratio,        // sum of numerators over sum of denominators, pooled over replications
  probability,  // share of replications whose numerator is above 0
  quantile,     // of a delay in hours, over the incidents of all replications (numerator names the delay)
};

enum class Better { higher, lower, neither };

struct Measure {
  std::string id;     // `observed`
  std::string title;  // as read aloud: `border observed`
  std::string unit;   // of the value shown: `%`, `min`, `persons`
  Group group = Group::coverage;
  Kind kind = Kind::mean;
  std::string numerator;      // tally id; for quantiles `first_team` or `full_strength` (from found)
  std::string denominator{};  // tally id; empty unless ratio
  double scale = 1;           // value shown = scale x computed
  double p = 0;               // for quantiles
  Better better = Better::neither;
  bool by_sector = true;  // shown per sector too
  bool headline = false;  // in the terminal's summary
};

/// What has columns only where the scenario speaks of it.
struct Extras {
  std::vector<std::string> states;  // political states
  bool demarcation = false, records = false, may_end_early = false;
};

/// The columns of a row: the fixed ones, then by class, by level, by class and level, by side. Ids of things follow a
/// colon: `reached:casualties`, `killed:armenia`. Look a column up by its id, not by its place.
///   coverage   km_h, unseen_cell_h, observed_km_h, observed_by_posts_km_h, observed_by_patrols_km_h,
///              longest_unseen_h (maximum), sightings,
///              one_in_reach_km_h, two_in_reach_km_h (idle responders within the response target)
///   detection  incidents, ended, open_at_end, found, found_at_onset, found_by_patrols, found_later_h (sum of delays),
///              missed (found and missed, and all of the response, are of incidents that have ended)
///   response   calls (found incidents that asked for a team), answered, answered_in_time (first team within the
///              target), first_team_h, full_strength, full_strength_h, unanswered, waiting_h (calls short of teams,
///              none free), responding_team_h, responder_team_h, both also by SIDE
///   risk       fatal_incidents, immigrants (came of themselves), follow_ons, displaced (from next door),
///              incidents:CLASS, reached:LEVEL, at_least_h:LEVEL, first_h:LEVEL (minimum; the run's length when it was
///              not reached), reached:CLASS:LEVEL, killed, wounded (over all sides), killed:SIDE, wounded:SIDE
///   cost       patrols, patrols_skipped, patrol_km, travel_km, building_eur, team_days:SIDE, cost_eur:SIDE (teams,
///              convoys), cost_eur (teams and convoys of all sides, and building), rotations, rotations_missed (teams),
///              supply_out_h (summed over posts), convoys, convoys_delayed (arrived), supply_eur (convoys)
///   and where the scenario speaks of it:
///   politics   state_h:STATE, exposure_h (maximum; time counted)
///   demarcated_km (at the end), ended_early (maximum; 1 when the run ended before its time), exposure_h
///   recorded (incidents found and published), recorded_fatal, recorded_killed, recorded:CLASS
/// Side ids include `civilians` where the scenario names them.
std::vector<Tally> tallies(const std::vector<std::string>& classes, const std::vector<std::string>& levels,
                           const std::vector<SideSetting>& sides, const Extras& extras = {});

/// The measures of a setting, in the order in which they are shown.
std::vector<Measure> measures(const Setting& setting);

}  // namespace picket::outcome
