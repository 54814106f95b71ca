#pragma once
// What the numbers of a study are about: names, geometry, units and the columns of its rows. It travels with the
// results, so that analysis and report need the results alone and never see the simulator.

#include <cstdint>
#include <string>
#include <vector>

#include "picket/core/quantity.hpp"
#include "picket/core/time.hpp"

namespace picket::outcome {

using core::LonLat;

/// How a tally of the whole is made from the tallies of its sectors.
enum class Adds { sum, maximum, minimum };

/// One column of the result rows: an exact integral or count over one history.
struct Tally {
  std::string id;    // `observed_km_h`
  std::string unit;  // `km h`
  Adds adds = Adds::sum;
  bool operator==(const Tally&) const = default;
};

struct SectorSetting {
  std::string id;
  std::string region;
  double from_km = 0, to_km = 0;  // chainage on the border's reference line
  double drawn_km = 0;            // length of the line as drawn
  std::string border;
  std::vector<LonLat> line;  // as drawn, for the map
  bool operator==(const SectorSetting&) const = default;
};

struct PostSetting {
  std::string id;
  std::string sector;
  LonLat at;
  double radius_km = 0;  // 0: no watch
  std::string state;     // at the start: `operational`, `planned`
  bool operator==(const PostSetting&) const = default;
};

struct PlaceSetting {
  std::string name;
  LonLat at;
  bool operator==(const PlaceSetting&) const = default;
};

struct SideSetting {
  std::string id, name;
  bool operator==(const SideSetting&) const = default;
};

/// A value with its origin, as the scenario's comments give it.
struct NoteSetting {
  std::string path, text, note, where;  // where: file:line
  bool operator==(const NoteSetting&) const = default;
};

/// What theory says that a measure must come to.
struct KnownAnswerSetting {
  std::string id, measure, sector;  // measure: an id of the measures' table; sector: empty for the whole border
  double is = 0;                    // in the measure's unit
  std::string source;
  bool operator==(const KnownAnswerSetting&) const = default;
};

/// A measure that proposals are judged by.
struct PrimarySetting {
  std::string measure;      // id
  double matters_from = 0;  // in the measure's unit; 0: any difference
  bool operator==(const PrimarySetting&) const = default;
};

/// What theory says of a measure under assumptions that make it easy.
struct TheorySetting {
  std::string measure, sector;  // ids; sector: empty for the whole border
  double value = 0;             // in the measure's unit
  std::string why;              // what it assumes, and why a simulation differs
  bool operator==(const TheorySetting&) const = default;
};

/// A value that every history has drawn anew.
struct AssumptionSetting {
  std::string path;  // dotted, * for any key
  std::string unit;  // of what is drawn; empty for a bare number
  bool operator==(const AssumptionSetting&) const = default;
};

struct Setting {
  std::string name, about, attribution;
  std::string start;                   // local time, ISO 8601 with offset
  double length_h = 0;                 // exposure of one history
  double within_min = 0;               // the response target
  std::vector<SectorSetting> sectors;  // by id
  std::vector<PostSetting> posts;
  std::vector<PlaceSetting> places;  // a few towns for the map
  std::vector<SideSetting> sides;
  std::vector<std::string> classes;   // incident classes by id
  std::vector<std::string> begun_by;  // by class: the side that begins it; empty: both
  std::vector<std::string> levels;    // lowest first
  std::vector<NoteSetting> notes;
  std::vector<Tally> tallies;  // the columns, in order
  std::vector<KnownAnswerSetting> known_answers;
  std::vector<TheorySetting> theory;
  std::vector<AssumptionSetting> assumptions;
  std::vector<PrimarySetting> primary;
  bool operator==(const Setting&) const = default;
};

/// The Setting as canonical JSON, and back. Throws std::runtime_error on text that is not a Setting.
std::string to_json(const Setting& setting);
Setting setting_from_json(const std::string& json);

}  // namespace picket::outcome
