// Comparisons of hand-made studies, whose differences and verdicts are known.

#include <filesystem>
#include <functional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "picket/analysis/comparison.hpp"
#include "picket/core/error.hpp"

namespace picket::analysis {
namespace {

using outcome::ResultsStore;
using ::testing::HasSubstr;

class Comparisons : public ::testing::Test {
 protected:
  Comparisons() { std::filesystem::create_directories(folder_); }
  ~Comparisons() override { std::filesystem::remove_all(folder_); }
  Comparisons(const Comparisons&) = delete;
  Comparisons& operator=(const Comparisons&) = delete;

  /// A study of 20 replications in which replication r has so many killed.
  ResultsStore study(const std::string& name, const std::function<double(std::uint64_t)>& killed,
                     double matters_from = 0, std::uint64_t asked_for = 20) {
    outcome::Setting setting;
    setting.name = name;
    setting.start = "2021-08-05T00:00+04:00";
    setting.length_h = 8760;
    setting.sectors = {{.id = "all",
                        .region = "",
                        .from_km = 0,
                        .to_km = 1,
                        .drawn_km = 1,
                        .border = "b",
                        .line = {{45, 41}, {45, 40}}}};
    setting.tallies = outcome::tallies({}, {}, {});
    setting.primary = {{"killed", matters_from}};
    auto store = ResultsStore::create(folder_ / name, setting,
                                      {.version = "1",
                                       .build = "",
                                       .seed = 3,
                                       .replications = asked_for,
                                       .texts = {},
                                       .command = "",
                                       .circumstances = {}});
    const auto place = static_cast<std::size_t>(std::ranges::find(setting.tallies, "killed", &outcome::Tally::id) -
                                                setting.tallies.begin());
    for (std::uint64_t r = 0; r < 20; ++r) {
      outcome::Outcome history{.replication = r,
                               .rows = {std::vector<double>(setting.tallies.size())},
                               .elsewhere = std::vector<double>(setting.tallies.size()),
                               .incidents = {}};
      history.rows[0][place] = killed(r);
      store.add(history);
    }
    store.flush();
    return store;
  }

  static Difference of(const ResultsStore& base, const ResultsStore& proposal) {
    return compare(base, {&proposal}).proposals.at(0).differences.at(0);
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("picket-comparison-" + std::to_string(getpid()));
};

double alternating(std::uint64_t r) { return r % 2 == 0 ? 10.0 : 2.0; }

TEST_F(Comparisons, FindWhatUnpairedIntervalsHide) {
  const auto base = study("base", alternating);
  const auto better = study("better", [](std::uint64_t r) { return alternating(r) - (r % 4 == 0 ? 2.0 : 1.0); });
  const Difference d = of(base, better);
  EXPECT_DOUBLE_EQ(d.difference.value.value(), -1.25);
  EXPECT_EQ(d.verdict, Verdict::better);  // fewer killed
  EXPECT_GT(d.gain, 50);
  EXPECT_GT(d.proposal.high.value(), 6.0);  // the mean of the base lies in the interval of the proposal alone
  EXPECT_EQ(of(better, base).verdict, Verdict::worse);
}

TEST_F(Comparisons, SayThatNothingMattersOnlyWhereTheWholeIntervalIsSmall) {
  const auto small = [](std::uint64_t r) { return alternating(r) + (r % 2 == 0 ? 0.2 : -0.1); };
  const auto wide = [](std::uint64_t r) { return alternating(r) + (r % 3 == 0 ? 4.0 : -2.0); };
  const auto base = study("base", alternating, 1);
  EXPECT_EQ(of(base, study("small", small)).verdict, Verdict::no_difference);
  EXPECT_EQ(of(base, study("wide", wide)).verdict, Verdict::undecided);
  // without a margin a difference that is not told from zero stays open
  EXPECT_EQ(of(study("unmargined", alternating), study("small2", small)).verdict, Verdict::undecided);
}

TEST_F(Comparisons, SayAboutHowManyReplicationsWouldDecide) {
  const auto base = study("base", alternating, 1);
  const Difference d =
      of(base, study("wide", [](std::uint64_t r) { return alternating(r) + (r % 3 == 0 ? 4.0 : -2.0); }));
  // the interval must shrink from its half width to what lies between the difference seen and the margin
  const double half = (*d.difference.high - *d.difference.low) / 2, due = 1 - std::abs(*d.difference.value);
  EXPECT_EQ(d.more_replications,
            100 * static_cast<std::uint64_t>(std::ceil(20 * (half * half / (due * due) - 1) / 100)));
}

TEST_F(Comparisons, GiveNoVerdictOfAnIncompleteRun) {
  const auto base = study("base", alternating);
  const auto part = study(
      "part", [](std::uint64_t r) { return alternating(r) - 1; }, 0, 21);
  const Comparison c = compare(base, {&part});
  EXPECT_FALSE(c.complete);
  EXPECT_EQ(c.proposals[0].differences[0].verdict, Verdict::undecided);
  EXPECT_EQ(c.proposals[0].differences[0].more_replications, 0U);
  EXPECT_THAT(to_text(c), HasSubstr("no verdict is given"));
}

TEST_F(Comparisons, HoldTheWholeFamilyAtOnce) {
  const auto base = study("base", alternating);
  const auto other = study("other", [](std::uint64_t r) { return alternating(r) + (r % 5 == 0 ? 1.0 : 0.0); });
  const Comparison three = compare(base, {&other, &other, &other});
  const auto& d = three.proposals[2].differences[0].difference;
  // Student's t with 19 degrees of freedom at 1 - 0.05 / 3 / 2: 2.625
  EXPECT_NEAR((*d.high - *d.value) / *d.standard_error, 2.625, 0.001);
  EXPECT_THAT(to_text(three), HasSubstr("at 98.33 %"));
}

}  // namespace
}  // namespace picket::analysis
