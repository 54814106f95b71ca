#include "analyse.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include "picket/core/error.hpp"

namespace picket::analysis {
namespace {

using outcome::Incident;
using outcome::Kind;
using outcome::Measure;
using outcome::Outcome;
using outcome::Setting;
using statistics::Estimate;

/// A delay that quantiles are taken of: from found to what the name says.
struct Delay {
  std::string_view name;
  std::optional<core::Time> Incident::*until;
};
constexpr std::array<Delay, 2> delays{
    {{"first_team", &Incident::first_team}, {"full_strength", &Incident::full_strength}}};

struct DelaySeen {
  std::size_t replication;
  double hours;
};
using DelaysSeen = std::array<std::vector<DelaySeen>, delays.size()>;

/// What one place, a sector or the whole border, gave.
struct Records {
  std::vector<std::vector<double>> columns;  // [tally][replication]
  DelaysSeen delays;
};

/// Names to columns, and how many replications there are.
struct Columns {
  std::map<std::string, std::size_t, std::less<>> by_id;
  std::size_t replications = 0;

  [[nodiscard]] const std::vector<double>& in(const Records& records, std::string_view tally) const {
    const auto found = by_id.find(tally);
    PICKET_INVARIANT(found != by_id.end(), "every measure's tally is a column of the results");
    return records.columns[found->second];
  }
};

/// The histories of a study, column by column, for each sector and for the whole border: what estimates are made of.
class Collection {
 public:
  explicit Collection(const Setting& setting) : setting_{setting}, places_(setting.sectors.size() + 1) {
    for (Records& place : places_) place.columns.resize(setting.tallies.size());
  }

  void add(const Outcome& outcome) {
    PICKET_INVARIANT(outcome.rows.size() == setting_.sectors.size(), "a history has a row for every sector");
    for (std::size_t s = 0; s < outcome.rows.size(); ++s) add_row(places_[s], outcome.rows[s]);
    add_row(places_.back(), outcome::whole(outcome, setting_.tallies));
    for (const Incident& incident : outcome.incidents) add_delays(incident);
    ++replications_;
  }

  [[nodiscard]] std::size_t replications() const { return replications_; }
  [[nodiscard]] const Records& sector(std::size_t s) const { return places_[s]; }
  [[nodiscard]] const Records& whole() const { return places_.back(); }

 private:
  static void add_row(Records& place, const std::vector<double>& row) {
    PICKET_INVARIANT(row.size() == place.columns.size(), "every row has a number for every tally");
    for (std::size_t t = 0; t < row.size(); ++t) place.columns[t].push_back(row[t]);
  }

  void add_delays(const Incident& incident) {
    PICKET_INVARIANT(incident.sector < setting_.sectors.size(), "every incident happens in a sector of the setting");
    for (std::size_t d = 0; d < delays.size(); ++d) {
      const auto& until = incident.*delays[d].until;
      if (!incident.found || !until || !incident.ended) continue;
      const DelaySeen delay{replications_, core::in_hours(*until - *incident.found)};
      places_[incident.sector].delays[d].push_back(delay);
      places_.back().delays[d].push_back(delay);
    }
  }

