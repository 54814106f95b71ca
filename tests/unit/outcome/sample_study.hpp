#pragma once
// A small study with every kind of value in it, made up from numbers that use all bits of a double.

#include <cstdint>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "picket/core/error.hpp"
#include "picket/core/random.hpp"
#include "picket/outcome/measures.hpp"
#include "picket/outcome/outcome.hpp"
#include "picket/outcome/results_store.hpp"
#include "picket/outcome/setting.hpp"

namespace picket::outcome::testing {

inline Setting sample_setting(std::size_t sectors = 3) {
  Setting setting;
  setting.name = "Border \"east\", 2021 \xC4\xB0";
  setting.about = "two lines\nof text";
  setting.attribution = "OpenStreetMap contributors, ODbL 1.0";
  setting.start = "2021-08-05T00:00+04:00";
  setting.length_h = 8760.1;
  setting.within_min = 45;
  for (std::size_t s = 0; s < sectors; ++s) {
    const double x = static_cast<double>(s);
    setting.sectors.push_back({.id = "sector-" + std::to_string(s),
                               .region = "Tavush",
                               .from_km = x / 3,
                               .to_km = (x + 1) / 3,
                               .drawn_km = 0.1 + x,
                               .border = "east",
                               .line = {{45.1 + x / 7, 41.0}, {45.2 + x / 7, 40.9}}});
  }
  setting.posts = {{.id = "p", .sector = "sector-0", .at = {45.066, 41.077}, .radius_km = 4, .state = "operational"}};
  setting.places = {{.name = "Ijevan", .at = {45.15, 40.88}}};
  setting.sides = {{"armenia", "Armenia"}, {"eu", "European Union"}, {"civilians", "civilians"}};
  setting.classes = {"shooting", "crossing"};
  setting.levels = {"stand-off", "shots", "casualties"};
  setting.notes = {{"incidents.shooting.rate", "2.0 /month", "an estimate", "baseline.yaml:12"}};
  setting.tallies = tallies(setting.classes, setting.levels, setting.sides);
  return setting;
}

inline Provenance sample_provenance() {
  return {.version = "0.1.0",
          .build = "Release",
          .seed = 0xffffffffffffffffU,
          .replications = 200,
          .texts = {{"baseline.yaml", "picket: 1\n"}, {"more.yaml", ""}},
          .command = "picket run baseline.yaml",
          .circumstances = {{"threads", "2"}, {"host", "here"}}};
}

inline Incident sample_incident(const Setting& setting, core::Draws& draws) {
  const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(draws.bits() % n); };
  const auto time = [&] { return core::Time{core::Duration{static_cast<std::int64_t>(draws.bits() >> 20U)}}; };
  Incident incident;
  incident.identity = draws.bits();
  incident.sector = below(setting.sectors.size());
  incident.incident_class = below(setting.classes.size());
  incident.chainage_km = 300 * draws.uniform();
  incident.onset = time();
  incident.how = static_cast<Found>(below(5));
  if (below(2) == 0) incident.ended = time();
  if (incident.how != Found::never) incident.found = time();
  if (below(2) == 0) incident.first_team = time();
  if (below(3) == 0) incident.full_strength = time();
  incident.highest_level = below(setting.levels.size());
  if (below(2) == 0) incident.parent = draws.bits();
  incident.displaced = below(2) == 0;
  for (std::size_t side = 0; side < setting.sides.size(); ++side) {
    incident.killed.push_back(below(4));
    incident.wounded.push_back(below(9));
  }
  return incident;
}

inline Outcome sample_outcome(const Setting& setting, std::uint64_t replication, std::size_t incidents = 5) {
  core::Draws draws{core::randomness(7, replication), core::Key{1}, 0};
  const auto row = [&] {
    std::vector<double> values;
    // Fractions, whole numbers and zeros: a database may store each in its own way.
    for (std::size_t t = 0; t < setting.tallies.size(); ++t) {
      values.push_back(t % 3 == 0 ? 1000 * draws.uniform() : t % 3 == 1 ? static_cast<double>(draws.bits() % 100) : 0);
    }
    return values;
  };
  Outcome outcome;
  outcome.replication = replication;
  for (std::size_t s = 0; s < setting.sectors.size(); ++s) outcome.rows.push_back(row());
  outcome.elsewhere = row();
  for (std::size_t i = 0; i < incidents; ++i) outcome.incidents.push_back(sample_incident(setting, draws));
  return outcome;
}

/// An empty folder of its own for each test, gone afterwards.
class Folder : public ::testing::Test {
 protected:
  Folder() {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    root_ = std::filesystem::path{::testing::TempDir()} /
            ("picket-" + std::to_string(::getpid()) + "-" + info->test_suite_name() + "-" + info->name());
    std::filesystem::remove_all(root_);
    std::filesystem::create_directories(root_);
  }
  ~Folder() override {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  [[nodiscard]] std::filesystem::path at(const std::string& name) const { return root_ / name; }
  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

/// What the core::IoError says that a call throws; empty, and a failed test, when it throws none.
template <class Call>
std::string complaint(Call call) {
  try {
    call();
  } catch (const core::IoError& error) {
    return error.what();
  }
  ADD_FAILURE() << "no core::IoError";
  return {};
}

}  // namespace picket::outcome::testing
