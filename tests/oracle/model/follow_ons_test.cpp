// Incidents that follow on others, in one sector: Hawkes' process, by one class and by two, and what an incident
// brings and when.

#include <cmath>
#include <map>

#include <gtest/gtest.h>

#include "histories.hpp"
#include "straight_border.hpp"
#include "z_score.hpp"

namespace picket::model {
namespace {

using namespace picket::testing;

/// Incidents that are over in a minute, 0.2 an hour of themselves, each followed by a process of rate alpha exp(-beta
/// t): 5/7 others in the mean, after 1/0.7 h in the mean.
constexpr double mu = 0.2, alpha = 0.5, beta = 0.7;
sc::Scenario hawkes() {
  auto s = straight_border();
  s.incidents["clash"].rate.per_sector = core::per_hour(mu);
  s.incidents["clash"].follow_on = {
      .mean = {{"clash", alpha / beta}}, .memory = core::hours(1 / beta), .neighbours = 0, .news = 0min};
  s.escalation.levels = {{"low", {.down = 1min}}};
  return s;
}

double counted(const outcome::Outcome& o, double from_h, double to_h) {
  double n = 0;
  for (const auto& i : o.incidents) n += i.onset >= Time{core::hours(from_h)} && i.onset < Time{core::hours(to_h)};
  return n;
}

TEST(FollowOns, MakeTheRateAndTheVarianceOfHawkesProcess) {
  // Stationary rate L = mu / (1 - alpha / beta) = 0.7 an hour. The covariance density is
  // L alpha (2 beta - alpha) / (2 theta) exp(-theta t), theta = beta - alpha (Hawkes 1971), so that over a window T
  //   var / mean = 1 + alpha (2 beta - alpha) / theta^2 (1 - (1 - exp(-theta T)) / (theta T)), which tends to 12.25.
  const double rate = mu / (1 - alpha / beta), theta = beta - alpha;
  const auto dispersion = [&](double T) {
    return 1 + alpha * (2 * beta - alpha) / (theta * theta) * (1 - (1 - std::exp(-theta * T)) / (theta * T));
  };
  EXPECT_NEAR(dispersion(1e9), 12.25, 1e-6);
  const Model model = compile(hawkes());
  EXPECT_NEAR(model.spectral_radius, 0.714286, 1e-6);
  Sample hourly, short_windows, long_windows;
  play(model, 260, [&](const outcome::Outcome& o) {
    const double begun = 160, ended = 8560;  // at 160 h the mean is within exp(-32) of the stationary one
    const auto squares = [&](double T) {
      std::vector<double> counts(static_cast<std::size_t>((ended - begun) / T));
      for (const auto& i : o.incidents) {
        const double at = (core::in_hours(i.onset.time_since_epoch()) - begun) / T;
        if (at >= 0 && at < static_cast<double>(counts.size())) counts[static_cast<std::size_t>(at)] += 1;
      }
      double sum = 0;
      for (const double n : counts) sum += (n - rate * T) * (n - rate * T);
      return sum / static_cast<double>(counts.size()) / (rate * T);
    };
    hourly.add(counted(o, begun, ended) / (ended - begun));
    short_windows.add(squares(20));
    long_windows.add(squares(400));
  });
  EXPECT_EXACT(hourly, 0.7);
  EXPECT_LT(std::abs(short_windows.z(dispersion(20))), 4);
  EXPECT_LT(4 * short_windows.standard_error(), 0.04 * dispersion(20));
  EXPECT_LT(std::abs(long_windows.z(dispersion(400))), 4);
  EXPECT_GT(dispersion(400), 12.1);
}

TEST(FollowOns, BuildUpFromAnEmptyPast) {
  // A run begins with no incident behind it. As a Poisson process of clusters, each of which has grown to S(u) at age
  // u:
  //   E S(u) = (1 - n exp(-theta u)) / (1 - n),  E S(u)^2 = E S^2 (u) + integral of alpha exp(-theta t) E S^2 (u - t),
  // n = alpha / beta; the count over [0, T] has mean mu int E S and variance mu int E S^2 (Hawkes and Oakes 1974).
  const double T = 24, n = alpha / beta, theta = beta - alpha, a = 1 / (1 - n), b = n / (1 - n);
  const double E = std::exp(-theta * T), one = (1 - E) / theta, two = (1 - E * E) / (2 * theta);
  const double mean = mu * (a * T - b * one);
  const double of_squares = a * a * T - 2 * a * b * one + b * b * two;
  const double of_children =
      alpha * (a * a * (T - one) / theta - 2 * a * b * (one - T * E) / theta + b * b * (one - two) / theta);
  const double variance = mu * (of_squares + of_children);
  auto s = hawkes();
  s.clock.length = core::hours(T);
  const Model model = compile(s);
  Sample counts, squares;
  play(model, 40000, [&](const outcome::Outcome& o) {
    const auto count = static_cast<double>(o.incidents.size());
    counts.add(count);
    squares.add((count - mean) * (count - mean));
  });
  EXPECT_EXACT(counts, mean);
  EXPECT_LT(std::abs(squares.z(variance)), 4);
  EXPECT_LT(4 * squares.standard_error(), 0.06 * variance);
}

TEST(FollowOns, OfTwoClassesMakeTheRatesOfTheOffspringMatrix) {
  // K(to, from) = [[0.4, 0.2], [0.1, 0.3]], mu = (1, 2): (I - K)^-1 mu = (2.75, 3.25) an hour
  auto s = hawkes();
  s.clock.length = 2000h;
  auto& first = s.incidents["first"] = s.incidents.at("clash");
  s.incidents.erase("clash");
  auto& second = s.incidents["second"] = first;
  first.rate.per_sector = core::per_hour(1);
  second.rate.per_sector = core::per_hour(2);
  first.follow_on = {.mean = {{"first", 0.4}, {"second", 0.1}}, .memory = 2h, .neighbours = 0, .news = 15min};
  second.follow_on = {.mean = {{"first", 0.2}, {"second", 0.3}}, .memory = 5h, .neighbours = 0, .news = 1h};
  const Model model = compile(s);
  EXPECT_NEAR(model.spectral_radius, 0.5, 1e-12);
  Sample of_first, of_second;
  play(model, 90, [&](const outcome::Outcome& o) {
    double n[2] = {0, 0};
    for (const auto& i : o.incidents) n[i.incident_class] += i.onset >= Time{200h};
    of_first.add(n[0] / 1800);
    of_second.add(n[1] / 1800);
  });
  EXPECT_EXACT(of_first, 2.75);
  EXPECT_EXACT(of_second, 3.25);
}

/// `cause` is followed by `effect`, which is followed by nothing; the run is so long that nearly every effect is in it.
sc::Scenario cause_and_effect(double mean) {
  auto s = hawkes();
  auto& cause = s.incidents["cause"] = s.incidents.at("clash");
  s.incidents.erase("clash");
  auto& effect = s.incidents["effect"] = cause;
  cause.rate.per_sector = core::per_hour(1);
  cause.follow_on = {.mean = {{"effect", mean}}, .memory = 5h, .neighbours = 0, .news = 2h};
  effect.rate.per_sector = {};
  effect.follow_on = {};
  return s;
}

struct Family {
  double onset_h = 0;
  std::vector<double> delays_h;
};

/// By identity, the causes before the run's last 300 h with the delays of what followed on them.
std::map<std::uint64_t, Family> families(const outcome::Outcome& o) {
  std::map<std::uint64_t, Family> all;
  const auto onset = [](const auto& i) { return core::in_hours(i.onset.time_since_epoch()); };
  for (const auto& i : o.incidents)
    if (i.incident_class == 0 && i.onset < Time{8460h}) all[i.identity].onset_h = onset(i);
  for (const auto& i : o.incidents) {
    if (i.incident_class == 0) {
      EXPECT_FALSE(i.parent);
      continue;
    }
    EXPECT_TRUE(i.parent);
    const auto cause = all.find(i.parent.value_or(0));
    if (cause != all.end()) cause->second.delays_h.push_back(onset(i) - cause->second.onset_h);
  }
  return all;
}

TEST(FollowOns, ComeAfterTheNewsAndAnExponentialMemory) {
  const Model model = compile(cause_and_effect(0.8));
  Sample number, square, delay, late;
  play(model, 25, [&](const outcome::Outcome& o) {
    for (const auto& [identity, family] : families(o)) {
      const auto n = static_cast<double>(family.delays_h.size());
      number.add(n);
      square.add((n - 0.8) * (n - 0.8));
      for (const double h : family.delays_h) {
        EXPECT_GE(h, 2);
        delay.add(h);
        late.add(h > 7);
      }
    }
  });
  EXPECT_EXACT(number, 0.8);
  EXPECT_EXACT(square, 0.8);  // a Poisson number
  EXPECT_EXACT(delay, 2 + 5);
  EXPECT_EXACT(late, std::exp(-1.0));
}

TEST(FollowOns, OfALevelCountFromTheFirstTimeThatItIsReached) {
  // Half of the causes reach the second level, Exp(3 h) after their onset, and half of those again, and so on; the
  // first time adds 0.5 to their weight. A fifth of the effects follow on a level: 2 h + Exp(3 h) + Exp(5 h) after the
  // onset.
  auto s = cause_and_effect(0.8);
  s.escalation.levels = {{"low", {.up = 6h, .down = 6h}}, {"high", {.down = 1h, .follow_on = 0.5}}};
  const Model model = compile(s);
  Sample number, delay, late;
  play(model, 25, [&](const outcome::Outcome& o) {
    for (const auto& [identity, family] : families(o)) {
      number.add(static_cast<double>(family.delays_h.size()));
      for (const double h : family.delays_h) {
        EXPECT_GE(h, 2);
        delay.add(h);
        late.add(h > 8);
      }
    }
  });
  EXPECT_EXACT(number, 0.8 * 1.25);
  EXPECT_EXACT(delay, (7 + 0.25 * 10) / 1.25);
  const double of_level = (5 * std::exp(-1.2) - 3 * std::exp(-2.0)) / 2;  // P(Exp(3) + Exp(5) > 6)
  EXPECT_EXACT(late, (std::exp(-1.2) + 0.25 * of_level) / 1.25);
}

TEST(FollowOns, WeighTheirCauseByTheLevelsThatItReaches) {
  // Half of the incidents reach the second level, which adds 1.5: W = 1.75; each is followed by 0.4 x 1.75 = 0.7
  // others.
  auto s = hawkes();
  s.incidents["clash"].follow_on.mean = {{"clash", 0.4}};
  s.escalation.levels = {{"low", {.up = 30min, .down = 30min}}, {"high", {.down = 30min, .follow_on = 1.5}}};
  const Model model = compile(s);
  EXPECT_NEAR(model.spectral_radius, 0.7, 1e-12);
  Sample hourly;
  play(model, 130, [&](const outcome::Outcome& o) { hourly.add(counted(o, 260, 8760) / 8500); });
  EXPECT_EXACT(hourly, 0.2 / 0.3);
}

TEST(FollowOns, AreToldApartFromTheOthers) {
  // Of 1 / (1 - n) incidents one came of itself: the share of follow-ons is n. From an empty past, so a little fewer.
  const Model model = compile(hawkes());
  RatioSample share;
  play(model, 80, [&](const outcome::Outcome& o) {
    share.add(tally(model, o, "follow_ons"), tally(model, o, "incidents"));
    EXPECT_EQ(tally(model, o, "displaced"), 0);
  });
  const double T = 8760, n = alpha / beta, theta = beta - alpha;
  const double all = mu * (T - n * (1 - std::exp(-theta * T)) / theta) / (1 - n);
  EXPECT_EXACT(share, 1 - mu * T / all);
}

}  // namespace
}  // namespace picket::model
