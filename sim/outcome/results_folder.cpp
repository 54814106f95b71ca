#include "results_folder.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "files.hpp"
#include "picket/core/error.hpp"
#include "schema.hpp"

namespace fs = std::filesystem;

namespace picket::outcome {
namespace {

/// What a program of picket puts into a folder of results. Whatever else is there is somebody's own.
constexpr std::array<std::string_view, 6> ours{"results.db",      "results.db-journal", "provenance.json",
                                               "sectors.geojson", "report.html",        ".report.html.unfinished"};

[[noreturn]] void refuse(const fs::path& path, std::string_view reason, std::string_view advice) {
  throw core::IoError(fmt::format("{}: {}; {}", path.string(), reason, advice));
}

/// Whether a file is an SQLite database with our mark: bytes 68 to 71 of its header (sqlite.org/fileformat2.html).
bool holds_our_mark(const fs::path& file) {
  std::array<char, 72> header{};
  std::ifstream in{file, std::ios::binary};
  in.read(header.data(), header.size());  // what cannot be read stays 0
  std::uint32_t mark = 0;
  for (std::size_t i = 68; i < 72; ++i) mark = mark << 8U | static_cast<unsigned char>(header[i]);
  return std::string_view{header.data(), 15} == "SQLite format 3" && mark == static_cast<std::uint32_t>(application_id);
}

void require_replaceable(const fs::path& folder) {
  if (!fs::is_directory(folder)) refuse(folder, "exists and is not a folder", "choose another folder");
  if (fs::is_empty(folder)) return;
  constexpr std::string_view advice = "move it away or choose another folder";
  if (!holds_our_mark(folder / database_name)) refuse(folder, "exists and does not hold results of picket", advice);
  for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
    const std::string name = entry.path().filename().string();
    if (std::find(ours.begin(), ours.end(), name) == ours.end()) {
      refuse(entry.path(), "is not part of the results and would be lost", advice);
    }
  }
}

/// Removes at the end what was made for nothing: the draft, and the parents as far as they are empty.
class Scaffold {
 public:
  explicit Scaffold(const fs::path& target) {
    for (fs::path parent = target.parent_path(); !fs::exists(parent); parent = parent.parent_path()) {
      parents_.push_back(parent);
    }
    try {
      fs::create_directories(target.parent_path());
      for (int n = 1; !fs::create_directory(draft_ = sibling(target, "new", n)); ++n) {
      }
    } catch (...) {
      draft_.clear();
      clear();
      throw;
    }
  }
  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;
  ~Scaffold() { clear(); }

  [[nodiscard]] const fs::path& draft() const { return draft_; }
  void keep() {
    draft_.clear();
    parents_.clear();
  }
  static fs::path sibling(const fs::path& target, std::string_view what, int n) {
    return target.parent_path() / fmt::format(".{}.{}-{}", target.filename().string(), what, n);
  }

 private:
  void clear() {
    std::error_code ignored;
    if (!draft_.empty()) fs::remove_all(draft_, ignored);
    for (const fs::path& parent : parents_) fs::remove(parent, ignored);
  }
  std::vector<fs::path> parents_;  // deepest first
  fs::path draft_;
};

/// The old folder steps aside and comes back if the new one cannot take its place.
void put_in_place(const fs::path& draft, const fs::path& target) {
  if (!fs::exists(target) || fs::is_empty(target)) return fs::rename(draft, target);
  fs::path old;
  for (int n = 1; fs::exists(old = Scaffold::sibling(target, "old", n)); ++n) {
  }
  fs::rename(target, old);
  std::error_code error;
  fs::rename(draft, target, error);
  if (error) {
    fs::rename(old, target);
    throw fs::filesystem_error("rename", target, error);
  }
  fs::remove_all(old, error);
}

}  // namespace

void make_folder(const fs::path& folder, bool overwrite, const std::function<void(const fs::path& draft)>& fill) {
  try {
    // Through links, so that the folder itself is replaced and not the link to it.
    const fs::path whole = fs::weakly_canonical(fs::absolute(folder));
    const fs::path target = whole.has_filename() ? whole : whole.parent_path();
    if (fs::exists(target)) {
      if (!overwrite) refuse(folder, "exists", "choose another folder, or overwrite it with --force");
      require_replaceable(target);
    }
    Scaffold scaffold{target};
    fill(scaffold.draft());
    settle(scaffold.draft());
    put_in_place(scaffold.draft(), target);
    scaffold.keep();
    settle(target.parent_path());
  } catch (const fs::filesystem_error& e) {
    refuse(folder, fmt::format("cannot be made ({})", e.code().message()), "choose a place that may be written");
  }
}

}  // namespace picket::outcome
