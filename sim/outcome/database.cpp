#include "database.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <sqlite3.h>

#include "picket/core/error.hpp"

namespace picket::outcome {
namespace {

/// Another process that is committing needs well under this.
constexpr int busy_milliseconds = 30'000;

/// What a transaction writes should not spill into the file before it ends. KiB, negative as SQLite wants it.
constexpr const char* settings = "PRAGMA cache_size = -65536; PRAGMA synchronous = EXTRA;";

}  // namespace

std::string failure_text(const std::filesystem::path& shown, int extended_code, int system_error, const char* message) {
  const std::string path = shown.string();
  const char* reason = system_error != 0 ? std::strerror(system_error) : message;
  if (extended_code == SQLITE_READONLY_DBMOVED) {
    return fmt::format("{}: was moved or removed while in use; put it back or run again with a new folder", path);
  }
  switch (extended_code & 0xff) {
    case SQLITE_FULL:
      return fmt::format("{}: the disk is full; free some space and resume, finished histories are kept", path);
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return fmt::format("{}: must not be written; allow it or choose another folder", path);
    case SQLITE_CANTOPEN:
      return fmt::format("{}: cannot be opened ({}); check that the folder exists and may be read and written", path,
                         reason);
    case SQLITE_NOTADB:
      return fmt::format("{}: is not a database; choose a folder of results", path);
    case SQLITE_CORRUPT:
      return fmt::format("{}: is damaged ({}); make the results anew", path, message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return fmt::format("{}: another program is writing it; wait until it has finished", path);
    case SQLITE_IOERR:
      return fmt::format("{}: cannot be read or written ({}); check the disk and resume, finished histories are kept",
                         path, reason);
    case SQLITE_ERROR:
      return fmt::format("{}: does not hold what results hold ({}); make the results anew", path, message);
    default:
      return fmt::format("{}: {}; check the disk and try again", path, message);
  }
}

Database::Database(const std::filesystem::path& file, Access access, std::filesystem::path shown)
    : shown_{std::move(shown)} {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE | (access == Access::create ? SQLITE_OPEN_CREATE : 0);
  try {
    if (const int code = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr); code != SQLITE_OK) fail(code);
    sqlite3_busy_timeout(handle_, busy_milliseconds);
    execute(settings);
  } catch (...) {
    sqlite3_close_v2(handle_);
    throw;
  }
}

Database::~Database() { sqlite3_close_v2(handle_); }

void Database::fail(int code) const {
  // SQLite forgets the system's reason when it is the end of a transaction that fails.
  const int last = errno;
  if (handle_ == nullptr) throw core::IoError(failure_text(shown_, code, last, sqlite3_errstr(code)));
  const int system_error = sqlite3_system_errno(handle_) != 0 ? sqlite3_system_errno(handle_) : last;
  const std::string message = sqlite3_errmsg(handle_);
  if (has_moved()) code = SQLITE_READONLY_DBMOVED;  // whatever failed, this is the reason
  throw core::IoError(failure_text(shown_, code, system_error, message.c_str()));
}

bool Database::has_moved() const {
  int moved = 0;
  return sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

void Database::execute(const std::string& sql) {
  errno = 0;
  if (const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK) fail(code);
}

std::int64_t Database::number(const std::string& sql) {
  Statement statement{*this, sql};
  return statement.step() ? statement.integer(0) : 0;
}

// A savepoint, since it may stand inside a transaction that writes.
Snapshot::Snapshot(Database& database) : database_{database} { database_.execute("SAVEPOINT snapshot"); }
Snapshot::~Snapshot() { sqlite3_exec(database_.handle_, "RELEASE snapshot", nullptr, nullptr, nullptr); }

Statement::Statement(Database& database, std::string_view sql) : database_{database} {
  check(sqlite3_prepare_v3(database.handle_, sql.data(), static_cast<int>(sql.size()), 0, &handle_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::check(int code) {
  if (code != SQLITE_OK) database_.fail(code);
}

void Statement::bind(int parameter, double value) { check(sqlite3_bind_double(handle_, parameter, value)); }
void Statement::bind(int parameter, std::int64_t value) { check(sqlite3_bind_int64(handle_, parameter, value)); }
void Statement::bind(int parameter, std::string_view text) {
  check(sqlite3_bind_text(handle_, parameter, text.data(), static_cast<int>(text.size()), SQLITE_STATIC));
}
void Statement::bind_null(int parameter) { check(sqlite3_bind_null(handle_, parameter)); }

bool Statement::step() {
  errno = 0;
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(handle_);
    return false;
  }
  try {
    database_.fail(code);
  } catch (...) {
    sqlite3_reset(handle_);  // after the message was read: a reset changes it
    throw;
  }
}

void Statement::reset() { sqlite3_reset(handle_); }

int Statement::columns() const { return sqlite3_column_count(handle_); }
Statement::Type Statement::type(int column) const {
  switch (sqlite3_column_type(handle_, column)) {
    case SQLITE_INTEGER:
      return Type::integer;
    case SQLITE_FLOAT:
      return Type::real;
    case SQLITE_NULL:
      return Type::null;
    default:
      return Type::text;
  }
}
double Statement::real(int column) const { return sqlite3_column_double(handle_, column); }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }
std::string_view Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

}  // namespace picket::outcome
