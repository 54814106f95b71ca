#include "figures.hpp"

#include <gtest/gtest.h>

#include "text.hpp"

namespace picket::analysis {
namespace {

statistics::Estimate between(double value, double low, double high) { return {value, {}, low, high, 100}; }

TEST(Figures, ShowAsManyDigitsAsTheIntervalIsWorth) {
  EXPECT_EQ(spoken(figure(between(4.2213, 3.8713, 4.5713), "incidents")), "4.2 (3.9 to 4.6)");
  EXPECT_EQ(spoken(figure(between(43.2149, 42.59, 43.84), "%")), "43.2 % (42.6 to 43.8)");
  EXPECT_EQ(spoken(figure(between(0.0821, 0.0361, 0.1281), "%")), "0.08 % (0.04 to 0.13)");
  EXPECT_EQ(spoken(figure(between(14612345, 14560345, 14664345), "EUR")), "14,610,000 EUR (14,560,000 to 14,660,000)");
}

TEST(Figures, GiveOneDigitMoreWhereTheHalfWidthBeginsWithAOne) {
  EXPECT_EQ(spoken(figure(between(4.2213, 4.0913, 4.3513), "h")), "4.22 h (4.09 to 4.35)");
}

TEST(Figures, KeepWholeNumbersBelowAThousand) {
  EXPECT_EQ(spoken(figure(between(357.2, 322.1, 392.3), "min")), "357 min (322 to 392)");
}

TEST(Figures, SayWhenEveryReplicationAgreed) {
  EXPECT_EQ(spoken(figure(between(0, 0, 0), "persons")), "0 (in each of 100 replications)");
  EXPECT_EQ(spoken(figure(between(250000, 250000, 250000), "EUR")), "250,000 EUR (in each of 100 replications)");
  // what rounding in sums leaves is no spread
  EXPECT_EQ(spoken(figure(between(43.21, 43.21 - 1e-12, 43.21 + 1e-12), "%")), "43.21 % (in each of 100 replications)");
}

TEST(Figures, SayWhenThereIsNoInterval) {
  EXPECT_EQ(spoken(figure({.value = 4.21877, .replications = 1}, "h")), "4.22 h (no interval)");
  EXPECT_EQ(spoken(figure({.value = 42.0, .low = 38.2, .replications = 9}, "min")), "42 min (at least 38)");
  EXPECT_EQ(spoken(figure({.value = 42.0, .high = 48.4, .replications = 9}, "min")), "42 min (at most 48)");
}

TEST(Figures, AreUnknownWithoutAValue) {
  EXPECT_FALSE(figure({}, "h").known());
  EXPECT_EQ(spoken(figure({}, "h")), "unknown");
}

TEST(Figures, RoundAndSeparate) {
  EXPECT_EQ(rounded(1234567.891, 1), "1,234,567.9");
  EXPECT_EQ(rounded(1234567.891, -3), "1,235,000");
  EXPECT_EQ(rounded(-1234.5, 0), "-1,234");  // halves go to even
  EXPECT_EQ(rounded(-0.004, 1), "0.0");
  EXPECT_EQ(rounded(999.96, 1), "1,000.0");
  EXPECT_EQ(counted(1000), "1,000");
  EXPECT_EQ(counted(999), "999");
}

TEST(Figures, SpansReadAsHoursOrDays) {
  EXPECT_EQ(span_of(365 * 24), "365 days");
  EXPECT_EQ(span_of(36), "36 hours");
  EXPECT_EQ(span_of(1), "1 hour");
}

TEST(Figures, CountLettersOfAnyScript) {
  EXPECT_EQ(letters("Արարատ"), 6U);
  EXPECT_EQ(shortened("Արարատ", 6), "Արարատ");
  EXPECT_EQ(shortened("Արարատ", 4), "Արա…");
}

TEST(Figures, TellWhyAValueIsUnknown) {
  outcome::Measure in_time{.id = "answered_in_time",
                           .title = "",
                           .unit = "%",
                           .kind = outcome::Kind::ratio,
                           .numerator = "answered_in_time",
                           .denominator = "calls"};
  EXPECT_EQ(why_unknown(in_time, 10), "no incident asked for a team");
  EXPECT_EQ(why_unknown(in_time, 0), "no replication is finished");
  outcome::Measure median{
      .id = "first_team_50", .title = "", .unit = "min", .kind = outcome::Kind::quantile, .numerator = "first_team"};
  EXPECT_EQ(why_unknown(median, 10), "no team ever came");
}

TEST(Figures, KnowWhyForEveryMeasureThatCanBeUnknown) {
  outcome::Setting setting;
  setting.levels = {"shots"};
  for (const outcome::Measure& measure : outcome::measures(setting)) {
    if (measure.kind != outcome::Kind::ratio && measure.kind != outcome::Kind::quantile) continue;
    EXPECT_NE(why_unknown(measure, 10), "the results do not tell") << measure.id;
  }
}

}  // namespace
}  // namespace picket::analysis
