#pragma once
// The words for the kinds of things a measure can be, as JSON and the report's markup write them.

#include "picket/outcome/measures.hpp"

namespace picket::analysis {

inline constexpr outcome::Group groups[] = {outcome::Group::coverage, outcome::Group::detection,
                                            outcome::Group::response, outcome::Group::risk, outcome::Group::cost};

constexpr const char* name_of(outcome::Group group) {
  switch (group) {
    case outcome::Group::coverage:
      return "coverage";
    case outcome::Group::detection:
      return "detection";
    case outcome::Group::response:
      return "response";
    case outcome::Group::risk:
      return "risk";
    case outcome::Group::cost:
      return "cost";
  }
  return "";
}

constexpr const char* name_of(outcome::Kind kind) {
  switch (kind) {
    case outcome::Kind::mean:
      return "mean";
    case outcome::Kind::ratio:
      return "ratio";
    case outcome::Kind::probability:
      return "probability";
    case outcome::Kind::quantile:
      return "quantile";
  }
  return "";
}

constexpr const char* name_of(outcome::Better better) {
  switch (better) {
    case outcome::Better::higher:
      return "higher";
    case outcome::Better::lower:
      return "lower";
    case outcome::Better::neither:
      return "neither";
  }
  return "";
}

}  // namespace picket::analysis
