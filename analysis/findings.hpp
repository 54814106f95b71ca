#pragma once
// What stands out in an analysis, in words that the terminal and the report share.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "figures.hpp"
#include "picket/analysis/analysis.hpp"

namespace picket::analysis {

/// The place of a measure in Analysis::measures.
std::optional<std::size_t> place_of(const Analysis& analysis, std::string_view id);

/// A measure's figure for the whole border; unknown when the study has no such measure.
Figure whole_figure(const Analysis& analysis, std::string_view id);

/// One way to look at the sectors side by side.
struct View {
  std::string id;     // `risk`, `coverage`
  std::string name;   // of its switch: `Risk`
  std::string title;  // `incidents in which someone was killed, per 100 km in 365 days`
  std::string unit;
  outcome::Better better = outcome::Better::neither;
  std::vector<statistics::Estimate> by_sector;
};

/// Deadly incidents for the length of the sector, so that a long sector does not look dangerous for its length alone;
/// all incidents when nobody was killed anywhere.
View risk_view(const Analysis& analysis);
View coverage_view(const Analysis& analysis);

/// The sectors that a view has a value for, the worst first.
std::vector<std::size_t> worst_first(const View& view);

/// Whether the worst sector differs from the best at all.
bool tells_apart(const View& view);

/// `sotk (Gegharkunik)`
std::string sector_name(const outcome::SectorSetting& sector);

/// Reference length, km.
double length_km(const outcome::SectorSetting& sector);
double length_km(const outcome::Setting& setting);

/// A sentence in parts, so that a page can set its figures apart.
using Sentence = std::vector<std::variant<std::string, Figure>>;

/// The answer of the study in a few sentences.
std::vector<Sentence> answer(const Analysis& analysis);

/// What an interval says and what it does not, by the example of this study.
std::string meaning_of_intervals(const Analysis& analysis);

/// `2021-08-05 00:00 +04:00`
std::string start_of(const outcome::Setting& setting);

/// `200 replications`, `120 of 200 replications are finished`
std::string finished(const Analysis& analysis);

}  // namespace picket::analysis
