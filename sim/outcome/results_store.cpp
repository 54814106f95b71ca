#include "picket/outcome/results_store.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <stop_token>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "database.hpp"
#include "digest.hpp"
#include "files.hpp"
#include "history_reader.hpp"
#include "history_writer.hpp"
#include "picket/core/error.hpp"
#include "picket/outcome/geojson.hpp"
#include "provenance.hpp"
#include "results_folder.hpp"
#include "schema.hpp"

namespace picket::outcome {
namespace {

/// Finished histories wait at most this long for their commit.
constexpr std::chrono::seconds patience{2};

/// Ids become keys of rows.
void require_distinct(const Setting& setting) {
  std::set<std::string, std::less<>> sectors{std::string{elsewhere_id}};
  for (const SectorSetting& sector : setting.sectors) {
    PICKET_INVARIANT(sectors.insert(sector.id).second, "the sectors of a setting have distinct ids");
  }
  const std::set<std::string> classes{setting.classes.begin(), setting.classes.end()};
  PICKET_INVARIANT(classes.size() == setting.classes.size(), "the classes of a setting have distinct ids");
  const std::set<std::string> levels{setting.levels.begin(), setting.levels.end()};
  PICKET_INVARIANT(levels.size() == setting.levels.size(), "the levels of a setting have distinct ids");
}

}  // namespace

/// Two threads come here: the caller's, and one that commits what has waited long enough while the caller is busy with the
/// next history. `mutex` guards all that changes.
struct ResultsStore::Implementation {
  explicit Implementation(const std::filesystem::path& path)
      : folder{path},
        shown{path / database_name},
        database{shown, Database::Access::existing, shown},
        setting{read_schema(database, shown)},
        provenance{provenance_from_json(read_file(path / provenance_name), path / provenance_name)},
        writer{database, setting},
        reader{database, setting, shown} {}

  const std::filesystem::path folder, shown;
  Database database;
  const Setting setting;
  const Provenance provenance;
  HistoryWriter writer;
  HistoryReader reader;

  std::mutex mutex;
  std::condition_variable_any changed;
  bool pending = false;  // a transaction is open
  std::chrono::steady_clock::time_point since;
  std::string failure;   // once it is set nothing more is written
  std::jthread committer;

  void begin();
  void commit();
  void add(const Outcome& outcome);
  void commit_in_time(const std::stop_token& stop);
  [[noreturn]] void give_up(const core::IoError& error);
};

void ResultsStore::Implementation::begin() {
  if (pending) return;
  database.execute("BEGIN IMMEDIATE");
  pending = true;
  since = std::chrono::steady_clock::now();
  if (!committer.joinable()) committer = std::jthread([this](const std::stop_token& stop) { commit_in_time(stop); });
  changed.notify_all();
}

/// A folder that vanished takes what is committed into it along, and SQLite alone does not notice.
void ResultsStore::Implementation::commit() {
  if (!failure.empty()) throw core::IoError(failure);
  if (!pending) return;
  try {
    database.execute("COMMIT");
    pending = false;
    database.require_in_place();
  } catch (const core::IoError& error) {
    give_up(error);
  }
}

/// Half a history must never be committed: the open transaction goes, and what was committed stays.
void ResultsStore::Implementation::give_up(const core::IoError& error) {
  failure = error.what();
  try {
    if (pending) database.execute("ROLLBACK");
  } catch (const core::IoError&) {
    // SQLite has rolled back by itself; the first failure is the one to tell.
  }
  pending = false;
  throw core::IoError(failure);
}

void ResultsStore::Implementation::add(const Outcome& outcome) {
  if (!failure.empty()) throw core::IoError(failure);
  std::optional<Outcome> stored;
  try {
    begin();
    if (reader.has(outcome.replication)) {
      stored = reader.read(outcome.replication);
    } else {
      writer.write(outcome);
    }
  } catch (const core::IoError& error) {
    give_up(error);
  }
  if (stored && *stored != outcome) {
    throw core::IoError(fmt::format("{}: history {} is there already and differs; the folder is of another scenario or "
                                    "program, choose a new one", folder.string(), outcome.replication));
  }
}

void ResultsStore::Implementation::commit_in_time(const std::stop_token& stop) {
  std::unique_lock lock{mutex};
  while (changed.wait(lock, stop, [&] { return pending; }) && !stop.stop_requested()) {
    const auto due = since + patience;
    changed.wait_until(lock, stop, due, [&] { return !pending; });
    if (!pending || std::chrono::steady_clock::now() < due) continue;
    try {
      commit();
    } catch (const core::IoError&) {
      return;  // `failure` tells the caller, at the next call
    }
  }
}

ResultsStore::ResultsStore(std::unique_ptr<Implementation> implementation) : implementation_{std::move(implementation)} {}
ResultsStore::ResultsStore(ResultsStore&&) noexcept = default;

ResultsStore& ResultsStore::operator=(ResultsStore&& other) noexcept {
  ResultsStore old{std::move(implementation_)};
  implementation_ = std::move(other.implementation_);
  return *this;
}

ResultsStore::~ResultsStore() {
  if (!implementation_) return;
  implementation_->committer = {};  // stops and joins
  try {
    implementation_->commit();
  } catch (const core::IoError&) {
    // Whoever must know calls flush().
  }
}

ResultsStore ResultsStore::create(const std::filesystem::path& folder, const Setting& setting, const Provenance& provenance,
                                  bool overwrite) {
  require_distinct(setting);
  make_folder(folder, overwrite, [&](const std::filesystem::path& draft) {
    {
      Database database{draft / database_name, Database::Access::create, folder / database_name};
      create_schema(database, setting);
    }
    write_file(draft / provenance_name, to_json(provenance), folder / provenance_name);
    write_file(draft / sectors_name, sectors_geojson(setting), folder / sectors_name);
  });
  return open(folder);
}

ResultsStore ResultsStore::open(const std::filesystem::path& folder) {
  return ResultsStore{std::make_unique<Implementation>(folder)};
}

void ResultsStore::add(const Outcome& outcome) {
  require_complete(outcome, setting());
  const std::scoped_lock lock{implementation_->mutex};
  implementation_->add(outcome);
}

void ResultsStore::flush() {
  const std::scoped_lock lock{implementation_->mutex};
  implementation_->commit();
}

const std::filesystem::path& ResultsStore::folder() const { return implementation_->folder; }
const Setting& ResultsStore::setting() const { return implementation_->setting; }
const Provenance& ResultsStore::provenance() const { return implementation_->provenance; }

std::vector<std::uint64_t> ResultsStore::replications() const {
  const std::scoped_lock lock{implementation_->mutex};
  return read_replications(implementation_->database);
}

std::vector<Outcome> ResultsStore::outcomes() const {
  const std::scoped_lock lock{implementation_->mutex};
  const Snapshot snapshot{implementation_->database};
  std::vector<Outcome> all;
  for (const std::uint64_t replication : read_replications(implementation_->database)) {
    all.push_back(implementation_->reader.read(replication));
  }
  return all;
}

std::string ResultsStore::digest() const {
  const std::scoped_lock lock{implementation_->mutex};
  const Snapshot snapshot{implementation_->database};
  return digest_of_rows(implementation_->database, implementation_->setting);
}

}  // namespace picket::outcome
