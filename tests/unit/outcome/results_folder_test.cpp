#include <fstream>

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "database.hpp"
#include "sample_study.hpp"

namespace picket::outcome::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;

class ResultsFolder : public Folder {
 protected:
  ResultsStore create(const fs::path& folder, bool overwrite = false) const {
    return ResultsStore::create(folder, setting_, sample_provenance(), overwrite);
  }
  std::string refusal(const fs::path& folder, bool overwrite = false) const {
    return complaint([&] { create(folder, overwrite); });
  }
  static std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder}) names.push_back(entry.path().filename().string());
    return names;
  }
  static void write(const fs::path& file, const std::string& text) { std::ofstream{file} << text; }
  void execute(const std::string& sql) const {
    Database{at("r") / "results.db", Database::Access::existing, "r"}.execute(sql);
  }
  std::string complaint_on_opening() const {
    return complaint([&] { ResultsStore::open(at("r")); });
  }
  void ask_for_more_columns_than_a_table_can_have() {
    for (int n = 0; n < 2000; ++n) setting_.tallies.push_back({std::to_string(n), "h"});
  }
  Setting setting_ = sample_setting();
  Outcome zero_ = sample_outcome(setting_, 0);
};

/// One line that begins with the path and ends with advice.
auto names(const fs::path& path, const std::string& reason) {
  return AllOf(StartsWith(path.string() + ": "), HasSubstr(reason), HasSubstr("; "), Not(HasSubstr("\n")));
}

TEST_F(ResultsFolder, IsMadeWithItsParentsAndNothingBeside) {
  create(at("a") / "b" / "r/");
  EXPECT_THAT(names_in(at("a") / "b"), UnorderedElementsAre("r"));
  EXPECT_THAT(names_in(at("a") / "b" / "r"), UnorderedElementsAre("results.db", "provenance.json", "sectors.geojson"));
}

TEST_F(ResultsFolder, IsNotMadeWhereThereIsOne) {
  create(at("r")).add(zero_);
  EXPECT_THAT(refusal(at("r")), names(at("r"), "exists"));
  EXPECT_EQ(ResultsStore::open(at("r")).outcomes().size(), 1U);
}

TEST_F(ResultsFolder, IsReplacedOnRequest) {
  create(at("r")).add(zero_);
  write(at("r") / "report.html", "");
  EXPECT_TRUE(create(at("r"), true).replications().empty());
  EXPECT_THAT(names_in(root()), UnorderedElementsAre("r"));
  EXPECT_THAT(names_in(at("r")), UnorderedElementsAre("results.db", "provenance.json", "sectors.geojson"));
}

TEST_F(ResultsFolder, IsReplacedBehindALinkAndTheLinkStays) {
  create(at("r")).add(zero_);
  fs::create_directory_symlink(at("r"), at("link"));
  EXPECT_TRUE(create(at("link"), true).replications().empty());
  EXPECT_TRUE(fs::is_symlink(at("link")));
  EXPECT_TRUE(ResultsStore::open(at("r")).replications().empty());
}

TEST_F(ResultsFolder, TakesThePlaceOfAnEmptyFolderOnRequest) {
  fs::create_directory(at("r"));
  create(at("r"), true).add(zero_);
  EXPECT_EQ(ResultsStore::open(at("r")).outcomes().size(), 1U);
}

TEST_F(ResultsFolder, NeverReplacesWhatIsNotPickets) {
  fs::create_directory(at("thesis"));
  write(at("thesis") / "chapter.tex", "years of work");
  EXPECT_THAT(refusal(at("thesis"), true), names(at("thesis"), "does not hold results"));
  write(at("thesis") / "results.db", "SQLite format 3");
  EXPECT_THAT(refusal(at("thesis"), true), names(at("thesis"), "does not hold results"));
  EXPECT_TRUE(fs::exists(at("thesis") / "chapter.tex"));
  EXPECT_THAT(names_in(root()), UnorderedElementsAre("thesis"));
}

TEST_F(ResultsFolder, NeverReplacesADatabaseOfAnotherProgram) {
  fs::create_directory(at("r"));
  Database{at("r") / "results.db", Database::Access::create, "r"}.execute("CREATE TABLE precious (a)");
  EXPECT_THAT(refusal(at("r"), true), names(at("r"), "does not hold results"));
  EXPECT_TRUE(fs::exists(at("r") / "results.db"));
}

