// Patrols: how often they come by, what they see in which sector, where they count.

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "model/injected.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

sc::Patrol walk(const std::string& post, sc::Departs departs) {
  return {.post = post,
          .base = "",
          .unit_type = "",
          .teams = 60,
          .departs = departs,
          .along = {},
          .speed = core::kilometres_per_hour(10),
          .sees = core::Length{}};
}

sc::Span between(double from, double to) { return {.whole = false, .from = at_km(from), .to = at_km(to)}; }

sc::Sector sector(double from, double to) {
  return {.border = "line", .from = at_km(from), .to = at_km(to), .region = "", .neighbours = {}};
}

/// Incidents that residents report after exactly `length`, unless a patrol was there first, and that end soon after
/// they are known: a patrol finds what lasts that long as often as it comes by within that time.
sc::Scenario lasting(core::Duration length) {
  auto s = straight_border();
  add_forces(s);
  s.unit_types["guards"].road = core::kilometres_per_hour(1e9);
  s.clock.length = 720h;
  s.incidents["clash"].rate.per_sector = core::per_hour(10);
  s.incidents["clash"].reported = exactly(length);
  s.incidents["clash"].ends = sc::Ends::when_attended;
  s.escalation.levels = {{"low", {.up = {}, .down = 1min, .overt = false, .killed = {}, .wounded = {}}}};
  s.escalation.held = {.needs = {{"low", 1}}, .up = 1, .down = 1};
  s.posts["post"] = standing_post(50, 120);
  return s;
}

/// Shares found by patrols of incidents that begin after `from`, those of the last day left out: they may not yet be
/// found. By sector.
std::vector<RatioSample> found_by_patrol(const Model& model, std::uint64_t replications, core::Duration from) {
  std::vector<RatioSample> shares(model.sectors.size());
  const Time begin{from}, end = Time{model.length} - 24h;
  play(model, replications, [&](const outcome::Outcome& o) {
    std::vector<double> all(shares.size(), 0), met(shares.size(), 0);
    for (const auto& incident : o.incidents) {
      if (incident.onset < begin || incident.onset >= end) continue;
      all[incident.sector] += 1;
      met[incident.sector] += incident.how == outcome::Found::by_patrol;
    }
    for (std::size_t s = 0; s < shares.size(); ++s) shares[s].add(met[s], all[s]);
    EXPECT_EQ(tally(model, o, "patrols_skipped"), 0);
  });
  return shares;
}

TEST(Patrols, ThereAndBackMeetAnIncidentOfFixedLengthAsTheClosedFormSays) {
  // Period P = 20 h, incidents of 5 h at any time: r = 0.25. A point that is passed again after D and after P - D is
  // met with probability min(r, D / P) + min(r, 1 - D / P); on average over the line, 2 r - r^2.
  auto s = lasting(5h);
  s.patrols["walk"] = walk("post", sc::Every{.period = 20h, .jitter = {}, .phase = {}});
  EXPECT_EXACT(found_by_patrol(compile(s), 20, 48h)[0], 0.4375);
}

TEST(Patrols, ThereAndBackMeetHalfInTheMiddleAndAQuarterAtTheEnds) {
  // The middle 2 km: 2 r = 0.5. The last 2 km at either end: r + D / P, 0.26 on average, and 0.25 at the very end. All
  // but the first are other sectors than the patrol's own.
  auto s = lasting(5h);
  s.sectors = {{"1-west", sector(0, 2)},
               {"2", sector(2, 49)},
               {"3-middle", sector(49, 51)},
               {"4", sector(51, 98)},
               {"5-east", sector(98, 100)}};
  s.posts["post"] = standing_post(1, 120);
  s.posts["post"].sector = "1-west";
  for (const auto& [id, at] : {std::pair{"3-middle", 50.0}, {"5-east", 99.0}}) {
    s.posts[id] = standing_post(at, 60);
    s.posts[id].sector = id;
  }
  s.incidents["clash"].where = {{"2", 0}, {"4", 0}};
  s.patrols["walk"] = walk("post", sc::Every{.period = 20h, .jitter = {}, .phase = {}});
  s.patrols["walk"].along.span = between(0, 100);
  const auto shares = found_by_patrol(compile(s), 72, 48h);
  EXPECT_EXACT(shares[0], 0.26);
  EXPECT_EXACT(shares[2], 0.5);
  EXPECT_EXACT(shares[4], 0.26);
}

