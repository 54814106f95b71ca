#pragma once
// Texts as they were read, and where in them a value stands.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
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
  auto operator<=>(const Spot&) const = default;
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
  /// Message and line are made printable; a line too long to be read by anybody is left out.
  [[nodiscard]] Diagnostic diagnostic(int line, int column, std::string message) const;

 private:
  std::string name_;
  std::filesystem::path path_;
  std::string bytes_;
  std::vector<std::size_t> line_starts_;
};

/// A text for a terminal: control characters, what is not UTF-8, and marks that turn the direction of writing become
/// `?`.
std::string printable(std::string_view text);

/// Bytes in the UTF-8 character that begins at text[at]; 0 when there is none.
std::size_t utf8_length(std::string_view text, std::size_t at);

/// What no reader of ours accepts: bytes that are not UTF-8, control characters. At most one a file, since what follows
/// the first is seldom text.
std::vector<Diagnostic> unreadable_characters(const Source& source);

inline constexpr std::size_t most_bytes = 256UL * 1024 * 1024;

/// Reads a regular file and drops its byte order mark. named_at: who asks for it, for the message; may be empty. Throws
/// core::IoError, also when it is larger than `limit` bytes.
std::string read_text(const std::filesystem::path& path, const std::string& named_at, std::size_t limit);

/// All texts of a reading and all that is wrong with them. A copy shares the texts.
class Findings {
 public:
  /// limit: bytes of the largest file that is read.
  explicit Findings(std::size_t limit = most_bytes) : limit_{limit} {}
  [[nodiscard]] std::size_t limit() const { return limit_; }

  /// The new source's number, for Spot::file.
  std::uint32_t take(Source source);
  [[nodiscard]] const Source& source(std::uint32_t file) const { return *sources_[file]; }
  [[nodiscard]] std::uint32_t sources() const { return static_cast<std::uint32_t>(sources_.size()); }

  /// What is told with every problem in the file: which other file extends it, and where.
  void extended(std::uint32_t file, Spot by);
  /// A key that an overlay takes away by `~`, and where; told with what then misses it.
  void removed(std::string key, Spot at);
  /// A key that an overlay adds, and the key beside it that was probably meant; told with every problem of the added.
  void perhaps(Spot added, std::string meant);
  /// What is told with every problem of the value that stands at `use`: it is `$name`, written elsewhere.
  void named(Spot use, std::string name, Spot value);

  /// The name that stands at a spot; empty when none does.
  [[nodiscard]] std::string name_at(Spot use) const;

  /// Throws Refusal at once when there are more than anybody would read.
  void add(Spot at, std::string message);
  /// Unless one has been told of this spot by this function.
  void add_once(Spot at, std::string message);
  /// A problem because `key` is not there.
  void add_missing(Spot at, std::string message, std::string_view key);
  /// What is legal and probably not meant.
  void warn(Spot at, std::string message);
  [[nodiscard]] const std::vector<Diagnostic>& warnings() const { return warnings_; }
  void add(Diagnostic diagnostic);
  void add(std::vector<Diagnostic> diagnostics);
  [[nodiscard]] Diagnostic diagnostic(Spot at, std::string message) const;
  [[nodiscard]] Position position(Spot at) const;
  [[nodiscard]] std::size_t count() const { return found_.size(); }
  /// Throws Refusal when anything was found.
  void refuse_if_any();

 private:
  struct Name {
    std::string name;
    Spot value;
  };
  std::size_t limit_;
  std::vector<std::shared_ptr<const Source>> sources_;
  std::map<std::uint32_t, Spot> extended_by_;
  std::map<Spot, Name> names_;
  std::map<std::string, Spot, std::less<>> removed_;
  std::map<Spot, std::string> perhaps_;
  std::set<Spot> told_once_;
  std::vector<Diagnostic> found_, warnings_;
};

}  // namespace picket::scenario
