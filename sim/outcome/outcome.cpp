#include "picket/outcome/outcome.hpp"

#include <algorithm>

#include "picket/core/error.hpp"

namespace picket::outcome {

std::vector<double> whole(const Outcome& outcome, const std::vector<Tally>& tallies) {
  PICKET_INVARIANT(outcome.elsewhere.size() == tallies.size(), "a history has a number for every tally");
  std::vector<double> all = outcome.elsewhere;
  for (std::size_t s = 0; s < outcome.rows.size(); ++s) {
    const std::vector<double>& row = outcome.rows[s];
    PICKET_INVARIANT(row.size() == tallies.size(), "a sector has a number for every tally");
    for (std::size_t t = 0; t < tallies.size(); ++t) {
      switch (tallies[t].adds) {
        case Adds::sum:
          all[t] += row[t];
          break;
        case Adds::maximum:
          all[t] = std::max(all[t], row[t]);
          break;
        case Adds::minimum:
          all[t] = s == 0 ? row[t] : std::min(all[t], row[t]);
          break;
      }
    }
  }
  return all;
}

}  // namespace picket::outcome