TEST(Patrols, AtRandomMeetAnIncidentOfFixedLengthExponentially) {
  // Walks one way at exponential gaps of 1 h: visits to a point are a Poisson process. 1 - exp(-2 r) with incidents of
  // half an hour, r a quarter of the two hours in which one passes twice.
  auto s = lasting(30min);
  s.patrols["walk"] = walk("post", sc::AtRandom{1h});
  s.patrols["walk"].along.there_and_back = false;
  EXPECT_EXACT(found_by_patrol(compile(s), 100, 48h)[0], 1 - std::exp(-0.5));
}

TEST(Patrols, ThatSearchAtRandomFollowKoopman) {
  // Ten spans of 10 km, one drawn at each departure, departures at exponential gaps of 1 h: what is swept in 8 h is w v
  // t = 80 km of A = 100 km, wherever it may be. 1 - exp(-w v t / A)
  auto s = lasting(8h);
  s.patrols["walk"] = walk("post", sc::AtRandom{1h});
  s.patrols["walk"].along.there_and_back = false;
  for (int i = 0; i < 10; ++i)
    s.patrols["walk"].along.mixed["part" + std::to_string(i)] = {0.1, between(10 * i, 10 * i + 10)};
  EXPECT_EXACT(found_by_patrol(compile(s), 90, 48h)[0], 1 - std::exp(-0.8));
}

TEST(Patrols, OfMixedSpansTakeEachAsOftenAsItsShareSays) {
  // Visits to the west come at 0.25 / h, to the east at 0.75 / h; incidents of 1 h.
  auto s = lasting(1h);
  s.sectors = {{"west", sector(0, 50)}, {"east", sector(50, 100)}};
  s.posts["post"] = standing_post(49, 120);
  s.posts["post"].sector = "west";
  s.posts["other"] = standing_post(51, 60);
  s.posts["other"].sector = "east";
  s.patrols["walk"] = walk("post", sc::AtRandom{1h});
  s.patrols["walk"].along.there_and_back = false;
  s.patrols["walk"].along.mixed = {{"a", {0.25, between(0, 50)}}, {"b", {0.75, between(45, 100)}}};
  const auto shares = found_by_patrol(compile(s), 190, 48h);
  const double both = 1 - std::exp(-1.0), east = 1 - std::exp(-0.75), west = 1 - std::exp(-0.25);
  EXPECT_EXACT(shares[0], east);
  EXPECT_EXACT(shares[1], 0.9 * west + 0.1 * both);  // the last 5 km of the west are in both spans
}

/// Hours within [0, walk's length] that a point is in sight, of a walk between two chainages and back, those before
/// `told` left out.
double in_sight_h(double chainage, double from, double to, double sees, double speed, double told) {
  const double leg = std::abs(to - from) / speed, along = (to > from ? chainage - from : from - chainage) / speed;
  const double low = std::max(along - sees / speed, 0.0), high = std::min(along + sees / speed, leg);
  if (low >= high) return 0;
  const auto after = [&](double a, double b) { return std::max(b - std::max(a, told), 0.0); };
  return after(low, high) + after(2 * leg - high, 2 * leg - low);
}

