#include "picket/analysis/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "fabricated_study.hpp"
#include "picket/core/error.hpp"
#include "report/chart.hpp"
#include "report/colours.hpp"
#include "report/labels.hpp"
#include "report/lines.hpp"
#include "report/markup.hpp"
#include "report/report.hpp"
#include "report/tables.hpp"

namespace picket::analysis {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::size_t occurrences(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(Report, ShowsOneShapeAndOneRowASector) {
  const std::string page = to_html(tests::fabricated_analysis());
  EXPECT_EQ(occurrences(page, "<path class=\"sector\""), 6U);
  EXPECT_EQ(occurrences(page, "<tr id=\"sector-"), 6U);
  for (const char* id : {"alder", "fir"}) EXPECT_THAT(page, HasSubstr("data-sector=\"" + std::string(id) + "\""));
}

TEST(Report, NamesEveryMeasureAndTheAssumptions) {
  const Analysis analysis = tests::fabricated_analysis();
  const std::string page = to_html(analysis);
  for (const auto& measure : analysis.measures) {
    EXPECT_THAT(page, HasSubstr("<th scope=\"row\"" + std::string(measure.headline ? " class=\"main\"" : "") + ">" +
                                escaped(capital(measure.title))));
  }
  EXPECT_THAT(page, HasSubstr("nobody has measured this"));
  EXPECT_LT(page.find("Assumptions <span"), page.find("Sources <span"));
  EXPECT_THAT(page, HasSubstr(analysis.digest));
}

TEST(Report, LetsNoNameBecomeMarkup) {
  const std::string page = to_html(tests::hostile_analysis());
  EXPECT_THAT(page, Not(HasSubstr("<b>")));
  EXPECT_THAT(page, Not(HasSubstr("<script>document")));
  EXPECT_THAT(page, Not(HasSubstr("onclick=\"")));
  EXPECT_EQ(occurrences(page, "<script"), 2U);
  EXPECT_EQ(occurrences(page, "</script"), 2U);
  EXPECT_THAT(page, Not(HasSubstr("\x1b")));
}

TEST(Report, ItsDataBlockIsJsonWhateverTheNames) {
  const std::string page = to_html(tests::hostile_analysis());
  const std::string begins = "<script type=\"application/json\" id=\"study\">";
  const std::size_t from = page.find(begins) + begins.size();
  const auto data = nlohmann::json::parse(page.substr(from, page.find("</script>", from) - from));
  EXPECT_EQ(data.at("sectors").at(0).at("id").get<std::string>(), tests::hostile_analysis().setting.sectors[0].id);
}

TEST(Report, ForbidsEveryRequest) {
  const std::string page = to_html(tests::fabricated_analysis());
  EXPECT_THAT(page, HasSubstr("content=\"default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(page, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(page, Not(HasSubstr(" src=")));
  EXPECT_THAT(page, Not(HasSubstr(" style=")));
  EXPECT_THAT(page, Not(HasSubstr("url(")));
}

TEST(Report, WithoutGeometryOrIncidentsStillStands) {
  Analysis analysis = tests::fabricated_analysis();
  for (auto& sector : analysis.setting.sectors) sector.line.clear();
  for (auto& estimate : analysis.whole) estimate = {};
  EXPECT_THAT(to_html(analysis), HasSubstr("there is no map"));
  EXPECT_THAT(to_html(analysis), HasSubstr("Unknown: there was no incident"));
  EXPECT_THAT(to_html(Analysis{}), StartsWith("<!doctype html>"));
}

TEST(Report, KeepsTheTableUsableForAVeryLongBorder) {
  Analysis analysis = tests::fabricated_analysis();
  while (analysis.setting.sectors.size() < most_rows + 500) {
    analysis.setting.sectors.push_back(analysis.setting.sectors[0]);
    analysis.by_sector.push_back(analysis.by_sector[0]);
  }
  const std::string page = to_html(analysis);
  EXPECT_EQ(occurrences(page, "<tr id=\"sector-"), most_rows);
  EXPECT_THAT(page, HasSubstr("The 1,000 sectors of highest risk out of 1,500."));
}

TEST(Report, IsWrittenWholeIntoItsFolder) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "picket-report-test";
  std::filesystem::create_directories(folder);
  const Analysis analysis = tests::fabricated_analysis();
  const auto path = write_report(analysis, folder);
  EXPECT_EQ(path, folder / "report.html");
  std::ifstream file(path, std::ios::binary);
  EXPECT_EQ(std::string((std::istreambuf_iterator<char>(file)), {}), to_html(analysis));
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
  std::filesystem::remove_all(folder);
  EXPECT_THROW(write_report(analysis, folder / "is" / "not" / "there"), core::IoError);
}

TEST(Markup, EscapesWhatMarkupWouldTakeForItsOwn) {
  EXPECT_EQ(escaped("<a href=\"x\">R&D's</a>"), "&lt;a href=&quot;x&quot;&gt;R&amp;D&#39;s&lt;/a&gt;");
  EXPECT_EQ(escaped(std::string_view("\0\x1b", 2)), "  ");
  EXPECT_EQ(for_script(R"({"a":"</script><!--"})"), R"({"a":"\u003c/script>\u003c!--"})");
}

TEST(Markup, LinksAddressesOfTheWebAndNothingElse) {
  EXPECT_EQ(with_links("see https://example.org/a?b=1&c=2, page 3"),
            "see <a href=\"https://example.org/a?b=1&amp;c=2\" rel=\"noopener noreferrer\">"
            "https://example.org/a?b=1&amp;c=2</a>, page 3");
  EXPECT_EQ(with_links("javascript:alert(1)"), "javascript:alert(1)");
  EXPECT_THAT(with_links("https://x\"onclick=\"y"), Not(HasSubstr("\"onclick")));
}

TEST(Markup, TurnsHashesIntoBase64) {
  // RFC 4648, section 10: foobar, fooba, foob
  EXPECT_EQ(base64_of_hex("666f6f626172"), "Zm9vYmFy");
  EXPECT_EQ(base64_of_hex("666f6f6261"), "Zm9vYmE=");
  EXPECT_EQ(base64_of_hex("666f6f62"), "Zm9vYg==");
}

TEST(Map, ProjectsEqualDistancesToEqualLengthsAtItsMiddle) {
  outcome::Setting setting = tests::fabricated_setting();
  const Projection projection(setting);
  const core::LonLat middle = projection.inverse({projection.width() / 2, projection.height() / 2});
  const Point a = projection(middle);
  const Point north = projection({middle.longitude, middle.latitude + 0.1});
  EXPECT_NEAR(a.y - north.y, 11.1195 * projection.units_per_km(), 1e-3);
  // a degree of longitude is shorter by the cosine of the latitude
  const Point east = projection({middle.longitude + 0.1, middle.latitude});
  EXPECT_NEAR((east.x - a.x) / (a.y - north.y), std::cos(middle.latitude * 3.14159265358979 / 180), 1e-6);
  for (const auto& sector : setting.sectors) {
    for (const auto at : sector.line) EXPECT_TRUE(projection.shows(at));
  }
}

TEST(Map, SimplifiesWithinItsTolerance) {
  const auto line = simplified({{0, 0}, {1, 0.1}, {2, -0.1}, {3, 5}, {4, 6}, {5, 7}}, 0.3);
  ASSERT_EQ(line.size(), 4U);
  EXPECT_EQ(line[1].x, 2);
  EXPECT_EQ(line[2].x, 3);
}

TEST(Map, LabelsTouchNeitherEachOtherNorTheEdge) {
  std::vector<Label> labels;
  for (int i = 0; i < 30; ++i) labels.push_back({"Some town", {100 + 9.0 * (i % 6), 100 + 7.0 * (i / 6)}, 12, 6});
  const auto placed = place_labels(labels, 400, 300, {{90, 90, 110, 110}}, {});
  std::size_t shown = 0;
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i]) continue;
    ++shown;
    EXPECT_GE(placed[i]->box.left, 0);
    EXPECT_LE(placed[i]->box.bottom, 300);
    EXPECT_FALSE(placed[i]->box.overlaps({90, 90, 110, 110}));
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(placed[j] && placed[i]->box.overlaps(placed[j]->box)) << i << " " << j;
  }
  EXPECT_GT(shown, 4U);
}

TEST(Map, ColoursFallIntoFiveRoundSteps) {
  View view;
  view.id = "risk";
  for (const double value : {0.0, 0.7, 1.3, 2.8}) view.by_sector.push_back({.value = value});
  view.by_sector.push_back({});
  const Steps steps = steps_of(view);
  EXPECT_NEAR(steps.size, 0.6, 1e-12);
  std::vector<std::string> colours_of;
  for (const auto& e : view.by_sector) colours_of.push_back(colour_of(e, steps));
  EXPECT_THAT(colours_of, ElementsAre("0", "1", "2", "4", "none"));
}

TEST(Chart, RoundsScalesUp) {
  EXPECT_EQ(round_above(0), 1);
  EXPECT_EQ(round_above(1), 1);
  EXPECT_NEAR(round_above(0.21), 0.25, 1e-12);
  EXPECT_EQ(round_above(171), 200);
  EXPECT_EQ(round_above(501), 1000);
  EXPECT_EQ(decimals_of_step(0.25), 2);
  EXPECT_EQ(decimals_of_step(20), 0);
}

}  // namespace
}  // namespace picket::analysis
