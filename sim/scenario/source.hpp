#pragma once
// Texts as they were read, and where in them a value stands.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "picket/scenario/diagnostic.hpp"

namespace picket::scenario {

/// A place in one of the sources of a reading. line and column count from 1, in characters; 0 is the file as a whole.
struct Spot {
  std::uint32_t file = 0;
  int line = 0;
  int column = 0;
  bool operator==(const Spot&) const = default;
};

/// A text with its lines.
class Source {
 public:
  /// name: the path as the author would write it; path: where it lies; bytes: without a byte order mark.
  Source(std::string name, std::filesystem::path path, std::string bytes);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] int lines() const { return static_cast<int>(line_starts_.size()); }
  /// Where line (from 1) begins in bytes().
  [[nodiscard]] std::size_t line_start(int line) const { return line_starts_[static_cast<std::size_t>(line - 1)]; }
  /// The line without its end; empty when there is none.
  [[nodiscard]] std::string_view line(int line) const;
  /// The line as a diagnostic shows it: see shown_line.
  [[nodiscard]] Diagnostic diagnostic(int line, int column, std::string message) const;

 private:
  std::string name_;
  std::filesystem::path path_;
  std::string bytes_;
  std::vector<std::size_t> line_starts_;
};

/// Bytes that a terminal must not see (control characters, what is not UTF-8) become `?`, one a byte. A line too long
/// to be read by anybody becomes empty.
std::string shown_line(std::string_view line);

/// Bytes in the UTF-8 character that begins at text[at]; 0 when there is none.
std::size_t utf8_length(std::string_view text, std::size_t at);

/// What no reader of ours accepts: bytes that are not UTF-8, control characters. At most one a file, since what follows
/// the first is seldom text.
std::vector<Diagnostic> unreadable_characters(const Source& source);

/// Reads a regular file of at most 256 MB and drops its byte order mark. named_at: who asks for it, for the message;
/// may be empty. Throws core::IoError.
std::string read_text(const std::filesystem::path& path, const std::string& named_at);

/// All texts of a reading and all that is wrong with them.
class Findings {
 public:
  /// The new source's number, for Spot::file.
  std::uint32_t take(Source source);
  [[nodiscard]] const Source& source(std::uint32_t file) const { return sources_[file]; }
  [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }

  /// Throws Refusal at once when there are more than anybody would read.
  void add(Spot at, std::string message);
  void add(Diagnostic diagnostic);
  void add(std::vector<Diagnostic> diagnostics);
  [[nodiscard]] Position position(Spot at) const;
  [[nodiscard]] std::size_t count() const { return found_.size(); }
  /// Throws Refusal when anything was found.
  void refuse_if_any();

 private:
  std::vector<Source> sources_;
  std::vector<Diagnostic> found_;
};

}  // namespace picket::scenario
