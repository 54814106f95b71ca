#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "fabricated_study.hpp"
#include "findings.hpp"

namespace picket::analysis {
namespace {

using testing::HasSubstr;
using testing::Not;

std::size_t columns(const std::string& line) {
  std::size_t n = 0;
  for (const char c : line) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  return n;
}

void expect_at_most_100_columns(const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(columns(line), 100U) << line;
}

/// Compares with a text under tests/golden; with PICKET_UPDATE_GOLDEN set, writes it instead.
void expect_golden(const std::string& text, const std::string& name) {
  const std::string path = std::string(PICKET_SOURCE_DIR) + "/tests/golden/" + name;
  if (std::getenv("PICKET_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    GTEST_SKIP() << "wrote " << path;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string golden((std::istreambuf_iterator<char>(file)), {});
  EXPECT_EQ(text, golden) << path
                          << ": if the change is meant, run this test with PICKET_UPDATE_GOLDEN=1 and read the diff";
}

void make_unknown(Analysis& analysis, std::string_view id) {
  const auto place = place_of(analysis, id);
  ASSERT_TRUE(place.has_value()) << id;
  analysis.whole[*place] = {.replications = analysis.replications};
}

TEST(Summary, OfASmallStudyReadsLikeThis) { expect_golden(to_text(tests::fabricated_analysis()), "summary.txt"); }

TEST(Summary, FitsAHundredColumnsWhateverTheNames) {
  expect_at_most_100_columns(to_text(tests::fabricated_analysis()));
  expect_at_most_100_columns(to_text(tests::hostile_analysis()));
}

TEST(Summary, SendsNoControlCharacterToTheTerminal) {
  for (const std::string text = to_text(tests::hostile_analysis()); const char c : text) {
    EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20U) << static_cast<int>(c);
  }
  // U+009B is one character in two bytes: both go
  EXPECT_THAT(to_text(tests::hostile_analysis()), HasSubstr("esc [2Jape  line   31m (Northmark)"));
}

TEST(Summary, SetsWhatTheorySaysBesideWhatWasSimulated) {
  Analysis analysis = tests::fabricated_analysis();
  const std::size_t measure = *place_of(analysis, "incidents");
  const double simulated = *analysis.whole[measure].value;
  KnownAnswer known{.id = "k", .source = "a formula", .measure = measure, .sector = {}, .exact = simulated};
  known.estimate = analysis.whole[measure];
  analysis.known_answers = {known};
  EXPECT_THAT(to_text(analysis), HasSubstr("holds it\n      a formula"));
  analysis.known_answers[0].exact = 1000 * simulated;
  EXPECT_THAT(to_text(analysis), HasSubstr("DOES NOT HOLD it"));
}

TEST(Summary, SaysWhyAValueIsUnknown) {
  Analysis analysis = tests::fabricated_analysis();
  make_unknown(analysis, "answered_in_time");
  EXPECT_THAT(to_text(analysis), HasSubstr("unknown: no incident asked for a team"));
}

TEST(Summary, SpeaksNoJargon) {
  for (const char* word : {"pooled", "Wilson", "delta method", "Student", "quantile", "nan", "inf "}) {
    EXPECT_THAT(to_text(tests::fabricated_analysis()), Not(HasSubstr(word)));
  }
}

TEST(Summary, SaysThatTheStudyIsUnfinished) {
  Analysis analysis = tests::fabricated_analysis();
  analysis.replications = 120;
  EXPECT_THAT(to_text(analysis), HasSubstr("120 of 200 replications are finished"));
}

TEST(Summary, OfNoReplicationClaimsNothing) {
  Analysis analysis = tests::fabricated_analysis();
  analysis.replications = 0;
  for (auto& estimate : analysis.whole) estimate = {};
  for (auto& estimate : analysis.ladder) estimate = {};
  for (auto& sector : analysis.by_sector) std::fill(sector.begin(), sector.end(), statistics::Estimate{});
  EXPECT_THAT(to_text(analysis), HasSubstr("unknown: no replication is finished"));
  EXPECT_THAT(to_text(analysis), Not(HasSubstr("Highest risk")));
}

TEST(Summary, NamesNoSectorWhereAllAreAlike) {
  Analysis analysis = tests::fabricated_analysis();
  for (auto& sector : analysis.by_sector) sector = analysis.by_sector[0];
  EXPECT_THAT(to_text(analysis), HasSubstr("Highest risk: no sector stands out."));
}

TEST(Findings, RiskCountsForLengthAndTheWorstComesFirst) {
  Analysis analysis = tests::fabricated_analysis();
  const View risk = risk_view(analysis);
  EXPECT_EQ(analysis.setting.sectors[worst_first(risk).front()].id, "cedar");
  // 0.41 of 4.22 deadly incidents on 40 km
  EXPECT_NEAR(*risk.by_sector[2].value, 4.22 * 0.41 * 100 / 40, 1e-9);
  analysis.setting.sectors[2].to_km += 4000;
  EXPECT_EQ(analysis.setting.sectors[worst_first(risk_view(analysis)).front()].id, "dogwood");
  EXPECT_EQ(analysis.setting.sectors[worst_first(coverage_view(analysis)).front()].id, "fir");
}

TEST(Findings, RiskIsOfAllIncidentsWhereNobodyWasKilled) {
  Analysis analysis = tests::fabricated_analysis();
  const auto fatal = place_of(analysis, "fatal_incidents");
  for (auto& sector : analysis.by_sector) sector[*fatal] = {0.0, 0.0, 0.0, 0.0, 200};
  EXPECT_EQ(risk_view(analysis).title, "incidents, per 100 km in 365 days");
}

TEST(Findings, TheAnswerNamesWhatDidNotHappen) {
  Analysis analysis = tests::fabricated_analysis();
  const auto said = [&] {
    std::string text;
    for (const Sentence& sentence : answer(analysis)) {
      for (const auto& part : sentence) {
        text += std::holds_alternative<Figure>(part) ? spoken(std::get<Figure>(part)) : std::get<std::string>(part);
      }
      text += ' ';
    }
    return text;
  };
  EXPECT_THAT(said(), HasSubstr("On average, 43.2 % (42.6 to 43.8) of the border was observed"));
  make_unknown(analysis, "answered_in_time");
  EXPECT_THAT(said(), HasSubstr("No incident asked for a team."));
  analysis.whole[*place_of(analysis, "killed")] = {0.0, 0.0, 0.0, 0.0, 200};
  EXPECT_THAT(said(), HasSubstr("Nobody was killed in any of 200 replications."));
  analysis.whole[*place_of(analysis, "incidents")] = {0.0, 0.0, 0.0, 0.0, 200};
  EXPECT_THAT(said(), HasSubstr("No incident happened in 365 days."));
}

}  // namespace
}  // namespace picket::analysis
