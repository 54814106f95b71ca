#include "picket/outcome/results_store.hpp"

#include <set>
#include <utility>

#include "digest.hpp"
#include "files.hpp"
#include "picket/core/error.hpp"
#include "picket/outcome/geojson.hpp"
#include "provenance.hpp"
#include "results_folder.hpp"
#include "schema.hpp"
#include "session.hpp"

namespace picket::outcome {
namespace {

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

/// What a store holds while it is open.
struct ResultsStore::Implementation : Session {
  using Session::Session;
};

ResultsStore::ResultsStore(std::unique_ptr<Implementation> implementation)
    : implementation_{std::move(implementation)} {}
ResultsStore::ResultsStore(ResultsStore&&) noexcept = default;

ResultsStore& ResultsStore::operator=(ResultsStore&& other) noexcept {
  ResultsStore old{std::move(implementation_)};
  implementation_ = std::move(other.implementation_);
  return *this;
}

ResultsStore::~ResultsStore() {
  if (!implementation_) return;
  implementation_->end();
}

ResultsStore ResultsStore::create(const std::filesystem::path& folder, const Setting& setting,
                                  const Provenance& provenance, bool overwrite) {
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

void ResultsStore::for_each(const std::function<void(const Outcome&)>& use) const {
  const std::scoped_lock lock{implementation_->mutex};
  const Snapshot snapshot{implementation_->database};
  for (const std::uint64_t replication : read_replications(implementation_->database))
    use(implementation_->reader.read(replication));
}

std::vector<Outcome> ResultsStore::outcomes() const {
  std::vector<Outcome> all;
  for_each([&](const Outcome& outcome) { all.push_back(outcome); });
  return all;
}

std::string ResultsStore::digest() const {
  const std::scoped_lock lock{implementation_->mutex};
  const Snapshot snapshot{implementation_->database};
  return digest_of_rows(implementation_->database, implementation_->setting);
}

}  // namespace picket::outcome
