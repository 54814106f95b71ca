#include "picket/experiment/replicate.hpp"

#include <filesystem>
#include <numeric>

#include <gtest/gtest.h>
#include <oneapi/tbb/task_arena.h>
#include <unistd.h>

#include "picket/model/compile.hpp"
#include "picket/model/simulate.hpp"
#include "straight_border.hpp"

namespace picket::experiment {
namespace {

using outcome::ResultsStore;
namespace fs = std::filesystem;
using picket::testing::add_forces, picket::testing::standing_post, picket::testing::straight_border;

/// A fortnight on 100 km with posts and patrols: histories that differ much in length, as on a real border.
scenario::Scenario fortnight() {
  scenario::Scenario s = straight_border();
  add_forces(s);
  s.clock.length = 14 * std::chrono::hours{24};
  for (int i = 0; i < 5; ++i) s.posts["post-" + std::to_string(i)] = standing_post(10 + 20 * i, 3, 4, 0.5);
  s.incidents["clash"].rate.per_sector = core::Rate{20.0 / (14 * 86400)};
  return s;
}

class Replications : public ::testing::Test {
 protected:
  Replications() { fs::create_directories(folder_); }
  ~Replications() override { fs::remove_all(folder_); }

  ResultsStore store(const std::string& name) const {
    return ResultsStore::create(folder_ / name, setting_of(family_.as_written()),
                                outcome::Provenance{.seed = 3, .replications = replications_});
  }
  Plan plan(unsigned threads) const { return {.seed = 3, .replications = replications_, .threads = threads}; }
  std::vector<std::uint64_t> first(std::uint64_t n) const {
    std::vector<std::uint64_t> all(n);
    std::iota(all.begin(), all.end(), 0U);
    return all;
  }
  /// What one history after the other gives.
  std::string digest_played_by_hand() const {
    ResultsStore by_hand = store("by-hand");
    for (std::uint64_t r = 0; r < replications_; ++r) by_hand.add(model::simulate(family_.as_written(), 3, r));
    return by_hand.digest();
  }

  static constexpr std::uint64_t replications_ = 60;
  const model::Family family_{fortnight()};
  std::atomic<bool> stop_ = false;

