// Known answers are of measures that exist, in their units.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "picket/model/compile.hpp"
#include "straight_border.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;
using ::testing::HasSubstr;

std::string refusal(const sc::KnownAnswer& known) {
  auto s = straight_border();
  s.known_answers["k"] = known;
  try {
    compile(s);
  } catch (const sc::Refusal& refusal) {
    return refusal.what();
  }
  return "";
}

TEST(KnownAnswers, TravelWithTheSetting) {
  auto s = straight_border();
  s.known_answers["k"] = {.measure = "observed", .sector = "all", .is = 12.5, .unit = "%", .source = "by hand"};
  const outcome::Setting setting = compile(s).setting;
  ASSERT_EQ(setting.known_answers.size(), 1U);
  EXPECT_EQ(setting.known_answers[0], (outcome::KnownAnswerSetting{"k", "observed", "all", 12.5, "by hand"}));
  EXPECT_EQ(outcome::setting_from_json(outcome::to_json(setting)), setting);
}

TEST(KnownAnswers, OfNoMeasureOrInAnotherUnitAreRefused) {
  EXPECT_THAT(refusal({.measure = "observd", .unit = "%"}), HasSubstr("there is no measure 'observd'"));
  EXPECT_THAT(refusal({.measure = "observed", .unit = "km"}), HasSubstr("'observed' is measured in %, not in 'km'"));
  EXPECT_THAT(refusal({.measure = "cost", .sector = "all", .unit = "EUR"}), HasSubstr("of the whole border"));
  EXPECT_EQ(refusal({.measure = "observed", .unit = "%"}), "");
}

}  // namespace
}  // namespace picket::model