  const Setting& setting_;
  std::vector<Records> places_;  // by sector; the whole border comes last
  std::size_t replications_ = 0;
};

Estimate of_delay(const Records& records, const Measure& measure, std::size_t replications) {
  const auto delay =
      std::find_if(delays.begin(), delays.end(), [&](const Delay& d) { return d.name == measure.numerator; });
  PICKET_INVARIANT(delay != delays.end(), "a quantile is of a delay that incidents record");
  std::vector<std::vector<double>> clusters(replications);
  for (const DelaySeen& seen : records.delays[static_cast<std::size_t>(delay - delays.begin())]) {
    clusters[seen.replication].push_back(seen.hours);
  }
  return statistics::quantile(clusters, measure.p);
}

Estimate computed(const Records& records, const Measure& measure, const Columns& columns) {
  switch (measure.kind) {
    case Kind::mean:
      return statistics::mean(columns.in(records, measure.numerator));
    case Kind::ratio:
      return statistics::pooled_ratio(columns.in(records, measure.numerator), columns.in(records, measure.denominator));
    case Kind::probability: {
      const auto& seen = columns.in(records, measure.numerator);
      const auto hits = std::count_if(seen.begin(), seen.end(), [](double n) { return n > 0; });
      return statistics::proportion(static_cast<std::uint64_t>(hits), seen.size());
    }
    case Kind::quantile:
      return of_delay(records, measure, columns.replications);
  }
  PICKET_INVARIANT(false, "a measure is of a known kind");
}

/// In the unit that is shown, and within what is possible.
Estimate scaled(Estimate estimate, double scale, bool share) {
  for (auto* field : {&estimate.value, &estimate.standard_error, &estimate.low, &estimate.high}) {
    if (*field) **field *= scale;
  }
  if (estimate.low) estimate.low = std::max(*estimate.low, 0.0);
  if (estimate.high && share) estimate.high = std::min(*estimate.high, 100.0);
  return estimate;
}

Estimate estimated(const Records& records, const Measure& measure, const Columns& columns) {
  return scaled(computed(records, measure, columns), measure.scale, measure.unit == "%");
}

/// Where an estimate stands that a setting names by the ids of measure and sector.
struct Named {
  std::size_t measure;
  std::optional<std::size_t> sector;
};
Named named(const Analysis& analysis, const std::string& measure, const std::string& sector) {
  const auto m = std::ranges::find(analysis.measures, measure, &Measure::id);
  PICKET_INVARIANT(m != analysis.measures.end(), "what theory says is of a measure of the setting");
  Named made{static_cast<std::size_t>(m - analysis.measures.begin()), {}};
  if (sector.empty()) return made;
  const auto s = std::ranges::find(analysis.setting.sectors, sector, &outcome::SectorSetting::id);
  PICKET_INVARIANT(s != analysis.setting.sectors.end(), "what theory says is of a sector of the setting");
  made.sector = static_cast<std::size_t>(s - analysis.setting.sectors.begin());
  return made;
}

Estimate estimate_of(const Analysis& analysis, const Named& of) {
  return of.sector ? analysis.by_sector[*of.sector][of.measure] : analysis.whole[of.measure];
}

void set_known_answers(Analysis& analysis) {
  for (const outcome::KnownAnswerSetting& known : analysis.setting.known_answers) {
    const Named of = named(analysis, known.measure, known.sector);
    analysis.known_answers.push_back({.id = known.id,
                                      .source = known.source,
                                      .measure = of.measure,
                                      .sector = of.sector,
                                      .exact = known.is,
                                      .estimate = estimate_of(analysis, of)});
  }
}

void set_theory(Analysis& analysis) {
  for (const outcome::TheorySetting& said : analysis.setting.theory) {
    const Named of = named(analysis, said.measure, said.sector);
    analysis.theory.push_back({of.measure, of.sector, said.value, said.why, estimate_of(analysis, of)});
  }
}

Columns columns_of(const Setting& setting, std::size_t replications) {
  Columns columns{{}, replications};
  for (std::size_t t = 0; t < setting.tallies.size(); ++t) columns.by_id.emplace(setting.tallies[t].id, t);
  return columns;
}

Analysis analysed(const Setting& setting, const Collection& collection) {
  Analysis analysis{.setting = setting,
                    .provenance = {},
                    .digest = {},
                    .replications = collection.replications(),
                    .measures = outcome::measures(setting),
                    .whole = {},
                    .by_sector = {},
                    .ladder = {},
                    .known_answers = {},
                    .theory = {}};
  const Columns columns = columns_of(setting, collection.replications());
  const Records& whole = collection.whole();
  for (const Measure& measure : analysis.measures) analysis.whole.push_back(estimated(whole, measure, columns));
  for (const std::string& level : setting.levels) {
    const Estimate share =
        statistics::pooled_ratio(columns.in(whole, "reached:" + level), columns.in(whole, "incidents"));
    analysis.ladder.push_back(scaled(share, 100, true));
  }
  for (std::size_t s = 0; s < setting.sectors.size(); ++s) {
    auto& estimates = analysis.by_sector.emplace_back();
    for (const Measure& measure : analysis.measures)
      estimates.push_back(measure.by_sector ? estimated(collection.sector(s), measure, columns) : Estimate{});
  }
  set_known_answers(analysis);
  set_theory(analysis);
  return analysis;
}

/// A damaged database may name a class, level or side of which it has no columns.
void require_columns(const outcome::ResultsStore& store) {
  const Setting& setting = store.setting();
  for (const outcome::Tally& due : outcome::tallies(setting.classes, setting.levels, setting.sides)) {
    if (std::find(setting.tallies.begin(), setting.tallies.end(), due) != setting.tallies.end()) continue;
    throw core::IoError(fmt::format("{}: is damaged (its setting lacks the column `{}`); make the results anew",
                                    (store.folder() / "results.db").string(), due.id));
  }
}

}  // namespace

std::optional<bool> KnownAnswer::holds() const {
  if (!estimate.low || !estimate.high) return std::nullopt;
  const double rounding = 2e-7 * std::abs(exact);  // it is written with seven digits, and an interval may be a point
  return *estimate.low - rounding <= exact && exact <= *estimate.high + rounding;
}

Analysis analyse(const Setting& setting, const std::vector<Outcome>& outcomes) {
  Collection collection{setting};
  for (const Outcome& outcome : outcomes) collection.add(outcome);
  return analysed(setting, collection);
}

Analysis analyse(const outcome::ResultsStore& store) {
  require_columns(store);
  Collection collection{store.setting()};
  store.for_each([&](const Outcome& outcome) { collection.add(outcome); });
  Analysis analysis = analysed(store.setting(), collection);
  analysis.provenance = store.provenance();
  analysis.digest = store.digest();
  return analysis;
}

}  // namespace picket::analysis
