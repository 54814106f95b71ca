#pragma once
// SQLite with C++ ownership: a connection, a prepared statement, and errors a planner can act on.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace picket::outcome {

class Database {
 public:
  enum class Access { create, existing };

  /// shown: the path that errors name; it differs from `file` while a folder is being built beside its place.
  Database(const std::filesystem::path& file, Access access, std::filesystem::path shown);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  void execute(const std::string& sql);
  /// The first number of the first row.
  std::int64_t number(const std::string& sql);

  /// Throws core::IoError for an SQLite result code.
  [[noreturn]] void fail(int code) const;

 private:
  friend class Statement;
  friend class Snapshot;
  [[nodiscard]] bool has_moved() const;  // removed, or replaced by another
  sqlite3* handle_ = nullptr;
  std::filesystem::path shown_;
};

/// Several reads of one state, whatever other programs write meanwhile.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  ~Snapshot();

 private:
  Database& database_;
};

class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  /// Parameters count from 1, columns from 0. A bound text must outlive the step.
  void bind(int parameter, double value);
  void bind(int parameter, std::int64_t value);
  void bind(int parameter, std::string_view text);
  void bind_null(int parameter);

  /// Whether there is a row. After the last one, or an error, the statement is ready for new parameters.
  bool step();
  void run() {
    while (step()) {
    }
  }
  /// Ends early: a statement between two rows holds a lock.
  void reset();

  enum class Type { integer, real, text, null };
  [[nodiscard]] int columns() const;
  [[nodiscard]] Type type(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view text(int column) const;  // until the next step

 private:
  void check(int code);
  Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

/// One line for an SQLite failure: the path, the reason, what to do.
std::string failure_text(const std::filesystem::path& shown, int extended_code, int system_error, const char* message);

}  // namespace picket::outcome
