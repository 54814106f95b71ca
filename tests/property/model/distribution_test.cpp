// Changes of a scenario that must not change what it comes to in distribution: two samples are held against each other,
// scenario by scenario and all together, and rejected at |z| > 4.

#include <gtest/gtest.h>

#include "histories.hpp"
#include "invented/changes.hpp"
#include "invented/scenario.hpp"
#include "z_score.hpp"

namespace picket::testing {
namespace {

using model::Model;

constexpr std::uint64_t scenarios = 200;
constexpr std::uint64_t histories = 12;

/// Of one tally: by scenario, and the sum over the scenarios of the difference of means.
class Comparison {
 public:
  explicit Comparison(std::string id) : id_{std::move(id)} {}
  [[nodiscard]] const std::string& id() const { return id_; }

  void add(const Sample& a, const Sample& b) {
    const double variance = a.variance() / a.n() + b.variance() / b.n();
    difference_ += a.mean() - b.mean();
    variance_ += variance;
    total_ += a.mean();
    if (variance == 0) {
      EXPECT_NEAR(a.mean(), b.mean(), 1e-6 * std::abs(a.mean())) << id_;
      return;
    }
    const double z2 = (a.mean() - b.mean()) * (a.mean() - b.mean()) / variance;
    sum_z2_ += z2;
    ++scenarios_;
  }

  /// All together: the differences add up to nothing, and are as large as chance makes them, neither more nor less.
  void expect_agreement() const {
    ASSERT_GT(total_, 0) << id_;
    EXPECT_LT(std::abs(difference_), 4 * std::sqrt(variance_)) << id_ << ": " << difference_ << " of " << total_;
    // with 12 histories z is Student's t with 22 degrees of freedom: variance 1.1, fourth moment 4.03
    const double n = scenarios_;
    EXPECT_LT(sum_z2_ - 1.1 * n, 4 * std::sqrt(2.82 * n)) << id_ << ": differences by scenario are too large";
  }

 private:
  std::string id_;
  double difference_ = 0, variance_ = 0, total_ = 0, sum_z2_ = 0, scenarios_ = 0;
};

std::vector<Sample> samples(const Model& model, const std::vector<Comparison>& of, std::uint64_t seed) {
  std::vector<Sample> all(of.size());
  play(
      model, histories,
      [&](const outcome::Outcome& o) {
        for (std::size_t i = 0; i < of.size(); ++i) all[i].add(tally(model, o, of[i].id()));
      },
      seed);
  return all;
}

template <class Change>
void expect_same_distribution(Parts parts, const std::vector<std::string>& tallies, Change&& pair) {
  std::vector<Comparison> comparisons(tallies.begin(), tallies.end());
  const Folder folder;
  for (std::uint64_t number = 0; number < scenarios; ++number) {
    SCOPED_TRACE("scenario " + std::to_string(number));
    const auto [a, b] = pair(invented(number, parts));
    const auto in_a = samples(folder.compiled(a), comparisons, 2 * number);
    const auto in_b = samples(folder.compiled(b), comparisons, 2 * number + 1);
    for (std::size_t i = 0; i < comparisons.size(); ++i) comparisons[i].add(in_a[i], in_b[i]);
    if (::testing::Test::HasFatalFailure()) return;
  }
  for (const Comparison& comparison : comparisons) comparison.expect_agreement();
}

using Pair = std::pair<Document, Document>;

const std::vector<std::string> everything{"incidents",    "follow_ons",        "found",          "killed",
                                          "killed:south", "observed_km_h",     "sightings",      "answered",
                                          "calls",        "patrols",           "patrol_km",      "travel_km",
                                          "cost_eur",     "responding_team_h", "at_least_h:low", "displaced"};

TEST(InDistribution, NamesDoNotMatter) {
  expect_same_distribution({}, everything, [](const Document& d) { return Pair{d, renamed(d)}; });
}

TEST(InDistribution, TheDirectionOfTheBorderDoesNotMatter) {
  expect_same_distribution({}, everything, [](const Document& d) {
    const Document same = without_least_seen(d);
    return Pair{same, reversed(same)};
  });
}

TEST(InDistribution, TheUnitOfTimeDoesNotMatter) {
  // counts, distances and money; times are twice as long
  expect_same_distribution(
      {.calendar = false},
      {"incidents", "follow_ons", "found", "killed", "sightings", "answered", "calls", "answered_in_time", "patrols",
       "patrol_km", "travel_km", "cost_eur", "rotations", "convoys", "displaced"},
      [](const Document& d) {
        return Pair{d, slowed(d)};
      });
}

TEST(InDistribution, ASectorMayBeTwo) {
  // a tower at a quarter of a sector sees over the new wall; what it sees is known there one communication later
  expect_same_distribution(
      {.forces = false, .by_sector = false},
      {"incidents", "follow_ons", "found_at_onset", "killed", "observed_km_h", "at_least_h:high", "reached:middle"},
      [](Document d) {
        d["escalation"].erase("tension");  // is the sector's own
        d["unit_types"]["wardens"] = {
            {"side", "north"}, {"team", "3 persons"}, {"road", "50 km/h"}, {"may", {"watch"}}};
        d["posts"]["tower"] = {{"at", {0.04, 0.001}},
                               {"sector", "part-1"},
                               {"watch", {{"radius", "9 km"}, {"detects", "70 %"}}},
                               {"since", "2021-01-01"},
                               {"holds", {{"wardens", 1}}}};
        d["response"] = {{"communication", "10 min"}};
        return Pair{d, halved(d)};
      });
}

}  // namespace
}  // namespace picket::testing
