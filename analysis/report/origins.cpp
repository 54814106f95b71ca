#include "origins.hpp"

#include <array>
#include <string_view>

#include <fmt/format.h>

#include "../findings.hpp"
#include "markup.hpp"

namespace picket::analysis {
namespace {

/// The page keeps this much of each text; the whole is in the results.
constexpr std::size_t most_text = 200'000;

enum class Origin { source, assumption, other };

/// A comment without its `#`, and without the word that says what it is.
struct Remark {
  Origin origin;
  std::string text;
};

bool begins_with(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if ((text[i] | 0x20) != word[i]) return false;
  }
  return true;
}

Remark remark_of(std::string_view note) {
  note.remove_prefix(std::min(note.find_first_not_of("# \t"), note.size()));
  for (const auto& [word, origin] : std::array<std::pair<std::string_view, Origin>, 2>{
           {{"source", Origin::source}, {"assumption", Origin::assumption}}}) {
    if (!begins_with(note, word)) continue;
    std::string_view rest = note.substr(word.size());
    if (!rest.empty() && rest[0] == ':')
      rest.remove_prefix(std::min(rest.find_first_not_of(": "), rest.size()));
    else if (!rest.empty())
      rest = note;
    return {origin, std::string(rest)};
  }
  return {Origin::other, std::string(note)};
}

std::string list(const outcome::Setting& setting, Origin origin, std::string_view title, std::string_view about) {
  std::string rows;
  std::size_t count = 0;
  for (const outcome::NoteSetting& note : setting.notes) {
    const Remark remark = remark_of(note.note);
    if (remark.origin != origin) continue;
    ++count;
    rows += fmt::format(R"(<tr><th scope="row"><code>{}</code></th><td><code class="value">{}</code></td><td>{}</td>)"
                        R"(<td class="where">{}</td></tr>)",
                        escaped(note.path), escaped(note.text), with_links(remark.text), escaped(note.where)) +
            "\n";
  }
  if (count == 0) return {};
  return fmt::format(R"(<h3>{} <span class="count">{}</span></h3><p class="aside">{}</p>)"
                     R"(<div class="scroll" role="region" aria-label="{}" tabindex="0"><table class="notes">)"
                     R"(<thead><tr><th scope="col">What</th><th scope="col">Value</th>)"
                     R"(<th scope="col">Note</th><th scope="col">Where</th></tr></thead><tbody>)",
                     title, count, about, title) +
         "\n" + rows + "</tbody></table></div>\n";
}

std::string entry(std::string_view name, const std::string& value) {
  return fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, value);
}

/// At most `most_text` bytes, never half a character.
std::string_view beginning(std::string_view text) {
  if (text.size() <= most_text) return text;
  std::size_t end = most_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

std::string noted_values(const outcome::Setting& setting) {
  const std::string text = list(setting, Origin::assumption, "Assumptions",
                                "Judgements of whoever wrote the scenario. Vary them before relying on the answer.") +
                           list(setting, Origin::source, "Sources", "Values that rest on something published.") +
                           list(setting, Origin::other, "Other notes", "Remarks in the scenario.");
  return text.empty()
             ? "<p>The scenario names no source and no assumption. Every value in it is then an assumption.</p>\n"
             : text;
}

std::string provenance(const Analysis& analysis) {
  const outcome::Provenance& from = analysis.provenance;
  std::string text = "<dl class=\"provenance\">\n";
  text += entry("Version", escaped("picket " + from.version));
  text += entry("Build", escaped(from.build));
  text += entry("Seed", fmt::format("<code>{}</code>", from.seed));
  text += entry("Replications", escaped(finished(analysis)));
  text += entry("Digest", fmt::format("<code>{}</code>", escaped(analysis.digest)));
  if (!from.command.empty()) text += entry("Command", fmt::format("<code>{}</code>", escaped(from.command)));
  text += "</dl>\n<p class=\"aside\">The same scenario, seed and version give the same digest on any machine.</p>\n";
  for (const auto& [file, content] : from.texts) {
    const std::string_view shown = beginning(content);
    text += fmt::format(
        "<details><summary><code>{}</code></summary><pre tabindex=\"0\">{}</pre>{}</details>\n", escaped(file),
        escaped(shown),
        shown.size() < content.size() ? "<p class=\"aside\">Shortened here; whole in the results.</p>" : "");
  }
  return text;
}

std::string limits(const Analysis& analysis) {
  return fmt::format(
      "<p>This page says what the scenario implies: given its border, posts, forces and assumptions, what is "
      "watched, how fast help comes, and how often an incident climbs. It is not a forecast. It models no weapon and "
      "no plan of any side, and every effect of presence on violence in it is an assumption of the scenario, listed "
      "above where the scenario names it. A figure for one scenario does not say which of two proposals is better: "
      "for that, compare them under the same chance events.</p>\n<p>{}</p>\n",
      escaped(meaning_of_intervals(analysis)));
}

}  // namespace picket::analysis
