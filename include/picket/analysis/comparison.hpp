#pragma once
// Proposals against a base that played the same replications: the same latent incidents exist under all of them, so
// that differences are estimated pair by pair.

#include <cstdint>
#include <string>
#include <vector>

#include "picket/outcome/measures.hpp"
#include "picket/outcome/results_store.hpp"
#include "picket/statistics/estimate.hpp"

namespace picket::analysis {

/// What an interval of differences says. `no_difference`: all of it lies within what matters, a finding and not a lack
/// of one. `undecided`: it holds differences that would decide either way.
enum class Verdict { better, worse, no_difference, undecided };

/// One measure of one proposal. Values in the measure's unit.
struct Difference {
  statistics::Estimate proposal;    // alone, at 95 %
  statistics::Estimate difference;  // proposal - base; the interval is simultaneous over the whole comparison
  Verdict verdict = Verdict::undecided;
  std::uint64_t more_replications = 0;  // that would decide it, about, when undecided; 0: no number can be told
  double gain = 0;                      // variance of an unpaired difference / variance of this one; 0: unknown
};

struct Comparison {
  struct Judged {
    outcome::Measure measure;
    double matters_from = 0;  // 0: any difference
    statistics::Estimate base;
  };
  struct Proposal {
    std::string name, folder;
    std::vector<Difference> differences;  // by measure
  };
  std::string base, folder;
  std::uint64_t seed = 0, replications = 0;  // that all of them have
  bool complete = true;                      // every run has all that it was asked for, and all have the same
  double confidence = 0.95;                  // that all differences hold at once
  std::vector<Judged> measures;
  std::vector<Proposal> proposals;
};

/// Compares by the base's `measures.primary`; where there are none, by a few of the headlines. At least one proposal.
/// Throws core::IoError when the runs are of different seeds, versions, times or assumptions, which no pairing
/// survives.
Comparison compare(const outcome::ResultsStore& base, const std::vector<const outcome::ResultsStore*>& proposals);

/// For the terminal, 100 columns at most, and as one JSON document.
std::string to_text(const Comparison& comparison);
std::string to_json(const Comparison& comparison);

}  // namespace picket::analysis
