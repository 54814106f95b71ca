#include "picket/outcome/measures.hpp"

namespace picket::outcome {

namespace {

void add_extras(std::vector<Tally>& all, const std::vector<std::string>& classes, const Extras& extras) {
  if (extras.may_end_early) all.push_back({"ended_early", "runs", Adds::maximum});
  if (extras.may_end_early || !extras.states.empty()) all.push_back({"exposure_h", "h", Adds::maximum});
  for (const std::string& state : extras.states) all.push_back({"state_h:" + state, "h"});
  if (extras.demarcation) all.push_back({"demarcated_km", "km"});
  if (!extras.records) return;
  all.push_back({"recorded", "incidents"});
  all.push_back({"recorded_fatal", "incidents"});
  all.push_back({"recorded_killed", "persons"});
  for (const std::string& c : classes) all.push_back({"recorded:" + c, "incidents"});
}

}  // namespace

std::vector<Tally> tallies(const std::vector<std::string>& classes, const std::vector<std::string>& levels,
                           const std::vector<SideSetting>& sides, const Extras& extras) {
  std::vector<Tally> all{{"km_h", "km h"},
                         {"unseen_cell_h", "h"},
                         {"observed_km_h", "km h"},
                         {"observed_by_posts_km_h", "km h"},
                         {"observed_by_patrols_km_h", "km h"},
                         {"longest_unseen_h", "h", Adds::maximum},
                         {"sightings", "sightings"},
                         {"one_in_reach_km_h", "km h"},
                         {"two_in_reach_km_h", "km h"},

                         {"incidents", "incidents"},
                         {"ended", "incidents"},
                         {"open_at_end", "incidents"},
                         {"found", "incidents"},
                         {"found_at_onset", "incidents"},
                         {"found_by_patrols", "incidents"},
                         {"found_later_h", "h"},
                         {"missed", "incidents"},

                         {"calls", "incidents"},
                         {"answered", "incidents"},
                         {"answered_in_time", "incidents"},
                         {"first_team_h", "h"},
                         {"full_strength", "incidents"},
                         {"full_strength_h", "h"},
                         {"unanswered", "incidents"},
                         {"waiting_h", "h"},
                         {"responding_team_h", "team h"},
                         {"responder_team_h", "team h"},

                         {"fatal_incidents", "incidents"},
                         {"immigrants", "incidents"},
                         {"follow_ons", "incidents"},
                         {"displaced", "incidents"},
                         {"killed", "persons"},
                         {"wounded", "persons"},

                         {"patrols", "patrols"},
                         {"patrols_skipped", "patrols"},
                         {"patrol_km", "km"},
                         {"travel_km", "km"},
                         {"building_eur", "EUR"},
                         {"cost_eur", "EUR"},

                         {"rotations", "teams"},
                         {"rotations_missed", "teams"},
                         {"supply_out_h", "h"},
                         {"convoys", "convoys"},
                         {"convoys_delayed", "convoys"},
                         {"supply_eur", "EUR"}};
  for (const std::string& c : classes) all.push_back({"incidents:" + c, "incidents"});
  for (const std::string& level : levels) all.push_back({"reached:" + level, "incidents"});
  for (const std::string& level : levels) all.push_back({"at_least_h:" + level, "h"});
  for (const std::string& level : levels) all.push_back({"first_h:" + level, "h", Adds::minimum});
  for (const std::string& c : classes) {
    for (const std::string& level : levels) all.push_back({"reached:" + c + ":" + level, "incidents"});
  }
  for (const SideSetting& side : sides) all.push_back({"killed:" + side.id, "persons"});
  for (const SideSetting& side : sides) all.push_back({"wounded:" + side.id, "persons"});
  for (const SideSetting& side : sides) all.push_back({"responding_team_h:" + side.id, "team h"});
  for (const SideSetting& side : sides) all.push_back({"responder_team_h:" + side.id, "team h"});
  for (const SideSetting& side : sides) all.push_back({"team_days:" + side.id, "team-days"});
  for (const SideSetting& side : sides) all.push_back({"cost_eur:" + side.id, "EUR"});
  add_extras(all, classes, extras);
  return all;
}

}  // namespace picket::outcome
