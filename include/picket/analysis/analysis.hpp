#pragma once
// What a study says: estimates with intervals, for the whole border and by sector. Numbers only; text is the report's.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "picket/outcome/measures.hpp"
#include "picket/outcome/results_store.hpp"
#include "picket/outcome/setting.hpp"
#include "picket/statistics/estimate.hpp"

namespace picket::analysis {

/// An estimate beside what theory says that it must come to.
struct KnownAnswer {
  std::string id, source;
  std::size_t measure = 0;            // place in Analysis::measures
  std::optional<std::size_t> sector;  // none: of the whole border
  double exact = 0;                   // in the measure's unit
  statistics::Estimate estimate;
  /// Whether the interval holds the exact value; absent where there is no interval.
  [[nodiscard]] std::optional<bool> holds() const;
};

/// An estimate beside what theory says of it under assumptions that make it easy.
struct Theory {
  std::size_t measure = 0;            // place in Analysis::measures
  std::optional<std::size_t> sector;  // none: of the whole border
  double value = 0;                   // in the measure's unit
  std::string why;                    // what it assumes, and why the two differ
  statistics::Estimate estimate;
};

struct Analysis {
  outcome::Setting setting;
  outcome::Provenance provenance;
  std::string digest;
  std::uint64_t replications = 0;                            // finished
  std::vector<outcome::Measure> measures;                    // outcome::measures(setting)
  std::vector<statistics::Estimate> whole;                   // by measure
  std::vector<std::vector<statistics::Estimate>> by_sector;  // [sector][measure]; empty where by_sector is false
  std::vector<statistics::Estimate> ladder;                  // by level: share of incidents that reached it, in %
  std::vector<KnownAnswer> known_answers;                    // of setting.known_answers
  std::vector<Theory> theory;                                // of setting.theory
};

/// Reads the results and estimates every measure with 95 % intervals. Nothing that is measured can be negative and no
/// share exceeds 100 %, so intervals end there.
Analysis analyse(const outcome::ResultsStore& store);

/// The whole analysis as one JSON document (`--json`).
std::string to_json(const Analysis& analysis);

/// A summary that a planner can read aloud: coverage, detection, response, risk, cost, with intervals, and the sectors
/// that stand out. Plain text, 100 columns at most.
std::string to_text(const Analysis& analysis);

}  // namespace picket::analysis
