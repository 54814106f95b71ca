#include "units.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "near_word.hpp"

namespace picket::scenario {
namespace {

using testing::HasSubstr;

double si(std::string_view text, Dimension due) {
  const auto value = quantity(text, due);
  const auto* fault = std::get_if<Fault>(&value);
  if (fault != nullptr) ADD_FAILURE() << fault->message;
  return fault != nullptr ? 0 : std::get<double>(value);
}

std::string fault(std::string_view text, Dimension due) {
  const auto value = quantity(text, due);
  const auto* wrong = std::get_if<Fault>(&value);
  return wrong != nullptr ? wrong->message : "no fault";
}

TEST(Quantity, IsANumberAndAUnit) {
  EXPECT_DOUBLE_EQ(si("12 km", Dimension::length), 12000);
  EXPECT_DOUBLE_EQ(si("800 m", Dimension::length), 800);
  EXPECT_DOUBLE_EQ(si("-9 km", Dimension::length), -9000);
  EXPECT_DOUBLE_EQ(si("+9km", Dimension::length), 9000);
  EXPECT_DOUBLE_EQ(si("90 d", Dimension::duration), 90.0 * 86400);
  EXPECT_DOUBLE_EQ(si("15 min", Dimension::duration), 900);
  EXPECT_DOUBLE_EQ(si("35 %", Dimension::share), 0.35);
  EXPECT_DOUBLE_EQ(si("25 persons", Dimension::persons), 25);
  EXPECT_DOUBLE_EQ(si("2.5e5 EUR", Dimension::money), 250000);
}

TEST(Quantity, MayDivideUnits) {
  EXPECT_DOUBLE_EQ(si("36 km/h", Dimension::speed), 10);
  EXPECT_DOUBLE_EQ(si("2 persons/km", Dimension::persons_per_length), 0.002);
  EXPECT_DOUBLE_EQ(si("86400 EUR/day", Dimension::money_rate), 1);
  EXPECT_DOUBLE_EQ(si("1 /h", Dimension::rate), 1.0 / 3600);
  EXPECT_DOUBLE_EQ(si("1 /year", Dimension::rate), 1 / (365.2425 * 86400));
  EXPECT_DOUBLE_EQ(si("1.2 /month per 100 km", Dimension::rate_per_length), 1.2 / (365.2425 / 12 * 86400) / 100000);
}

TEST(Quantity, TeachesTheUnitThatIsDue) {
  EXPECT_EQ(fault("4", Dimension::length), "a length needs its unit: write 4 m or 4 km, not 4");
  EXPECT_EQ(fault("0.35", Dimension::share), "a share needs its unit: write 35 %, not 0.35");
  EXPECT_EQ(fault("4 h", Dimension::length), "expects a length like 4 km; 4 h is a duration");
  EXPECT_THAT(fault("30 hours", Dimension::duration), HasSubstr("write it in h"));
  EXPECT_THAT(fault("30 klm", Dimension::length), HasSubstr("did you mean 'km'?"));
}

TEST(Quantity, IsNothingElse) {
  for (const char* text : {"", " ", "km", "nan km", "inf km", "-inf km", "0x10 km", "--4 km", "+-4 km", "4 km km",
                           "4 km /", "4 / km /", "1,000 km", "4 km per 0 km", "4 %", "1 month"}) {
    EXPECT_NE(fault(text, Dimension::length), "no fault") << text;
  }
  EXPECT_THAT(fault("1 month", Dimension::duration), HasSubstr("not of one length"));
}

TEST(BareNumber, IsFiniteAndHasNothingBehindIt) {
  EXPECT_EQ(bare_number("1.5"), 1.5);
  EXPECT_EQ(bare_number("-2e3"), -2000);
  for (const char* text : {"", "nan", "inf", "1e999", "1 2", "x", "1.5.2"})
    EXPECT_EQ(bare_number(text), std::nullopt) << text;
}

TEST(NearWord, IsAFewEditsAway) {
  EXPECT_EQ(near_word("radios", {"radius", "detects"}), "radius");
  EXPECT_EQ(near_word("raduis", {"radius", "detects"}), "radius");
  EXPECT_EQ(near_word("Gumri", {"Gyumri", "Goris"}), "Gyumri");
  EXPECT_EQ(near_word("colour", {"radius", "detects"}), "");
}

}  // namespace
}  // namespace picket::scenario
