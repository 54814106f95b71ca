// Each test lets a child process die, and looks at what it left.

#include <csignal>
#include <functional>
#include <iostream>
#include <thread>

#include <gmock/gmock.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "database.hpp"
#include "sample_study.hpp"

namespace picket::outcome::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

class ResultsAfterACrash : public Folder {
 protected:
  ResultsStore create(const std::string& name) const {
    return ResultsStore::create(at(name), setting_, sample_provenance());
  }
  /// Runs in a child that ends without any destructor. Whether it came to its end.
  static bool comes_to_its_end(const std::function<void()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
      try {
        work();
      } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        ::_exit(1);
      }
      ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }
  Outcome history(std::uint64_t replication) const { return sample_outcome(setting_, replication, 200); }
  /// Histories 0 to n - 1 without any trouble.
  std::string undisturbed(std::uint64_t n) const {
    ResultsStore store = create("undisturbed");
    for (std::uint64_t r = 0; r < n; ++r) store.add(history(r));
    return store.digest();
  }
  Setting setting_ = sample_setting();
};

TEST_F(ResultsAfterACrash, HaveWhatWasFlushedAndGoOnFromThere) {
  ASSERT_TRUE(comes_to_its_end([&] {
    ResultsStore store = create("r");
    store.add(history(0));
    store.add(history(1));
    store.flush();
    store.add(history(2));
    ::_exit(0);
  }));
  ResultsStore store = ResultsStore::open(at("r"));
  EXPECT_THAT(store.replications(), ElementsAre(0U, 1U));
  for (std::uint64_t r = 0; r < 4; ++r) store.add(history(r));
  EXPECT_EQ(store.digest(), undisturbed(4));
}

TEST_F(ResultsAfterACrash, HaveWhatWasFinishedTwoSecondsBefore) {
  ASSERT_TRUE(comes_to_its_end([&] {
    ResultsStore store = create("r");
    store.add(history(0));
    std::this_thread::sleep_for(std::chrono::milliseconds{2600});  // as if the next history took long
    ::_exit(0);
  }));
  EXPECT_THAT(ResultsStore::open(at("r")).replications(), ElementsAre(0U));
}

TEST_F(ResultsAfterACrash, AreRolledBackFromAHotJournal) {
  create("r").add(history(0));
  ASSERT_TRUE(comes_to_its_end([&] {
    // A cache of one page spills half a transaction into the file.
    Database database{at("r") / "results.db", Database::Access::existing, "r"};
    database.execute(
        "PRAGMA cache_size = 1; BEGIN; DELETE FROM incident; DELETE FROM sector;"
        "UPDATE setting SET json = hex(zeroblob(100000));");
    ::_exit(0);
  }));
  ASSERT_TRUE(fs::exists(at("r") / "results.db-journal"));
  EXPECT_EQ(ResultsStore::open(at("r")).outcomes(), std::vector<Outcome>{history(0)});
}

TEST_F(ResultsAfterACrash, KeepWholeHistoriesWhenTheDiskTakesNoMore) {
  const auto fill_up = [&] {
    std::signal(SIGXFSZ, SIG_IGN);
    ResultsStore store = create("r");
    const rlimit limit{300'000, 300'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    std::string first;
    try {
      for (std::uint64_t r = 0; r < 1000; ++r) {
        store.add(history(r));
        if (r % 4 == 3) store.flush();
      }
    } catch (const core::IoError& e) {
      first = e.what();
    }
    EXPECT_THAT(first, ::testing::HasSubstr("r/results.db: cannot be read or written (File too large); "));
    EXPECT_EQ(complaint([&] { store.add(history(5000)); }), first) << "the failure is told again";
    EXPECT_EQ(complaint([&] { store.flush(); }), first);
    if (::testing::Test::HasFailure()) throw std::runtime_error("see above");
  };
  ASSERT_TRUE(comes_to_its_end(fill_up));
  ResultsStore store = ResultsStore::open(at("r"));
  const std::uint64_t kept = store.replications().size();
  EXPECT_GT(kept, 0U);
  EXPECT_EQ(kept % 4, 0U) << "what was flushed, no more and no less";
  store.add(history(kept));
  EXPECT_EQ(store.digest(), undisturbed(kept + 1));
}

TEST_F(ResultsAfterACrash, LetTheDestructorPassOverAFullDisk) {
  EXPECT_TRUE(comes_to_its_end([&] {
    std::signal(SIGXFSZ, SIG_IGN);
    ResultsStore store = create("r");
    const rlimit limit{100'000, 100'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    for (std::uint64_t r = 0; r < 20; ++r) store.add(history(r));
    const ResultsStore last = std::move(store);
  }));
  EXPECT_TRUE(ResultsStore::open(at("r")).replications().empty());
}

}  // namespace
}  // namespace picket::outcome::testing
