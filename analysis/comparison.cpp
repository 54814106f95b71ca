#include "picket/analysis/comparison.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "picket/core/error.hpp"
#include "picket/statistics/difference.hpp"

namespace picket::analysis {
namespace {

using outcome::Better;
using outcome::Kind;
using outcome::Measure;
using outcome::ResultsStore;
using statistics::Estimate;

constexpr double confidence_at_once = 0.95;
constexpr std::array<std::string_view, 5> judged_otherwise{"observed", "found", "answered_in_time", "fatal_incidents",
                                                           "killed"};

/// The tallies of the whole border that some measures need, replication by replication.
class Tallies {
 public:
  Tallies(const ResultsStore& store, const std::vector<Comparison::Judged>& judged,
          const std::vector<std::uint64_t>& wanted) {
    const auto& columns = store.setting().tallies;
    std::map<std::string, std::size_t> places;
    for (const auto& [measure, matters_from, base] : judged) {
      for (const std::string& id : {measure.numerator, measure.denominator}) {
        const auto found = std::ranges::find(columns, id, &outcome::Tally::id);
        if (!id.empty() && found == columns.end()) throw missing(store, measure.id);
        if (!id.empty()) places[id] = static_cast<std::size_t>(found - columns.begin());
      }
    }
    store.for_each([&](const outcome::Outcome& outcome) {
      if (!std::ranges::binary_search(wanted, outcome.replication)) return;
      const std::vector<double> row = outcome::whole(outcome, columns);
      for (const auto& [id, place] : places) values_[id].push_back(row[place]);
    });
    for (const auto& [id, place] : places) values_.try_emplace(id);
  }

  [[nodiscard]] const std::vector<double>& of(const std::string& id) const { return values_.at(id); }

 private:
  static core::IoError missing(const ResultsStore& store, const std::string& measure) {
    return core::IoError{
        fmt::format("{}: does not count what '{}' needs; a proposal of another kind has no difference in "
                    "it: leave it out of measures.primary",
                    store.folder().string(), measure)};
  }

