#include "session.hpp"

#include <optional>

#include <fmt/format.h>

#include "files.hpp"
#include "provenance.hpp"
#include "results_folder.hpp"
#include "schema.hpp"

namespace picket::outcome {
namespace {

/// Finished histories wait at most this long for their commit.
constexpr std::chrono::seconds patience{2};

}  // namespace

Session::Session(const std::filesystem::path& path)
    : folder{path},
      shown{path / database_name},
      database{shown, Database::Access::existing, shown},
      setting{read_schema(database, shown)},
      provenance{provenance_from_json(read_file(path / provenance_name), path / provenance_name)},
      writer{database, setting},
      reader{database, setting, shown} {}

void Session::begin() {
  if (pending) return;
  database.execute("BEGIN IMMEDIATE");
  pending = true;
  since = std::chrono::steady_clock::now();
  if (!committer.joinable()) committer = std::jthread([this](const std::stop_token& stop) { commit_in_time(stop); });
  changed.notify_all();
}

void Session::commit() {
  if (!failure.empty()) throw core::IoError(failure);
  if (!pending) return;
  try {
    database.execute("COMMIT");
    pending = false;
  } catch (const core::IoError& error) {
    give_up(error);
  }
}

/// Half a history must never be committed: the open transaction goes, and what was committed stays.
void Session::give_up(const core::IoError& error) {
  failure = error.what();
  try {
    if (pending) database.execute("ROLLBACK");
  } catch (const core::IoError&) {
    // SQLite has rolled back by itself; the first failure is the one to tell.
  }
  pending = false;
  throw core::IoError(failure);
}

void Session::add(const Outcome& outcome) {
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
    throw core::IoError(
        fmt::format("{}: history {} is there already and differs; the folder is of another scenario or "
                    "program, choose a new one",
                    folder.string(), outcome.replication));
  }
}

void Session::commit_in_time(const std::stop_token& stop) {
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

void Session::end() noexcept {
  committer = {};  // stops and joins
  try {
    const std::scoped_lock lock{mutex};
    commit();
  } catch (const std::exception&) {
    // Whoever must know calls flush().
  }
}

}  // namespace picket::outcome
