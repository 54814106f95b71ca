#include "findings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace picket::analysis {
namespace {

using outcome::Better;
using statistics::Estimate;

std::vector<Estimate> by_sector(const Analysis& analysis, std::size_t measure) {
  std::vector<Estimate> estimates;
  for (const auto& sector : analysis.by_sector) estimates.push_back(sector[measure]);
  return estimates;
}

bool ever_above_zero(const std::vector<Estimate>& estimates) {
  return std::any_of(estimates.begin(), estimates.end(), [](const Estimate& e) { return e.value && *e.value > 0; });
}

Estimate times(Estimate estimate, double factor) {
  for (auto* field : {&estimate.value, &estimate.standard_error, &estimate.low, &estimate.high}) {
    if (*field) **field *= factor;
  }
  return estimate;
}

std::optional<double> whole_value(const Analysis& analysis, std::string_view id) {
  const auto place = place_of(analysis, id);
  return place ? analysis.whole[*place].value : std::nullopt;
}

bool is_zero(const Analysis& analysis, std::string_view id) { return whole_value(analysis, id) == 0.0; }

class Answer {
 public:
  explicit Answer(const Analysis& analysis) : analysis_{analysis} {}

  std::vector<Sentence> sentences() {
    coverage();
    incidents();
    if (has_incidents()) {
      response();
      casualties();
      climb();
      sectors();
    }
    cost();
    return std::move(sentences_);
  }

 private:
  [[nodiscard]] Figure of(std::string_view id) const { return whole_figure(analysis_, id); }
  [[nodiscard]] bool known(std::string_view id) const { return of(id).known(); }
  [[nodiscard]] bool has_incidents() const { return known("incidents") && !is_zero(analysis_, "incidents"); }
  [[nodiscard]] std::string minutes() const { return fmt::format("{} min", analysis_.setting.within_min); }
  void say(Sentence sentence) { sentences_.push_back(std::move(sentence)); }

  void coverage() {
    if (!known("observed")) return;
    if (!known("one_in_reach")) return say({"On average, ", of("observed"), " of the border was observed."});
    say({"On average, ", of("observed"), " of the border was observed, and a free team could reach ",
         of("one_in_reach"), fmt::format(" of it within {}.", minutes())});
  }

  void incidents() {
    const std::string span = span_of(analysis_.setting.length_h);
    if (is_zero(analysis_, "incidents")) return say({fmt::format("No incident happened in {}.", span)});
    if (!known("incidents")) return;
    const std::string number = fmt::format("The average number of incidents in {} was ", span);
    if (!known("found_at_onset") || !known("found")) return say({number, of("incidents"), "."});
    say({number, of("incidents"), "; ", of("found_at_onset"), " of them were seen as they began and ", of("found"),
         " were found sooner or later."});
  }

  void response() {
    if (!known("answered_in_time")) return say({"No incident asked for a team."});
    if (!known("first_team")) return say({"No team ever came to an incident that asked for one."});
    say({"The first team came ", of("first_team"), " after an incident was found, on average; ", of("answered_in_time"),
         fmt::format(" of the calls had a team there within {}.", minutes())});
  }

  void casualties() {
    if (!known("killed") || !known("fatal_incidents")) return;
    if (is_zero(analysis_, "killed")) {
      return say({fmt::format("Nobody was killed in any of {} replications.", counted(analysis_.replications))});
    }
    say({"On average, people were killed in ", of("fatal_incidents"), " incidents, ", of("killed"), " people in all."});
  }

  void climb() {
    if (analysis_.setting.levels.empty()) return;
    const std::string& level = analysis_.setting.levels.back();
    if (known("any:" + level))
      say({"The chance that any incident climbed to " + level + " was ", of("any:" + level), "."});
  }

  void sectors() {
    const View risk = risk_view(analysis_), coverage = coverage_view(analysis_);
    const auto name = [&](const View& view) {
      return sector_name(analysis_.setting.sectors[worst_first(view).front()]);
    };
    if (tells_apart(risk)) say({fmt::format("For its length, {} was the most dangerous sector.", name(risk))});
    if (tells_apart(coverage)) say({fmt::format("The sector least watched was {}.", name(coverage))});
  }

  void cost() {
    if (known("cost") && !is_zero(analysis_, "cost")) say({"All this cost ", of("cost"), "."});
  }

  const Analysis& analysis_;
  std::vector<Sentence> sentences_;
};

}  // namespace

