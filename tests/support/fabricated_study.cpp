#include "fabricated_study.hpp"

#include <cmath>
#include <map>
#include <string>

namespace picket::tests {
namespace {

using outcome::LonLat;
using statistics::Estimate;

constexpr int sectors = 6;
constexpr double sector_km = 40;

/// A winding line from north to south, 40 km a sector.
LonLat border_at(double km) {
  return {-30.4 + 0.0035 * km + 0.12 * std::sin(km / 17) + 0.03 * std::sin(km / 3.1), 46.1 - km * 0.0072};
}

outcome::SectorSetting sector(int s, const std::string& id, const std::string& region) {
  outcome::SectorSetting made{.id = id,
                              .region = region,
                              .from_km = s * sector_km,
                              .to_km = (s + 1) * sector_km,
                              .drawn_km = sector_km * 1.2,
                              .border = "east",
                              .line = {}};
  for (int i = 0; i <= 40; ++i) made.line.push_back(border_at((s + i / 40.0) * sector_km));
  return made;
}

Estimate estimate(double value, double half_width, std::uint64_t replications) {
  return {value, half_width / 1.96, std::max(value - half_width, 0.0), value + half_width, replications};
}

/// Value and half-width for the whole border of what the tests look at; the rest gets figures of no meaning.
const std::map<std::string, std::pair<double, double>>& figures() {
  static const std::map<std::string, std::pair<double, double>> all{{"observed", {43.21, 0.62}},
                                                                    {"longest_unseen", {71.3, 3.4}},
                                                                    {"one_in_reach", {61.7, 1.1}},
                                                                    {"found_at_onset", {31.4, 1.6}},
                                                                    {"found", {88.2, 0.9}},
                                                                    {"first_team", {74.6, 2.3}},
                                                                    {"first_team_90", {162.0, 9.0}},
                                                                    {"answered_in_time", {38.9, 1.5}},
                                                                    {"unanswered", {4.13, 0.48}},
                                                                    {"incidents", {41.27, 1.31}},
                                                                    {"fatal_incidents", {4.22, 0.35}},
                                                                    {"any:hostilities", {3.4, 1.9}},
                                                                    {"killed", {7.94, 0.83}},
                                                                    {"wounded", {14.2, 1.2}},
                                                                    {"cost", {14612345, 52000}},
                                                                    {"building", {250000, 0}},
                                                                    {"patrols", {2185, 0}}};
  return all;
}

/// How the whole divides among the sectors: risk gathers in the third, watching in the first.
constexpr double risk_share[sectors] = {0.10, 0.14, 0.41, 0.20, 0.15, 0.0};
constexpr double coverage_factor[sectors] = {1.9, 1.35, 1.0, 0.9, 0.62, 0.23};

Estimate of_sector(const outcome::Measure& measure, const Estimate& whole, int s) {
  if (!measure.by_sector || !whole.value) return {};
  const double factor = measure.group == outcome::Group::coverage ? coverage_factor[s]
                        : measure.kind == outcome::Kind::mean     ? risk_share[s]
                                                                  : 0.8 + 0.1 * s;
  const double half_width = *whole.high - *whole.value;
  // the last sector sees no incident at all
  if (s == sectors - 1 && measure.group == outcome::Group::response) return {.replications = whole.replications};
  return estimate(*whole.value * factor, half_width * std::sqrt(factor), whole.replications);
}

}  // namespace

outcome::Setting fabricated_setting() {
  outcome::Setting setting;
  setting.name = "Two posts and a patrol on the Ocean border";
  setting.about = "An invented border in the Atlantic, to see what a report looks like.";
  setting.attribution = "Invented data, CC0, https://example.org/invented";
  setting.start = "2021-08-05T00:00:00+04:00";
  setting.length_h = 365 * 24;
  setting.within_min = 45;
  const char* const ids[sectors] = {"alder", "birch", "cedar", "dogwood", "elm", "fir"};
  for (int s = 0; s < sectors; ++s) setting.sectors.push_back(sector(s, ids[s], s < 3 ? "Northmark" : "Southmark"));
  setting.posts = {{"alder-height", "alder", border_at(22), 6, "operational"},
                   {"cedar-bridge", "cedar", border_at(101), 4, "operational"},
                   {"elm-new", "elm", border_at(178), 4, "planned"},
                   {"fir-store", "fir", {-29.9, 44.45}, 0, "operational"}};
  setting.places = {{"Aldham", {-30.62, 45.93}},    {"Birchport", {-30.5, 45.62}},  {"Birch Cross", {-30.49, 45.615}},
                    {"Birchwater", {-30.49, 45.6}}, {"Birchill", {-30.52, 45.605}}, {"Birch End", {-30.47, 45.61}},
                    {"Cedarford", {-29.9, 45.3}},   {"Elmstead", {-30.2, 44.8}},    {"Far Away", {-20, 40}}};
  setting.sides = {{"north", "Northland"}, {"south", "Southland"}};
  setting.classes = {"shooting"};
  setting.levels = {"stand-off", "shots", "casualties", "hostilities"};
  setting.notes = {{"incidents.shooting.rate", "rate: 2.0 /month per 100 km",
                    "source: https://example.org/counts, table 2", "ocean.yaml:41"},
                   {"posts.alder-height.watch.radius", "radius: 6 km", "# source: measured on site", "ocean.yaml:18"},
                   {"incidents.shooting.prevented_by_presence.share", "share: 40 %",
                    "assumption: nobody has measured this", "ocean.yaml:47"}};
  setting.tallies = outcome::tallies(setting.classes, setting.levels, setting.sides);
  return setting;
}

analysis::Analysis fabricated_analysis() {
  analysis::Analysis made;
  made.setting = fabricated_setting();
  made.replications = 200;
  made.digest = "8f14e45fceea167a5a36dedd4bea2543e7f1a2f3c4d5e6f708192a3b4c5d6e7f";
  made.provenance = {.version = "0.1.0",
                     .build = "GNU 12.2.0, Release",
                     .seed = 20210805,
                     .replications = 200,
                     .texts = {{"ocean.yaml", "picket: 1\nname: Two posts and a patrol on the Ocean border\n"}},
                     .command = "picket run ocean.yaml --replications 200"};
  made.measures = outcome::measures(made.setting);
  made.by_sector.resize(made.setting.sectors.size());
  double other = 2.75;
  for (const outcome::Measure& measure : made.measures) {
    const auto known = figures().find(measure.id);
    const auto [value, half_width] = known == figures().end() ? std::pair{other += 1.5, 0.4} : known->second;
    made.whole.push_back(measure.id == "use_of_teams" ? Estimate{.replications = 200}
                                                      : estimate(value, half_width, 200));
    for (int s = 0; s < sectors; ++s)
      made.by_sector[static_cast<std::size_t>(s)].push_back(of_sector(measure, made.whole.back(), s));
  }
  made.ladder = {estimate(100, 0, 200), estimate(41.8, 1.7, 200), estimate(11.6, 1.1, 200),
                 estimate(0.082, 0.046, 200)};
  return made;
}

analysis::Analysis hostile_analysis() {
  analysis::Analysis made = fabricated_analysis();
  const std::string nasty = "<b>\"R&D\"</b> 'x' </script><script>document.title='broken'</script><!-- ]]>";
  made.setting.name = nasty;
  made.setting.about = nasty;
  made.setting.attribution = nasty + " https://example.org/\"onclick=\"alert(1)";
  made.setting.sectors[0].id = nasty;
  made.setting.sectors[1].region = nasty;
  made.setting.sectors[2].id =
      "esc\x1b[2Jape\r\nline\x07 \xC2\x9B"
      "31m";
  made.setting.sectors[3].id = std::string(300, 'w');
  made.setting.sectors[4].id = "Հայաստան — Azərbaycan — Արարատ";
  made.setting.posts[0].id = nasty;
  made.setting.places[0].name = nasty;
  made.setting.levels.back() = nasty;
  for (auto& note : made.setting.notes) note.path = note.text = note.note = note.where = nasty;
  made.provenance.texts = {{nasty, nasty}};
  made.provenance.command = made.provenance.build = made.provenance.version = nasty;
  for (outcome::Measure& measure : made.measures) {
    if (measure.id == "any:hostilities")
      measure.id = "any:" + nasty, measure.title = "chance of any incident at " + nasty + " or worse";
  }
  return made;
}

}  // namespace picket::tests
