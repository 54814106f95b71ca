// What still follows on incidents before the start.

#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "picket/scenario/diagnostic.hpp"
#include "sectors_in_a_row.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// `cause` was once, and is followed by 80 `effect` in the mean at weight 1, which nothing follows; 20 % of them in
/// each of two neighbours. A second level adds half of that.
sc::Scenario after(core::Duration before_the_start, const char* level) {
  auto s = sectors_in_a_row(3);
  s.clock.length = 100h;
  s.incidents["cause"] = s.incidents["effect"] = s.incidents.at("clash");
  s.incidents.erase("clash");
  s.incidents["cause"].follow_on = {.mean = {{"effect", 80}}, .memory = 144h, .neighbours = 0.4, .news = 2h};
  s.escalation.levels = {{"low", {.down = 1min}}, {"high", {.down = 1min, .follow_on = 0.5}}};
  s.history["july"] = {
      .incident_class = "cause", .sector = "b", .on = s.clock.start - before_the_start, .level = level};
  return s;
}

TEST(History, IsFollowedByWhatOfItsMemoryIsLeft) {
  // Of the follow-ons of 72 h ago, exp(-70/144) - exp(-170/144) come within the run's 100 h; where the memory has no
  // memory itself, an onset within the run is an exponential time cut at 100 h.
  const double in_run = std::exp(-70.0 / 144) - std::exp(-170.0 / 144), cut = std::exp(-100.0 / 144);
  const Model model = compile(after(72h, "high"));
  Sample by_sector[3], onset;
  play(model, 6500, [&](const outcome::Outcome& o) {
    double n[3] = {};
    for (const auto& i : o.incidents) {
      n[i.sector] += 1;
      EXPECT_EQ(i.parent, core::key_of("july").bits);
      EXPECT_EQ(i.incident_class, 1U);
      onset.add(core::in_hours(i.onset.time_since_epoch()));
    }
    for (int s = 0; s < 3; ++s) by_sector[s].add(n[s]);
  });
  EXPECT_EXACT(by_sector[0], 80 * 1.5 * 0.2 * in_run);
  EXPECT_EXACT(by_sector[1], 80 * 1.5 * 0.6 * in_run);
  EXPECT_EXACT(by_sector[2], 80 * 1.5 * 0.2 * in_run);
  EXPECT_EXACT(onset, 144 - 100 * cut / (1 - cut));
}

TEST(History, ThatIsNotKnownYetIsFollowedFromTheNewsOn) {
  const Model model = compile(after(1h, ""));
  Sample count;
  play(model, 1500, [&](const outcome::Outcome& o) {
    count.add(static_cast<double>(o.incidents.size()));
    for (const auto& i : o.incidents) EXPECT_GE(i.onset, Time{1h});
  });
  EXPECT_EXACT(count, 80 * (1 - std::exp(-99.0 / 144)));
}

TEST(History, ThatLiesAfterTheStartIsRefused) {
  EXPECT_THROW((void)compile(after(0h, "")), scenario::Refusal);
  EXPECT_NO_THROW((void)compile(after(1s, "")));
}

}  // namespace
}  // namespace picket::model
