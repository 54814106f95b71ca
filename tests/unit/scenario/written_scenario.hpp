#pragma once
// Scenarios that a test writes into a folder of its own.

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

namespace picket::scenario {

inline const std::string written_border = R"({"type": "FeatureCollection", "features": [{"type": "Feature",
    "properties": {"id": "east"},
    "geometry": {"type": "LineString", "coordinates": [[45.0, 41.2], [45.1, 41.1], [45.4, 40.9]]}}]})";

/// Files in a new folder, which goes when this does. A border's file, border.geojson, is always among them.
class WrittenScenario {
 public:
  explicit WrittenScenario(const std::map<std::string, std::string>& files) {
    std::string name = (std::filesystem::temp_directory_path() / "scenario-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    write("border.geojson", written_border);
    for (const auto& [file, text] : files) write(file, text);
  }
  ~WrittenScenario() { std::filesystem::remove_all(folder_); }
  WrittenScenario(const WrittenScenario&) = delete;
  WrittenScenario& operator=(const WrittenScenario&) = delete;

  [[nodiscard]] std::filesystem::path file(const std::string& name = "scenario.yaml") const { return folder_ / name; }

 private:
  void write(const std::string& file, const std::string& text) const {
    std::filesystem::create_directories((folder_ / file).parent_path());
    std::ofstream{folder_ / file, std::ios::binary} << text;
  }

  std::filesystem::path folder_;
};

/// The least that is a scenario, and more.
inline std::string least_scenario(const std::string& more) {
  return "picket: 1\nname: least\nclock: {start: 2021-08-05, length: 30 d}\n"
         "borders: {east: {geometry: border.geojson, feature: east}}\nsides: {armenia: {}}\n"
         "sectors: {north: {border: east, from: start, to: end}}\n"
         "incidents: {shooting: {rate: 2.0 /month}}\nescalation: {levels: {shots: {down: 3 h}}}\n" +
         more;
}

}  // namespace picket::scenario