  std::map<std::string, std::vector<double>> values_;
};

Estimate times(Estimate estimate, double factor) {
  for (auto* field : {&estimate.value, &estimate.standard_error, &estimate.low, &estimate.high}) {
    if (*field) **field *= factor;
  }
  return estimate;
}

std::uint64_t hits(const std::vector<double>& seen) {
  return static_cast<std::uint64_t>(std::ranges::count_if(seen, [](double n) { return n > 0; }));
}

Estimate alone(const Measure& m, const Tallies& t) {
  switch (m.kind) {
    case Kind::mean:
      return times(statistics::mean(t.of(m.numerator)), m.scale);
    case Kind::ratio:
      return times(statistics::pooled_ratio(t.of(m.numerator), t.of(m.denominator)), m.scale);
    case Kind::probability:
      return times(statistics::proportion(hits(t.of(m.numerator)), t.of(m.numerator).size()), m.scale);
    case Kind::quantile:
      break;
  }
  PICKET_INVARIANT(false, "proposals are not judged by quantiles");
}

statistics::PairedCounts paired(const std::vector<double>& before, const std::vector<double>& after) {
  statistics::PairedCounts counts;
  for (std::size_t r = 0; r < before.size(); ++r) {
    auto& cell = before[r] > 0 ? (after[r] > 0 ? counts.both : counts.only_before)
                               : (after[r] > 0 ? counts.only_after : counts.neither);
    ++cell;
  }
  return counts;
}

Estimate difference(const Measure& m, const Tallies& base, const Tallies& proposal, double confidence) {
  const auto &before = base.of(m.numerator), &after = proposal.of(m.numerator);
  switch (m.kind) {
    case Kind::mean:
      return times(statistics::mean_difference(before, after, confidence), m.scale);
    case Kind::ratio:
      return times(statistics::ratio_difference({before, base.of(m.denominator)}, {after, proposal.of(m.denominator)},
                                                confidence),
                   m.scale);
    case Kind::probability:
      return times(statistics::proportion_difference(paired(before, after), confidence), m.scale);
    case Kind::quantile:
      break;
  }
  PICKET_INVARIANT(false, "proposals are not judged by quantiles");
}

Verdict verdict_of(const Estimate& difference, const Comparison::Judged& judged) {
  if (!difference.low || !difference.high) return Verdict::undecided;
  const double low = *difference.low, high = *difference.high, margin = judged.matters_from;
  if (margin > 0 && -margin <= low && high <= margin) return Verdict::no_difference;
  if (low == 0 && high == 0) return Verdict::no_difference;
  if (low <= 0 && high >= 0) return Verdict::undecided;
  return (low > 0) == (judged.measure.better == Better::higher) ? Verdict::better : Verdict::worse;
}

/// How many more replications bring an interval of this width to where it decides, were the difference what it seems:
/// clear of zero, or within what matters, whichever is nearer.
std::uint64_t more_replications(const Estimate& difference, double matters_from) {
  if (!difference.low || !difference.high || difference.replications == 0) return 0;
  const double seen = std::fabs(*difference.value), half = (*difference.high - *difference.low) / 2;
  const double due = std::max(seen, matters_from - seen);
  const auto n = static_cast<double>(difference.replications);
  const double more = due > 0 ? n * (half / due * (half / due) - 1) : HUGE_VAL;
  constexpr double sayable = 1e7;
  return more > sayable ? 0 : static_cast<std::uint64_t>(std::ceil(std::max(more, 1.0) / 100)) * 100;
}

double squared(const std::optional<double>& error) { return error ? *error * *error : 0; }

Difference judge(const Comparison::Judged& judged, const Tallies& base, const Tallies& proposal, double confidence,
                 bool complete) {
  Difference made;
  made.proposal = alone(judged.measure, proposal);
  made.difference = difference(judged.measure, base, proposal, confidence);
  if (const double paired_variance = squared(made.difference.standard_error); paired_variance > 0)
    made.gain = (squared(judged.base.standard_error) + squared(made.proposal.standard_error)) / paired_variance;
  if (complete) made.verdict = verdict_of(made.difference, judged);
  if (complete && made.verdict == Verdict::undecided)
    made.more_replications = more_replications(made.difference, judged.matters_from);
  return made;
}

void require_pairs(const ResultsStore& base, const ResultsStore& proposal) {
  const auto refuse = [&](std::string_view what, const auto& a, const auto& b) {
    throw core::IoError(fmt::format("{}: cannot be paired with {}: {} {} there and {} here; run both with the same",
                                    proposal.folder().string(), base.folder().string(), what, a, b));
  };
  const auto &a = base.provenance(), &b = proposal.provenance();
  if (a.seed != b.seed) refuse("the seed is", a.seed, b.seed);
  if (a.version != b.version) refuse("the version of picket is", a.version, b.version);
  if (base.setting().start != proposal.setting().start)
    refuse("the start is", base.setting().start, proposal.setting().start);
  if (base.setting().length_h != proposal.setting().length_h)
    refuse("the length in hours is", base.setting().length_h, proposal.setting().length_h);
}

std::vector<Comparison::Judged> judged_by(const outcome::Setting& setting) {
  const auto measures = outcome::measures(setting);
  std::vector<Comparison::Judged> judged;
  for (const outcome::PrimarySetting& primary : setting.primary) {
    const auto measure = std::ranges::find(measures, primary.measure, &Measure::id);
    PICKET_INVARIANT(measure != measures.end(), "a primary measure is one of the setting's");
    judged.push_back({*measure, primary.matters_from, {}});
  }
  if (!judged.empty()) return judged;
  for (const std::string_view id : judged_otherwise) {
    const auto measure = std::ranges::find(measures, id, &Measure::id);
    if (measure != measures.end()) judged.push_back({*measure, 0, {}});
  }
  return judged;
}

}  // namespace

Comparison compare(const ResultsStore& base, const std::vector<const ResultsStore*>& proposals) {
  Comparison made{.base = base.setting().name, .folder = base.folder().string(), .seed = base.provenance().seed};
  std::vector<std::uint64_t> common = base.replications();
  made.complete = common.size() == base.provenance().replications;
  for (const ResultsStore* proposal : proposals) {
    require_pairs(base, *proposal);
    const std::vector<std::uint64_t> there = proposal->replications();
    made.complete = made.complete && there.size() == proposal->provenance().replications && there == common;
    std::erase_if(common, [&](std::uint64_t r) { return !std::ranges::binary_search(there, r); });
  }
  made.replications = common.size();
  made.confidence = confidence_at_once;
  made.measures = judged_by(base.setting());
  const Tallies before{base, made.measures, common};
  for (Comparison::Judged& judged : made.measures) judged.base = alone(judged.measure, before);
  // Bonferroni: all differences of the family hold at once at least so often
  const double confidence = 1 - (1 - confidence_at_once) / static_cast<double>(std::max<std::size_t>(
                                                               1, proposals.size() * made.measures.size()));
  for (const ResultsStore* proposal : proposals) {
    const Tallies after{*proposal, made.measures, common};
    auto& told = made.proposals.emplace_back(Comparison::Proposal{
        .name = proposal->setting().name, .folder = proposal->folder().string(), .differences = {}});
    for (const Comparison::Judged& judged : made.measures)
      told.differences.push_back(judge(judged, before, after, confidence, made.complete));
  }
  return made;
}

}  // namespace picket::analysis
