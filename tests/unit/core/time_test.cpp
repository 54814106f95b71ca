#include "picket/core/time.hpp"

#include <cmath>

#include <gtest/gtest.h>

namespace picket::core {
namespace {

using namespace std::chrono_literals;

static_assert(Duration{1h} == hours(1));
static_assert(days(1) == hours(24) && minutes(60) == hours(1));

TEST(Time, IsWholeMicroseconds) {
  EXPECT_EQ(hours(1).count(), 3'600'000'000);
  EXPECT_EQ(days(365.2425).count(), 31'556'952'000'000);
  EXPECT_EQ(minutes(7).count(), 420'000'000);
  EXPECT_EQ(hours(-2.5).count(), -9'000'000'000);
  EXPECT_EQ(hours(0).count(), 0);
  EXPECT_DOUBLE_EQ(in_hours(36s), 0.01);
}

TEST(Time, CountsAMonthAsATwelfthOfAGregorianYear) { EXPECT_DOUBLE_EQ(hours_per_month, 730.485); }

TEST(Time, RoundsToTheNearestMicrosecond) {
  EXPECT_EQ(hours(1.4 / 3.6e9).count(), 1);
  EXPECT_EQ(hours(1.6 / 3.6e9).count(), 2);
  EXPECT_EQ(hours(-1.4 / 3.6e9).count(), -1);
  EXPECT_EQ(hours(-1.6 / 3.6e9).count(), -2);
}

// From 2^52 us (142 years) on the product is whole, and adding one half to it would make odd ones even.
TEST(Time, LeavesWholeMicrosecondsAloneHoweverMany) {
  int odd = 0;
  for (const double years : {143.0, 200.0, 284.0, 1000.0, 100'000.0, 285'000.0})
    for (int i = 0; i < 100; ++i) {
      const double h = years * 8766 + i * 1e-3, us = h * 3.6e9;
      ASSERT_EQ(us, std::floor(us));
      EXPECT_EQ(hours(h).count(), static_cast<std::int64_t>(us));
      EXPECT_EQ(hours(-h).count(), -static_cast<std::int64_t>(us));
      odd += std::fmod(us, 2) == 1;
    }
  EXPECT_GT(odd, 30) << "no odd count: the case that this test is about did not occur";
}

TEST(Time, GoesToHoursAndBackForSeventyYears) {
  for (std::int64_t us = 1; us < std::int64_t{70} * 31'557'600'000'000; us = us * 3 / 2 + 7) {
    EXPECT_EQ(hours(in_hours(Duration{us})), Duration{us});
    EXPECT_EQ(hours(in_hours(Duration{-us})), Duration{-us});
  }
}

TEST(Time, AddsExactly) {
  Time t{};
  for (int i = 0; i < 1'000'000; ++i) t += hours(0.1);
  EXPECT_EQ(t, Time{hours(100'000)});
}

}  // namespace
}  // namespace picket::core