TEST(Patrols, OverThreeSectorsAreSeenInEachAsTheClosedFormSays) {
  // From km 90 to km 10 and back at 10 km/h, every 20 h, 1.2 km to each hand. Its post is in the middle sector; the
  // others hear of it after 10 min, and what they missed of it until then is not counted: it begins in the east.
  auto s = straight_border();
  add_forces(s);
  s.sectors = {{"1", sector(0, 30)}, {"2", sector(30, 70)}, {"3", sector(70, 100)}};
  s.posts["post"] = standing_post(50, 2);
  s.posts["post"].sector = "2";
  s.patrols["walk"] = walk("post", sc::Every{.period = 20h, .jitter = {}, .phase = {}});
  s.patrols["walk"].along.span = between(90, 10);
  s.patrols["walk"].sees = core::kilometres(1.2);
  s.clock.length = 200h;
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  for (std::size_t i = 0; i < 3; ++i) {
    double expected = 0;
    for (const Cell& cell : model.sectors[i].cells)
      expected += 10 * core::in_kilometres(cell.length) *
                  in_sight_h(core::in_kilometres(cell.midpoint), 90, 10, 1.2, 10, i == 1 ? 0 : 1.0 / 6);
    EXPECT_NEAR(sector_tally(model, outcome, i, "observed_by_patrols_km_h"), expected, 1e-4) << i;
    EXPECT_NEAR(sector_tally(model, outcome, i, "observed_km_h"), expected, 1e-4) << i;
    EXPECT_EQ(sector_tally(model, outcome, i, "patrols"), i == 1 ? 10 : 0) << i;
  }
  EXPECT_NEAR(sector_tally(model, outcome, 1, "patrol_km"), 1600, 1e-3);
}

TEST(Patrols, SeeOverTheWallOfTheirSector) {
  // A patrol of the west comes to the wall at km 50 and sees 2 km: the midpoints at 50.5 and 51.5 km, for 0.3 and 0.1 h
  // a walk.
  auto s = straight_border();
  add_forces(s);
  s.sectors = {{"1", sector(0, 50)}, {"2", sector(50, 100)}};
  s.posts["post"] = standing_post(25, 2);
  s.posts["post"].sector = "1";
  s.patrols["walk"] = walk("post", sc::Every{.period = 20h, .jitter = {}, .phase = {}});
  s.patrols["walk"].sees = core::kilometres(2);
  s.clock.length = 200h;
  const Model model = compile(s);
  const auto outcome = simulate(model, 1, 0);
  EXPECT_NEAR(sector_tally(model, outcome, 1, "observed_by_patrols_km_h"), 10 * 2 * (0.15 + 0.05), 1e-5);
}

TEST(Patrols, CountAsPresentWhereTheyAre) {
  // Presence P leaves h / (P + h) of the incidents while the party is in the sector: P = 10 persons / the sector's
  // length, h = 0.02 persons/km. It walks from km 10 to 110 and back, and waits in its own sector, the second, until 20
  // h are over.
  auto s = straight_border(110);
  add_forces(s);
  s.sectors = {{"1", sector(0, 40)}, {"2", sector(40, 90)}, {"3", sector(90, 110)}};
  s.clock.length = 1000h;
  s.response.communication = 1ms;
  s.unit_types["guards"].deters = {{"clash", 1}};
  s.incidents["clash"].rate.per_sector = core::per_hour(20);
  s.incidents["clash"].prevented_by_presence = {.share = 1, .half_at = sc::PersonsPerLength{0.02 / 1000}};
  s.posts["post"] = standing_post(50, 1);
  s.posts["post"].sector = "2";
  s.patrols["walk"] = walk("post", sc::Every{.period = 20h, .jitter = {}, .phase = {}});
  s.patrols["walk"].along.span = between(10, 110);
  s.patrols["walk"].speed = core::kilometres_per_hour(10.01);
  s.patrols["walk"].sees = core::metres(1);
  const Model model = compile(s);
  std::vector<Sample> counts(3);
  play(model, 30, [&](const outcome::Outcome& o) {
    std::vector<double> n(3, 0);
    for (const auto& i : o.incidents) n[i.sector] += 1;
    for (std::size_t i = 0; i < 3; ++i) counts[i].add(n[i]);
  });
  const double hours[] = {60 / 10.01, 100 / 10.01 + 20 - 200 / 10.01, 40 / 10.01}, km[] = {40, 50, 20};
  for (std::size_t i = 0; i < 3; ++i) {
    const double p = 10 / km[i], left = 0.02 / (p + 0.02);
    EXPECT_EXACT(counts[i], 20 * 1000 * (20 - hours[i] + hours[i] * left) / 20);
  }
}

}  // namespace
}  // namespace picket::model
