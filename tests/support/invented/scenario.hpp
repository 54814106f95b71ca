#pragma once
// Scenarios made at random from a number, in which everything of the language happens now and then.

#include <cstdint>

#include "invented/document.hpp"

namespace picket::testing {

/// Parts that a test may want to do without.
struct Parts {
  bool forces = true;    // posts, deployments, patrols, response
  bool politics = true;  // states, demarcation, ends of the run
  bool excitation = true;
  bool calendar = true;   // factors by month and hour, dates, warm-up
  bool by_sector = true;  // what a sector has for itself: its own factor, hot spots, demarcation, spillover
};

/// The scenario of that number, on the line of Folder. The same number gives the same scenario on every machine.
Document invented(std::uint64_t number, Parts parts = {});

}  // namespace picket::testing
