#pragma once
// What is decided elsewhere, and what it does here.

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "picket/scenario/words.hpp"

namespace picket::scenario {

struct IncidentFactors {
  Factor all = 1;
  std::map<Id, Factor> by_class;  // instead of `all`
};

struct Demarcates {
  Speed speed{};
  std::vector<Id> order;  // of sectors: one after the other
};

struct PoliticalState {
  IncidentFactors incidents;  // on the intensity
  Factor up = 1, down = 1;    // on the rates of the ladder's clocks
  std::optional<Demarcates> demarcates;
};

struct Transition {
  Duration mean{};     // of its clock, without tension
  double tension = 0;  // slope: its rate is multiplied by 1 + slope x tension of the whole border, or by 0 below that
};

struct Politics {
  Id start;
  std::map<Id, PoliticalState> states;
  std::map<std::pair<Id, Id>, Transition> transitions;  // from, to
  std::map<LocalTime, Id> timeline;
};

}  // namespace picket::scenario
