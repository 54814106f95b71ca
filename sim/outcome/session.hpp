#pragma once
// An open folder of results, and its transaction.

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>

#include "database.hpp"
#include "history_reader.hpp"
#include "history_writer.hpp"
#include "picket/core/error.hpp"
#include "picket/outcome/results_store.hpp"

namespace picket::outcome {

/// Two threads come here: the caller's, and one that commits what has waited long enough while the caller is busy with
/// the next history. `mutex` guards all that changes; the caller takes it before any call.
struct Session {
  explicit Session(const std::filesystem::path& path);

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
  std::string failure;  // once it is set nothing more is written
  std::jthread committer;

  void add(const Outcome& outcome);
  void commit();
  /// Commits what it can and never throws. Takes the mutex itself.
  void end() noexcept;

 private:
  void begin();
  void commit_in_time(const std::stop_token& stop);
  [[noreturn]] void give_up(const core::IoError& error);
};

}  // namespace picket::outcome