TEST_F(ResultsFolder, NeverReplacesANoteThatWasPutBesideResults) {
  create(at("r"));
  write(at("r") / "notes.txt", "what the minister said");
  EXPECT_THAT(refusal(at("r"), true), names(at("r") / "notes.txt", "would be lost"));
  EXPECT_TRUE(fs::exists(at("r") / "notes.txt"));
}

TEST_F(ResultsFolder, IsNotMadeInPlaceOfAFileOrBelowOne) {
  write(at("file"), "text");
  EXPECT_THAT(refusal(at("file"), true), names(at("file"), "is not a folder"));
  EXPECT_THAT(refusal(at("file") / "r"), names(at("file") / "r", "Not a directory"));
}

TEST_F(ResultsFolder, IsNotMadeWhereNothingCanBeWritten) {
  EXPECT_THAT(refusal("/proc/picket/r"), names("/proc/picket/r", "cannot be made"));
}

TEST_F(ResultsFolder, LeavesNothingHalfMadeBehind) {
  ask_for_more_columns_than_a_table_can_have();
  EXPECT_THAT(refusal(at("a") / "b" / "r"), names(at("a") / "b" / "r" / "results.db", "too many columns"));
  EXPECT_TRUE(names_in(root()).empty());
}

TEST_F(ResultsFolder, KeepsTheOldResultsWhenTheNewOnesFail) {
  create(at("r")).add(zero_);
  ask_for_more_columns_than_a_table_can_have();
  refusal(at("r"), true);
  EXPECT_EQ(ResultsStore::open(at("r")).outcomes(), std::vector<Outcome>{zero_});
  EXPECT_THAT(names_in(root()), UnorderedElementsAre("r"));
}

TEST_F(ResultsFolder, IsNotOpenedWhereThereIsNone) {
  EXPECT_THAT(complaint_on_opening(), names(at("r") / "results.db", "cannot be opened (No such file or directory)"));
}

TEST_F(ResultsFolder, IsNotOpenedWhenItsDatabaseIsNone) {
  create(at("r"));
  write(at("r") / "results.db", std::string(5000, 'x'));
  EXPECT_THAT(complaint_on_opening(), names(at("r") / "results.db", "is not a database"));
}

TEST_F(ResultsFolder, IsNotOpenedWhenItsDatabaseIsSomebodyElses) {
  fs::create_directory(at("r"));
  Database{at("r") / "results.db", Database::Access::create, "r"}.execute("CREATE TABLE t (a)");
  EXPECT_THAT(complaint_on_opening(), names(at("r") / "results.db", "does not hold results of picket"));
}

TEST_F(ResultsFolder, IsNotOpenedWhenANewerVersionWroteIt) {
  create(at("r"));
  execute("PRAGMA user_version = 99");
  EXPECT_THAT(complaint_on_opening(),
              names(at("r") / "results.db", "is in format 99, this program reads 4; use a newer"));
}

TEST_F(ResultsFolder, IsNotOpenedWhenItIsDamaged) {
  create(at("r"));
  execute("UPDATE setting SET json = '{}'");
  EXPECT_THAT(complaint_on_opening(), names(at("r") / "results.db", "is damaged"));
}

TEST_F(ResultsFolder, IsNotOpenedWhenAColumnIsMissing) {
  create(at("r"));
  execute("ALTER TABLE sector DROP COLUMN km_h");
  EXPECT_THAT(complaint_on_opening(), names(at("r") / "results.db", "does not hold what results hold"));
}

TEST_F(ResultsFolder, IsNotOpenedWithoutItsProvenance) {
  create(at("r"));
  fs::remove(at("r") / "provenance.json");
  EXPECT_THAT(complaint_on_opening(), names(at("r") / "provenance.json", "No such file"));
  write(at("r") / "provenance.json", "{}");
  EXPECT_THAT(complaint_on_opening(), names(at("r") / "provenance.json", "is damaged"));
}

