// Demarcation goes along the sectors in order, and takes incidents away in proportion.

#include <array>
#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// West 60 km, of which 30 % are demarcated at the start; east 40 km. 0.5 km a day, the west first: its 42 km take 84
/// days, the east's 40 km take 80 days. kappa = 80 %; 6 incidents a day in each.
sc::Scenario two_sectors() {
  auto s = straight_border();
  s.clock.length = 24h * 300;
  s.response.communication = 0h;
  s.sectors.clear();
  s.sectors["west"] = {
      .border = "line", .from = at_km(0), .to = at_km(60), .region = "", .neighbours = {}, .demarcated = 0.3};
  s.sectors["east"] = {.border = "line", .from = at_km(60), .to = at_km(100), .region = "", .neighbours = {}};
  s.escalation.levels = {{"low", {.down = 1min}}};
  s.incidents["clash"].rate.per_sector = core::per_hour(0.25);
  s.incidents["clash"].prevented_by_demarcation = 0.8;
  s.politics = {.start = "talks",
                .states = {{"talks", {}},
                           {"works",
                            {.incidents = {},
                             .up = 1,
                             .down = 1,
                             .demarcates = sc::Demarcates{core::kilometres_per_hour(0.5 / 24), {"west", "east"}}}}},
                .transitions = {},
                .timeline = {}};
  return s;
}

std::array<double, 2> counts(const outcome::Outcome& o) {  // west, east
  std::array<double, 2> n{};
  for (const auto& i : o.incidents) n[i.sector == 1 ? 0 : 1] += 1;
  return n;
}

double demarcated_km(const Model& model, const outcome::Outcome& o, std::size_t sector) {
  for (std::size_t t = 0; t < model.setting.tallies.size(); ++t)
    if (model.setting.tallies[t].id == "demarcated_km") return o.rows[sector][t];
  throw std::logic_error{"no such tally"};
}

TEST(Demarcation, TakesIncidentsAwayAsItAdvances) {
  auto s = two_sectors();
  s.politics->start = "works";
  const Model model = compile(s);
  // mean demarcated share x days: west from 0.3 to 1 in 84 days, then 1; east 0 for 84 days, to 1 in 80, then 1
  const double west = 6 * (300 - 0.8 * (84 * 0.65 + 216)), east = 6 * (300 - 0.8 * (80 * 0.5 + 136));
  Sample in_west, in_east;
  play(model, 120, [&](const outcome::Outcome& o) {
    const auto [w, e] = counts(o);
    in_west.add(w);
    in_east.add(e);
    EXPECT_NEAR(demarcated_km(model, o, 0), 40, 1e-6);
    EXPECT_NEAR(demarcated_km(model, o, 1), 60, 1e-6);
  });
  EXPECT_EXACT(in_west, west);
  EXPECT_EXACT(in_east, east);
}

TEST(Demarcation, StandsStillInOtherStatesAndResumesWhereItStopped) {
  // Work from day 20 to 50 and from day 100 on, so that the west is done after 84 days of work, on day 154, and the
  // east on day 234. What the sectors hear is 10 days old: their shares run 10 days later.
  auto s = two_sectors();
  s.response.communication = 24h * 10;
  const auto day = [&](int d) { return s.clock.start + 24h * d; };
  s.politics->timeline = {{day(20), "works"}, {day(50), "talks"}, {day(100), "works"}};
  const Model model = compile(s);
  const double a = 0.3, b = 0.3 + 0.7 * 30 / 84;  // west's share at the start, and after 30 days of work
  const double west = 30 * a + 30 * (a + b) / 2 + 50 * b + 54 * (b + 1) / 2 + 136, east = 80 * 0.5 + 56;
  Sample in_west, in_east;
  play(model, 120, [&](const outcome::Outcome& o) {
    const auto [w, e] = counts(o);
    in_west.add(w);
    in_east.add(e);
  });
  EXPECT_EXACT(in_west, 6 * (300 - 0.8 * west));
  EXPECT_EXACT(in_east, 6 * (300 - 0.8 * east));
}

TEST(Demarcation, WorksInOneSectorAtATimeAndPassesOnWhatIsLeft) {
  // 120 days of 0.5 km from the start: 42 km finish the west on day 84; the rest of that day's work and 36 days more
  // make 18 km of the east.
  auto s = two_sectors();
  s.clock.length = 24h * 120;
  s.politics->start = "works";
  const Model model = compile(s);
  const auto o = simulate(model, 1, 0);
  EXPECT_NEAR(demarcated_km(model, o, 1), 60, 1e-6);
  EXPECT_NEAR(demarcated_km(model, o, 0), 18, 1e-6);
  s.politics->states["works"].demarcates->order = {"east", "west"};
  const Model other_way = compile(s);
  const auto p = simulate(other_way, 1, 0);
  EXPECT_NEAR(demarcated_km(other_way, p, 0), 40, 1e-6);
  EXPECT_NEAR(demarcated_km(other_way, p, 1), 18 + 0.5 * 40, 1e-6);
}

TEST(Demarcation, MayProvoke) {
  auto s = two_sectors();
  s.sectors["west"].demarcated = 0.5;
  s.incidents["clash"].prevented_by_demarcation = -1;
  const Model model = compile(s);
  Sample in_west, in_east;
  play(model, 60, [&](const outcome::Outcome& o) {
    const auto [w, e] = counts(o);
    in_west.add(w);
    in_east.add(e);
  });
  EXPECT_EXACT(in_west, 6 * 300 * 1.5);
  EXPECT_EXACT(in_east, 6 * 300);
}

}  // namespace
}  // namespace picket::model
