#include "picket/core/quantity.hpp"

#include <gtest/gtest.h>

namespace picket::core {
namespace {

using namespace std::chrono_literals;

template <class A, class B>
concept Adds = requires(A a, B b) {
  a + b;
};
template <class A, class B>
concept Compares = requires(A a, B b) {
  a < b;
};
template <class A, class B>
concept Divides = requires(A a, B b) {
  a / b;
};

static_assert(Adds<Length, Length> && Compares<Length, Length> && Divides<Length, Speed>);
static_assert(!Adds<Length, Speed> && !Compares<Rate, RatePerLength> && !Divides<Speed, Length>);
static_assert(!Adds<Length, double> && !std::is_convertible_v<double, Length> &&
              !std::is_convertible_v<Length, double>);

TEST(Quantity, IsHeldInSiUnits) {
  EXPECT_EQ(kilometres(656.5).si(), 656'500);
  EXPECT_EQ(metres(2).si(), 2);
  EXPECT_DOUBLE_EQ(kilometres_per_hour(36).si(), 10);
  EXPECT_DOUBLE_EQ(per_hour(7200).si(), 2);
  EXPECT_EQ(Length{}.si(), 0);
}

TEST(Quantity, ComesBackInTheUnitItWasGivenIn) {
  for (const double v : {0.0, 0.1, 1.0, 5.0, 60.0, 656.5, 12'345.678}) {
    EXPECT_DOUBLE_EQ(in_kilometres(kilometres(v)), v);
    EXPECT_DOUBLE_EQ(in_kilometres_per_hour(kilometres_per_hour(v)), v);
    EXPECT_DOUBLE_EQ(in_per_hour(per_hour(v)), v);
  }
}

TEST(Quantity, AddsScalesAndCompares) {
  Length a = metres(3);
  a += metres(4);
  EXPECT_EQ(a, metres(7));
  EXPECT_EQ(a - metres(9), -metres(2));
  EXPECT_EQ(a * 2 / 4, metres(3.5));
  EXPECT_EQ(metres(7) / metres(2), 3.5);
  EXPECT_LT(metres(1), metres(2));
}

TEST(Quantity, GivesTheTimeToGoADistance) {
  EXPECT_EQ(kilometres(30) / kilometres_per_hour(60), Duration{30min});
  EXPECT_EQ(metres(1) / Speed{3}, Duration{333'333us});
  EXPECT_EQ(metres(2) / Speed{3}, Duration{666'667us});
  EXPECT_EQ(Length{} / Speed{1}, Duration{});
}

TEST(Quantity, RoundsALengthToTheMillimetreOnce) {
  EXPECT_EQ(to_millimetre(metres(1.2344)).si(), 1.234);
  EXPECT_EQ(to_millimetre(metres(1.2346)).si(), 1.235);
  EXPECT_EQ(to_millimetre(metres(-1.2346)).si(), -1.235);
  EXPECT_EQ(to_millimetre(metres(0.0004)).si(), 0);
  for (int i = 0; i < 1'000'000; i += 37) {
    const Length once = to_millimetre(metres(i * 0.7071));
    EXPECT_EQ(to_millimetre(once), once);
  }
}

// What a sine of another processor changes, some units in the last place, is gone after rounding.
TEST(Quantity, RoundsAwayWhatProcessorsDifferIn) {
  for (int i = 1; i < 100'000; ++i) {
    const double exact = i * 6.565;  // m; whole multiples of 5 mm, far from where rounding turns
    EXPECT_EQ(to_millimetre(metres(exact * (1 + 0x1p-50))), to_millimetre(metres(exact * (1 - 0x1p-50))));
  }
}

TEST(Quantity, MeasuresThePlane) {
  EXPECT_EQ(distance({metres(1), metres(1)}, {metres(4), metres(5)}), metres(5));
  EXPECT_EQ(distance({metres(4), metres(5)}, {metres(1), metres(1)}), metres(5));
  EXPECT_EQ(distance({metres(4), metres(5)}, {metres(4), metres(5)}), metres(0));
}

}  // namespace
}  // namespace picket::core
