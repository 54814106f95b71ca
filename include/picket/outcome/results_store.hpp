#pragma once
// The results of a study on disk: a folder with results.db (SQLite), provenance.json, sectors.geojson.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "picket/outcome/outcome.hpp"
#include "picket/outcome/setting.hpp"

namespace picket::outcome {

/// Where results come from. What says when, where and on how many cores stays in provenance.json, never in the rows.
struct Provenance {
  std::string version, build;
  std::uint64_t seed = 0;
  std::uint64_t replications = 0;                          // asked for
  std::vector<std::pair<std::string, std::string>> texts;  // file -> text of the scenario and what it extends
  std::string command;
  std::vector<std::pair<std::string, std::string>> circumstances;  // name -> text: started, host, threads, engine
  bool operator==(const Provenance&) const = default;
};

class ResultsStore {
 public:
  /// Begins a new folder; missing parents are made. Throws core::IoError, and leaves all as it was, when it exists
  /// (unless overwrite, and then only an empty folder, or one with picket's own results and nothing else in it, is
  /// replaced) or cannot be written.
  static ResultsStore create(const std::filesystem::path& folder, const Setting& setting, const Provenance& provenance,
                             bool overwrite = false);
  /// Opens what is there, to read it or to add what is missing. Throws core::IoError when that is no folder of results.
  static ResultsStore open(const std::filesystem::path& folder);

  ResultsStore(ResultsStore&&) noexcept;
  ResultsStore& operator=(ResultsStore&&) noexcept;
  ~ResultsStore();

  /// Writes one history. Rows are keyed by replication, so that writing twice is harmless; a second history that
  /// differs from the first throws core::IoError. Finished histories reach the disk within two seconds, and in flush().
  /// After a failure of the disk what was committed stays, and every later add() and flush() throws it again. A number
  /// that is not finite, or a row that does not fit the setting, breaks an invariant. Calls may come from any thread.
  void add(const Outcome& outcome);
  /// Commits. The destructor does so too, but cannot tell of a failure: call flush() at the end.
  void flush();

  [[nodiscard]] const std::filesystem::path& folder() const;
  [[nodiscard]] const Setting& setting() const;
  [[nodiscard]] const Provenance& provenance() const;
  /// The replications that are there, ascending.
  [[nodiscard]] std::vector<std::uint64_t> replications() const;
  /// All of them, in order of replication.
  [[nodiscard]] std::vector<Outcome> outcomes() const;
  /// The same one by one: thousands of histories need not fit into memory together.
  void for_each(const std::function<void(const Outcome&)>& use) const;
  /// SHA-256 (hex) of the canonical rows: equal digests are what "the same results" means.
  [[nodiscard]] std::string digest() const;

 private:
  struct Implementation;
  explicit ResultsStore(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace picket::outcome