TEST_F(ResultsFolder, TellsThatRowsAreMissing) {
  create(at("r")).add(zero_);
  execute("DELETE FROM sector WHERE sector = 'sector-1'");
  const ResultsStore store = ResultsStore::open(at("r"));
  EXPECT_THAT(complaint([&] { static_cast<void>(store.outcomes()); }),
              names(at("r") / "results.db", "history 0 lacks sectors"));
}

TEST_F(ResultsFolder, TellsThatARowIsOfAnUnknownSector) {
  create(at("r")).add(zero_);
  execute("UPDATE sector SET sector = 'atlantis' WHERE sector = 'sector-1'");
  const ResultsStore store = ResultsStore::open(at("r"));
  const std::string text = complaint([&] { static_cast<void>(store.outcomes()); });
  EXPECT_THAT(text, names(at("r") / "results.db", "`atlantis` is not in its setting"));
  EXPECT_EQ(complaint([&] { static_cast<void>(store.outcomes()); }), text) << "and can be asked again";
}

TEST_F(ResultsFolder, TellsThatItVanished) {
  ResultsStore store = create(at("r"));
  fs::remove_all(at("r"));
  const std::string text = complaint([&] {
    store.add(zero_);
    store.flush();
  });
  EXPECT_THAT(text, names(at("r") / "results.db", "was moved or removed"));
}

TEST_F(ResultsFolder, TellsThatItVanishedBetweenAddingAndFlushing) {
  ResultsStore store = create(at("r"));
  store.add(zero_);
  fs::remove_all(at("r"));
  EXPECT_THAT(complaint([&] { store.flush(); }), names(at("r") / "results.db", "was moved or removed"));
}

TEST_F(ResultsFolder, TellsThatAnotherRunTookItsPlace) {
  ResultsStore store = create(at("r"));
  create(at("r"), true);
  const std::string text = complaint([&] {
    store.add(zero_);
    store.flush();
  });
  EXPECT_THAT(text, names(at("r") / "results.db", "was moved or removed"));
}

TEST_F(ResultsFolder, TellsThatAnotherRunTookItsPlaceBetweenAddingAndFlushing) {
  ResultsStore store = create(at("r"));
  store.add(zero_);
  create(at("r"), true);
  EXPECT_THAT(complaint([&] { store.flush(); }), names(at("r") / "results.db", "was moved or removed"));
}

TEST_F(ResultsFolder, NeverHoldsHalfAHistory) {
  create(at("r"));
  execute("CREATE TRIGGER t BEFORE INSERT ON incident WHEN new.number = 3 BEGIN SELECT RAISE(FAIL, 'enough'); END");
  {
    ResultsStore store = ResultsStore::open(at("r"));
    EXPECT_THAT(complaint([&] { store.add(zero_); }), names(at("r") / "results.db", "enough"));
  }
  EXPECT_TRUE(ResultsStore::open(at("r")).replications().empty());
}

std::string complaint_with(const fs::path& file, const std::string& first) {
  Database database{file, Database::Access::create, "out/results.db"};
  database.execute("CREATE TABLE IF NOT EXISTS t (a)");
  return complaint([&] {
    database.execute(first);
    database.execute("INSERT INTO t VALUES (zeroblob(100000))");
  });
}

TEST_F(ResultsFolder, TellsThatTheDiskIsFull) {
  EXPECT_THAT(complaint_with(at("db"), "PRAGMA max_page_count = 4"), names("out/results.db", "the disk is full"));
}

TEST_F(ResultsFolder, TellsThatItMustNotBeWritten) {
  EXPECT_THAT(complaint_with(at("db"), "PRAGMA query_only = ON"), names("out/results.db", "must not be written"));
}

TEST(FailureText, IsOneLineWithPathReasonAndAdviceForEveryKind) {
  for (const int code :
       {SQLITE_FULL, SQLITE_READONLY, SQLITE_READONLY_DBMOVED, SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_NOTADB,
        SQLITE_BUSY, SQLITE_LOCKED, SQLITE_IOERR_WRITE, SQLITE_ERROR, SQLITE_NOMEM, SQLITE_PERM}) {
    EXPECT_THAT(failure_text("out/results.db", code, 0, "message"), names("out/results.db", "")) << code;
  }
}

}  // namespace
}  // namespace picket::outcome::testing
