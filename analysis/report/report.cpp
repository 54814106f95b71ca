#include "picket/analysis/report.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "../findings.hpp"
#include "../names.hpp"
#include "map.hpp"
#include "markup.hpp"
#include "origins.hpp"
#include "page.hpp"
#include "picket/core/error.hpp"
#include "report.hpp"
#include "tables.hpp"

namespace picket::analysis {
namespace {

/// Nothing may be asked of any network, and no script or style may act but those whose hashes stand here.
std::string policy() {
  return fmt::format(
      "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
      base64_of_hex(page::js_sha256), base64_of_hex(page::css_sha256));
}

std::string head(const std::string& title) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n",
      policy(), title, page::css);
}

std::string section(std::string_view id, std::string_view title, const std::string& content) {
  return fmt::format(
      "<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n<h2 id=\"{0}-title\">{1}</h2>\n{2}</section>\n", id, title,
      content);
}

std::string opening(const Analysis& analysis, const std::string& title) {
  const outcome::Setting& setting = analysis.setting;
  std::string text = fmt::format("<header>\n<p class=\"kind\">Border deployment study</p>\n<h1>{}</h1>\n", title);
  if (!setting.about.empty()) text += fmt::format("<p class=\"about\">{}</p>\n", escaped(setting.about));
  return text + fmt::format("<p class=\"facts\">{} from {} · {} {} · {} km of border · {}</p>\n</header>\n",
                            span_of(setting.length_h), escaped(start_of(setting)), counted(setting.sectors.size()),
                            setting.sectors.size() == 1 ? "sector" : "sectors", rounded(length_km(setting), 0),
                            finished(analysis));
}

std::string in_short(const Analysis& analysis) {
  std::string text = "<div class=\"answer\">\n";
  for (const Sentence& sentence : answer(analysis)) {
    text += "<p>";
    for (const auto& part : sentence) {
      if (const auto* shown = std::get_if<Figure>(&part))
        text += in_a_sentence(*shown);
      else
        text += escaped(std::get<std::string>(part));
    }
    text += "</p>\n";
  }
  return text + "</div>\n<p class=\"aside\">In brackets: the 95 % interval.</p>\n";
}

std::string sectors(const Analysis& analysis) {
  std::string text =
      R"(<fieldset class="switch" id="table-switch"><legend>Show</legend>)"
      R"(<label><input type="radio" name="columns" value="main" checked><span>Main figures</span></label>)";
  for (const outcome::Group group : groups) {
    text += fmt::format(R"(<label><input type="radio" name="columns" value="{}"><span>{}</span></label>)",
                        name_of(group), capital(name_of(group)));
  }
  return text + "</fieldset>\n" + sector_table(analysis);
}

std::string body(const Analysis& analysis, const std::string& title) {
  std::string text = "<body>\n<main>\n" + opening(analysis, title);
  text += section("answer", "In short", in_short(analysis));
  text += section("map-section", "Where", map_section(analysis));
  if (!analysis.ladder.empty()) {
    text += section("ladder", "How far incidents climb",
                    "<p class=\"aside\">Share of all incidents that reached each level or a worse one, with its 95 % "
                    "interval.</p>\n" +
                        ladder_chart(analysis));
  }
  text += section("sectors", "Sector by sector", sectors(analysis));
  text += section(
      "measures", "All measures",
      "<p class=\"aside\">Drawn from 0; bars of one unit in one group share a scale, and shares end at 100 %.</p>\n" +
          measure_table(analysis));
  if (!analysis.known_answers.empty()) text += section("known", "Known answers", known_answer_table(analysis));
  if (!analysis.theory.empty()) text += section("theory", "What theory says", theory_table(analysis));
  text += section("assumptions", "What it rests on", noted_values(analysis.setting));
  text += section("limits", "What this does and does not say", limits(analysis));
  text += section("provenance", "Where it comes from", provenance(analysis));
  text += "</main>\n<footer>\n";
  if (!analysis.setting.attribution.empty()) text += "<p>Data: " + with_links(analysis.setting.attribution) + "</p>\n";
  text += "<p>Map colours: ColorBrewer, by Cynthia Brewer. Made with picket " + escaped(analysis.provenance.version) +
          ".</p>\n</footer>\n";
  text += "<script type=\"application/json\" id=\"study\">" + for_script(map_data(analysis)) + "</script>\n";
  return text + fmt::format("<script>{}</script>\n</body>\n</html>\n", page::js);
}

}  // namespace

std::string to_html(const Analysis& analysis) {
  const std::string title = escaped(analysis.setting.name.empty() ? "A study without a name" : analysis.setting.name);
  return head(title) + body(analysis, title);
}

std::filesystem::path write_report(const Analysis& analysis, const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "report.html";
  // whole or not at all: a reader may have the old page open
  const std::filesystem::path unfinished = folder / ".report.html.unfinished";
  const auto give_up = [&](const std::string& reason) {
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    throw core::IoError(fmt::format(
        "{}: the report could not be written ({}); is the folder there, with room to write?", path.string(), reason));
  };
  const std::string html = to_html(analysis);
  errno = 0;
  std::ofstream file(unfinished, std::ios::binary);
  file << html;
  file.close();
  if (!file) give_up(std::strerror(errno));
  std::error_code failed;
  std::filesystem::rename(unfinished, path, failed);
  if (failed) give_up(failed.message());
  return path;
}

}  // namespace picket::analysis