 private:
  const fs::path folder_ = fs::path{::testing::TempDir()} / ("picket-replicate-" + std::to_string(::getpid()));
};

TEST_F(Replications, AreTheSameOnAnyNumberOfThreads) {
  const std::string digest = digest_played_by_hand();
  for (const unsigned threads : {1U, 2U, 7U}) {
    ResultsStore results = store(std::to_string(threads));
    EXPECT_EQ(replicate(family_, plan(threads), results, stop_), Ending::complete);
    EXPECT_EQ(results.replications(), first(replications_));
    EXPECT_EQ(results.digest(), digest) << threads << " threads";
  }
}

TEST_F(Replications, DifferFromOneAnotherAndFromThoseOfAnotherSeed) {
  ResultsStore results = store("a");
  replicate(family_, plan(2), results, stop_);
  const auto outcomes = results.outcomes();
  for (std::size_t r = 1; r < outcomes.size(); ++r) EXPECT_NE(outcomes[r].rows, outcomes[r - 1].rows);
  ResultsStore other = store("b");
  Plan other_seed = plan(2);
  other_seed.seed = 4;
  replicate(family_, other_seed, other, stop_);
  EXPECT_NE(results.digest(), other.digest());
}

TEST_F(Replications, ReachTheStoreInOrder) {
  ResultsStore results = store("a");
  std::uint64_t calls = 0;
  replicate(family_, plan(7), results, stop_, [&](std::uint64_t done, std::uint64_t of) {
    ++calls;
    EXPECT_EQ(done, calls);
    EXPECT_EQ(of, replications_);
    EXPECT_EQ(results.replications(), first(done));
  });
  EXPECT_EQ(calls, replications_);
}

TEST_F(Replications, RunOnAsManyThreadsAsAreAskedFor) {
  for (const unsigned threads : {1U, 2U, 7U}) {  // 7: more than a small machine has
    ResultsStore results = store(std::to_string(threads));
    replicate(family_, plan(threads), results, stop_, [&](std::uint64_t, std::uint64_t) {
      EXPECT_EQ(oneapi::tbb::this_task_arena::max_concurrency(), static_cast<int>(threads));
    });
  }
}

TEST_F(Replications, StopOnRequestAndKeepWhatWasFinished) {
  ResultsStore results = store("a");
  const Ending ending =
      replicate(family_, plan(2), results, stop_, [&](std::uint64_t done, std::uint64_t) { stop_ = done >= 5; });
  EXPECT_EQ(ending, Ending::interrupted);
  const auto kept = results.replications();
  EXPECT_GE(kept.size(), 5U);
  EXPECT_LE(kept.size(), 5U + 4 * 2) << "no more than were in progress are finished";
  EXPECT_EQ(kept, first(kept.size()));
}

TEST_F(Replications, DoNotBeginWhenStoppedBefore) {
  ResultsStore results = store("a");
  stop_ = true;
  EXPECT_EQ(replicate(family_, plan(2), results, stop_), Ending::interrupted);
  EXPECT_TRUE(results.replications().empty());
}

TEST_F(Replications, ContinueAfterAnInterruptionAsIfThereHadBeenNone) {
  ResultsStore results = store("a");
  replicate(family_, plan(2), results, stop_, [&](std::uint64_t done, std::uint64_t) { stop_ = done >= 5; });
  const std::uint64_t kept = results.replications().size();
  ASSERT_LT(kept, replications_);
  stop_ = false;
  std::uint64_t played = 0, first_told = 0;
  const Ending ending = replicate(family_, plan(7), results, stop_, [&](std::uint64_t done, std::uint64_t) {
    if (++played == 1) first_told = done;
  });
  EXPECT_EQ(ending, Ending::complete);
  EXPECT_EQ(played, replications_ - kept) << "those that were there are not played again";
  EXPECT_EQ(first_told, kept + 1);
  EXPECT_EQ(results.digest(), digest_played_by_hand());
}

TEST_F(Replications, FillTheGapsThatOthersLeft) {
  ResultsStore results = store("a");
  for (const std::uint64_t r : {std::uint64_t{17}, std::uint64_t{3}, std::uint64_t{59}})
    results.add(model::simulate(family_.as_written(), 3, r));
  std::uint64_t played = 0;
  EXPECT_EQ(replicate(family_, plan(2), results, stop_, [&](std::uint64_t, std::uint64_t) { ++played; }),
            Ending::complete);
  EXPECT_EQ(played, replications_ - 3);
  EXPECT_EQ(results.digest(), digest_played_by_hand());
}

TEST_F(Replications, AreCompleteWhenAllWereThere) {
  ResultsStore results = store("a");
  replicate(family_, plan(2), results, stop_);
  const auto nothing = [](std::uint64_t, std::uint64_t) { FAIL() << "nothing was missing"; };
  EXPECT_EQ(replicate(family_, plan(2), results, stop_, nothing), Ending::complete);
  Plan fewer = plan(2);
  fewer.replications = 10;
  EXPECT_EQ(replicate(family_, fewer, results, stop_, nothing), Ending::complete);
  EXPECT_EQ(results.replications(), first(replications_));
}

TEST_F(Replications, EndWithTheErrorThatOneOfThemMet) {
  ResultsStore results = store("a");
  const auto failing = [](std::uint64_t done, std::uint64_t) {
    if (done == 4) throw std::runtime_error{"the disk is full"};
  };
  EXPECT_THROW(replicate(family_, plan(7), results, stop_, failing), std::runtime_error);
  EXPECT_EQ(results.replications(), first(4));
  EXPECT_EQ(replicate(family_, plan(7), results, stop_), Ending::complete);
  EXPECT_EQ(results.digest(), digest_played_by_hand());
}

}  // namespace
}  // namespace picket::experiment
