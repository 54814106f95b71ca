#include "analyse.hpp"

#include <algorithm>
#include <array>
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

/// By sector; the whole border comes last.
std::vector<DelaysSeen> delays_seen(const std::vector<Outcome>& outcomes, std::size_t sectors) {
  std::vector<DelaysSeen> seen(sectors + 1);
  for (std::size_t r = 0; r < outcomes.size(); ++r) {
    for (const Incident& incident : outcomes[r].incidents) {
      PICKET_INVARIANT(incident.sector < sectors, "every incident happens in a sector of the setting");
      for (std::size_t d = 0; d < delays.size(); ++d) {
        const auto& until = incident.*delays[d].until;
        if (!incident.found || !until) continue;
        const DelaySeen delay{r, core::in_hours(*until - *incident.found)};
        seen[incident.sector][d].push_back(delay);
        seen[sectors][d].push_back(delay);
      }
    }
  }
  return seen;
}

template <class RowOf>
Records records_of(const std::vector<Outcome>& outcomes, std::size_t tallies, DelaysSeen seen, RowOf row_of) {
  Records records{std::vector<std::vector<double>>(tallies, std::vector<double>(outcomes.size())), std::move(seen)};
  for (std::size_t r = 0; r < outcomes.size(); ++r) {
    const auto& row = row_of(outcomes[r]);
    PICKET_INVARIANT(row.size() == tallies, "every row has a number for every tally");
    for (std::size_t t = 0; t < tallies; ++t) records.columns[t][r] = row[t];
  }
  return records;
}

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

Columns columns_of(const Setting& setting, std::size_t replications) {
  Columns columns{{}, replications};
  for (std::size_t t = 0; t < setting.tallies.size(); ++t) columns.by_id.emplace(setting.tallies[t].id, t);
  return columns;
}

}  // namespace

Analysis analyse(const Setting& setting, const std::vector<Outcome>& outcomes) {
  Analysis analysis{.setting = setting,
                    .provenance = {},
                    .digest = {},
                    .replications = outcomes.size(),
                    .measures = outcome::measures(setting),
                    .whole = {},
                    .by_sector = {},
                    .ladder = {}};
  const std::size_t sectors = setting.sectors.size();
  const std::size_t tallies = setting.tallies.size();
  const Columns columns = columns_of(setting, outcomes.size());
  std::vector<DelaysSeen> seen = delays_seen(outcomes, sectors);

  const Records whole = records_of(outcomes, tallies, std::move(seen[sectors]),
                                   [&](const Outcome& outcome) { return outcome::whole(outcome, setting.tallies); });
  for (const Measure& measure : analysis.measures) analysis.whole.push_back(estimated(whole, measure, columns));
  for (const std::string& level : setting.levels) {
    const Estimate share =
        statistics::pooled_ratio(columns.in(whole, "reached:" + level), columns.in(whole, "incidents"));
    analysis.ladder.push_back(scaled(share, 100, true));
  }

  for (std::size_t s = 0; s < sectors; ++s) {
    const Records sector = records_of(
        outcomes, tallies, std::move(seen[s]), [&](const Outcome& outcome) -> const auto& {
          PICKET_INVARIANT(outcome.rows.size() == sectors, "a history has a row for every sector");
          return outcome.rows[s];
        });
    auto& estimates = analysis.by_sector.emplace_back();
    for (const Measure& measure : analysis.measures) {
      estimates.push_back(measure.by_sector ? estimated(sector, measure, columns) : Estimate{});
    }
  }
  return analysis;
}

namespace {

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

Analysis analyse(const outcome::ResultsStore& store) {
  require_columns(store);
  Analysis analysis = analyse(store.setting(), store.outcomes());
  analysis.provenance = store.provenance();
  analysis.digest = store.digest();
  return analysis;
}

}  // namespace picket::analysis
