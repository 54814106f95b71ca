#include "source.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "picket/core/error.hpp"

namespace picket::scenario {
namespace {

constexpr std::size_t longest_shown_line = 2000;
constexpr std::size_t most_problems = 1000;

[[noreturn]] void cannot_read(const std::filesystem::path& path, const std::string& named_at, std::string_view reason,
                              std::string_view remedy) {
  const std::string who = named_at.empty() ? "" : fmt::format(" (named at {})", named_at);
  throw core::IoError(fmt::format("cannot read {}{}: {}; {}", path.string(), who, reason, remedy));
}

}  // namespace

Source::Source(std::string name, std::filesystem::path path, std::string bytes)
    : name_{std::move(name)}, path_{std::move(path)}, bytes_{std::move(bytes)} {
  line_starts_.push_back(0);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1)) {
    if (at + 1 < bytes_.size()) line_starts_.push_back(at + 1);
  }
}

std::string_view Source::line(int line) const {
  if (line < 1 || line > lines()) return {};
  const std::size_t from = line_start(line);
  const std::size_t to = line < lines() ? line_start(line + 1) : bytes_.size();
  std::string_view shown = std::string_view{bytes_}.substr(from, to - from);
  if (shown.ends_with('\n')) shown.remove_suffix(1);
  if (shown.ends_with('\r')) shown.remove_suffix(1);
  return shown;
}

Diagnostic Source::diagnostic(int at_line, int column, std::string message) const {
  const std::string_view shown = line(at_line);
  return {Severity::error,
          {name_, at_line, column},
          printable(message),
          shown.size() > longest_shown_line ? "" : printable(shown)};
}

std::string printable(std::string_view text) {
  constexpr std::array turning{"\u061c", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c",
                               "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"};
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, utf8_length(text, at));
    const std::string_view character = text.substr(at, length);
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool control =
        (byte < 0x20 && byte != '\t') || byte == 0x7f || (character >= "\u0080" && character <= "\u009f");
    const bool odd = utf8_length(text, at) == 0 || std::ranges::find(turning, character) != turning.end();
    shown += control || odd ? "?" : character;
    at += length;
  }
  return shown;
}

std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xc0U) == 0x80U; };
  const unsigned first = byte(at);
  if (at >= text.size()) return 0;
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return follows(at + 1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    const unsigned second = byte(at + 1);
    const bool overlong = first == 0xe0 && second < 0xa0;
    const bool surrogate = first == 0xed && second >= 0xa0;
    return follows(at + 1) && follows(at + 2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const unsigned second = byte(at + 1);
    const bool beyond = (first == 0xf0 && second < 0x90) || (first == 0xf4 && second >= 0x90);
    return follows(at + 1) && follows(at + 2) && follows(at + 3) && !beyond ? 4 : 0;
  }
  return 0;
}

std::vector<Diagnostic> unreadable_characters(const Source& source) {
  const std::string_view text = source.bytes();
  int line = 1;
  int column = 1;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f;
    const std::size_t length = utf8_length(text, at);
    if (control) {
      return {
          source.diagnostic(line, column, fmt::format("control character 0x{:02x}; a scenario is plain text", byte))};
    }
    if (length == 0) {
      return {source.diagnostic(line, column, fmt::format("byte 0x{:02x} is not UTF-8; save the file as UTF-8", byte))};
    }
    at += length;
    column = byte == '\n' ? 1 : column + 1;
    line += byte == '\n' ? 1 : 0;
  }
  return {};
}

std::string read_text(const std::filesystem::path& path, const std::string& named_at, std::size_t limit) {
  std::error_code failure;
  const auto status = std::filesystem::status(path, failure);
  if (status.type() == std::filesystem::file_type::not_found) {
    cannot_read(path, named_at, "there is no such file", "check the name");
  }
  if (failure) cannot_read(path, named_at, failure.message(), "check the path and its permissions");
  if (std::filesystem::is_directory(status)) cannot_read(path, named_at, "it is a folder", "name the file in it");
  if (!std::filesystem::is_regular_file(status)) {
    cannot_read(path, named_at, "it is not a regular file", "copy its content to a file");
  }
  std::ifstream in{path, std::ios::binary};
  if (!in) cannot_read(path, named_at, std::strerror(errno), "check its permissions");
  std::string bytes;
  std::string piece(1U << 20U, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    bytes.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) {
      cannot_read(path, named_at, fmt::format("it is larger than {} MB", limit >> 20U),
                  "split or simplify it, or allow more with --max-size");
    }
  }
  if (in.bad()) cannot_read(path, named_at, std::strerror(errno), "check the disk");
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
  return bytes;
}

std::uint32_t Findings::take(Source source) {
  sources_.push_back(std::make_shared<const Source>(std::move(source)));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

void Findings::extended(std::uint32_t file, Spot by) { extended_by_.emplace(file, by); }

void Findings::named(Spot use, std::string name, Spot value) { names_.emplace(use, Name{std::move(name), value}); }

std::string Findings::name_at(Spot use) const {
  const auto found = names_.find(use);
  return found == names_.end() ? "" : found->second.name;
}

void Findings::removed(std::string key, Spot at) { removed_.insert_or_assign(std::move(key), at); }

void Findings::perhaps(Spot added, std::string meant) { perhaps_.emplace(added, std::move(meant)); }

void Findings::add_once(Spot at, std::string message) {
  if (told_once_.insert(at).second) add(at, std::move(message));
}

void Findings::add_missing(Spot at, std::string message, std::string_view key) {
  Diagnostic made = diagnostic(at, std::move(message));
  if (const auto removal = removed_.find(key); removal != removed_.end())
    made.remarks.insert(made.remarks.begin(), {position(removal->second), fmt::format("'{}' is taken away here", key)});
  add(std::move(made));
}

Diagnostic Findings::diagnostic(Spot at, std::string message) const {
  Diagnostic made = source(at.file).diagnostic(at.line, at.column, std::move(message));
  if (const auto name = names_.find(at); name != names_.end())
    made.remarks.push_back({position(name->second.value), fmt::format("'${}' is written here", name->second.name)});
  if (const auto meant = perhaps_.find(at); meant != perhaps_.end())
    made.remarks.push_back(
        {made.at, fmt::format("this adds a new one; to change what is there write '{}'", meant->second)});
  for (auto by = extended_by_.find(at.file); by != extended_by_.end(); by = extended_by_.find(by->second.file))
    made.remarks.push_back({position(by->second), fmt::format("{} is extended here", source(by->first).name())});
  return made;
}

void Findings::add(Spot at, std::string message) { add(diagnostic(at, std::move(message))); }

void Findings::warn(Spot at, std::string message) {
  if (warnings_.size() >= most_problems) return;
  warnings_.push_back(diagnostic(at, std::move(message)));
  warnings_.back().severity = Severity::warning;
}

void Findings::add(Diagnostic diagnostic) {
  found_.push_back(std::move(diagnostic));
  if (found_.size() < most_problems) return;
  const std::string stopped = fmt::format("the reading stopped at {} problems; there may be more", most_problems);
  found_.push_back(sources_.front()->diagnostic(0, 0, stopped));
  refuse_if_any();
}

void Findings::add(std::vector<Diagnostic> diagnostics) {
  for (Diagnostic& diagnostic : diagnostics) add(std::move(diagnostic));
}

Position Findings::position(Spot at) const { return {source(at.file).name(), at.line, at.column}; }

void Findings::refuse_if_any() {
  if (!found_.empty()) throw Refusal{std::move(found_)};
}

}  // namespace picket::scenario
