#pragma once
// A scenario as its author wrote it: inert data, checked as far as the text alone allows (keys, units, references,
// bounds). Nothing here is computed. Maps are keyed by id, so the order of a file never matters.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "picket/core/spread.hpp"
#include "picket/scenario/border.hpp"
#include "picket/scenario/diagnostic.hpp"
#include "picket/scenario/document.hpp"
#include "picket/scenario/forces.hpp"
#include "picket/scenario/incidents.hpp"
#include "picket/scenario/patrols.hpp"
#include "picket/scenario/politics.hpp"
#include "picket/scenario/words.hpp"

namespace picket::scenario {

struct Clock {
  LocalTime start{};
  Duration length{};
  Duration utc_offset{};
  Duration warm_up{};  // played before the start, and not counted
};

/// A measure that proposals are judged by.
struct Primary {
  double matters_from = 0;  // the least difference that would change a decision; 0: any
  std::string unit;         // as written; the measure's, or none where matters_from is not given
};

struct Measures {
  Duration within{};  // the response target T
  Length cell{};
  std::map<std::string, Primary> primary{};  // by the measure's id
};

/// What theory says that a measure must come to, so that a run can be held against it.
struct KnownAnswer {
  std::string measure;  // its id
  Id sector;            // empty: of the whole border
  double is = 0;        // in the measure's unit
  std::string unit;
  std::string source;  // the formula, and where it is from
};

/// Where a number comes from: the comment on its line, when it begins with `source:` or `assumption`.
struct Note {
  std::string path;  // dotted, the first value of the line
  std::string text;  // the line without its comment, trimmed
  std::string note;  // the comment
  Position at;
};

/// Values that every replication draws anew, one for all of them.
struct Assumption {
  std::string path;     // dotted, * for any key
  core::Spread spread;  // of values in the unit
  std::string unit;     // SI, or % of shares: `m/s`; empty for a bare number
};

struct Scenario {
  std::string name;
  std::string about;
  Clock clock;
  std::map<Id, Border> borders;
  std::vector<Place> places;  // in the order of the file
  std::string attribution;    // the notice that reports and exported data carry
  double detour = 1;          // road distance over great-circle distance
  std::optional<RoadGraph> roads;
  std::map<Id, Side> sides;
  std::map<Id, Sector> sectors;
  std::map<Id, UnitType> unit_types;
  std::map<Id, Base> bases;
  std::map<Id, Post> posts;
  std::map<Id, Deployment> deployments;
  std::map<Id, Patrol> patrols;
  std::map<Id, IncidentClass> incidents;
  Escalation escalation;
  Response response;
  std::optional<Politics> politics;
  Measures measures;
  std::map<Id, PastIncident> history;
  bool allow_explosive = false;  // follow-ons may multiply without end
  std::map<Id, KnownAnswer> known_answers;

  std::vector<Assumption> assumptions;  // what `uncertain` says

  std::vector<Note> notes;
  std::vector<Diagnostic> warnings;  // what is legal and probably not meant
  DocumentPtr document;              // that it was read from; null for one that no text says
};

}  // namespace picket::scenario