std::optional<std::size_t> place_of(const Analysis& analysis, std::string_view id) {
  const auto& all = analysis.measures;
  const auto found = std::find_if(all.begin(), all.end(), [&](const outcome::Measure& m) { return m.id == id; });
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

Figure whole_figure(const Analysis& analysis, std::string_view id) {
  const auto place = place_of(analysis, id);
  return place ? figure(analysis.whole[*place], analysis.measures[*place].unit) : Figure{};
}

View risk_view(const Analysis& analysis) {
  for (const char* id : {"fatal_incidents", "incidents"}) {
    const auto place = place_of(analysis, id);
    if (!place) continue;
    std::vector<Estimate> estimates = by_sector(analysis, *place);
    const bool last = std::string_view(id) == "incidents";
    if (!last && !ever_above_zero(estimates)) continue;
    for (std::size_t s = 0; s < estimates.size(); ++s) {
      const double km = length_km(analysis.setting.sectors[s]);
      estimates[s] = km > 0 ? times(estimates[s], 100 / km) : Estimate{};
    }
    return {.id = "risk",
            .name = "Risk",
            .title = fmt::format("{}, per 100 km in {}", analysis.measures[*place].title,
                                 span_of(analysis.setting.length_h)),
            .unit = analysis.measures[*place].unit,
            .better = Better::lower,
            .by_sector = std::move(estimates)};
  }
  return {.id = "risk",
          .name = "Risk",
          .title = "risk",
          .unit = {},
          .better = Better::lower,
          .by_sector = std::vector<Estimate>(analysis.by_sector.size())};
}

View coverage_view(const Analysis& analysis) {
  View view{.id = "coverage",
            .name = "Coverage",
            .title = "border observed",
            .unit = "%",
            .better = Better::higher,
            .by_sector = std::vector<Estimate>(analysis.by_sector.size())};
  if (const auto place = place_of(analysis, "observed")) {
    view.title = analysis.measures[*place].title + ", share of length and time";
    view.by_sector = by_sector(analysis, *place);
  }
  return view;
}

std::vector<std::size_t> worst_first(const View& view) {
  std::vector<std::size_t> order;
  for (std::size_t s = 0; s < view.by_sector.size(); ++s) {
    if (view.by_sector[s].value) order.push_back(s);
  }
  const double sign = view.better == Better::higher ? 1 : -1;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sign * *view.by_sector[a].value < sign * *view.by_sector[b].value;
  });
  return order;
}

bool tells_apart(const View& view) {
  const auto order = worst_first(view);
  return order.size() > 1 && *view.by_sector[order.front()].value != *view.by_sector[order.back()].value;
}

std::string sector_name(const outcome::SectorSetting& sector) {
  return sector.region.empty() ? sector.id : fmt::format("{} ({})", sector.id, sector.region);
}

double length_km(const outcome::SectorSetting& sector) { return std::abs(sector.to_km - sector.from_km); }

double length_km(const outcome::Setting& setting) {
  return std::accumulate(setting.sectors.begin(), setting.sectors.end(), 0.0,
                         [](double sum, const outcome::SectorSetting& sector) { return sum + length_km(sector); });
}

std::string start_of(const outcome::Setting& setting) {
  const std::string_view text = setting.start;
  if (text.size() < 16 || text[10] != 'T') return setting.start;
  const std::string_view date = text.substr(0, 10), time = text.substr(11, 5);
  std::string_view offset = text.substr(16);
  if (offset.starts_with(":00")) offset.remove_prefix(3);
  return offset.empty() ? fmt::format("{} {}", date, time) : fmt::format("{} {} {}", date, time, offset);
}

std::vector<Sentence> answer(const Analysis& analysis) {
  if (analysis.replications == 0) return {{"No replication is finished, so there is nothing to say yet."}};
  return Answer(analysis).sentences();
}

std::string meaning_of_intervals(const Analysis& analysis) {
  if (analysis.replications == 0) return "Without a finished replication there are no figures.";
  if (analysis.replications == 1) {
    return "One replication shows one possible course of events. It cannot tell how far another would differ, so no "
           "figure has an interval: run more replications.";
  }
  std::string example;
  for (std::size_t m = 0; m < analysis.measures.size() && example.empty(); ++m) {
    const Figure shown = figure(analysis.whole[m], analysis.measures[m].unit);
    if (analysis.measures[m].headline && shown.interval.find(" to ") != std::string::npos) example = spoken(shown);
  }
  return fmt::format(
      "The {} replications play the same {} again and again, each with its own chance events. A value with two "
      "numbers in brackets{} is the best estimate and its 95 % interval: if the whole study were repeated many "
      "times, 95 of 100 such intervals would hold the value that endless replications give. More replications make "
      "it narrower. It says nothing about whether the scenario's assumptions are true.",
      counted(analysis.replications), span_of(analysis.setting.length_h),
      example.empty() ? "" : ", such as " + example + ",");
}

std::string finished(const Analysis& analysis) {
  const std::uint64_t asked = analysis.provenance.replications;
  if (asked > analysis.replications) {
    return fmt::format("{} of {} replications are finished", counted(analysis.replications), counted(asked));
  }
  return counted(analysis.replications) + (analysis.replications == 1 ? " replication" : " replications");
}

}  // namespace picket::analysis
