#include "invented/document.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "picket/model/compile.hpp"
#include "picket/scenario/load_scenario.hpp"
#include "straight_border.hpp"

namespace picket::testing {

namespace {

Document feature(const char* id, double from_km, double to_km) {
  Document line = Document::array();
  for (const double km : {from_km, (from_km + to_km) / 2, to_km}) {
    const auto at = on_border(km);
    line.push_back({at.longitude, at.latitude});
  }
  return {
      {"type", "Feature"}, {"properties", {{"id", id}}}, {"geometry", {{"type", "LineString"}, {"coordinates", line}}}};
}

}  // namespace

Folder::Folder() {
  auto name = (std::filesystem::temp_directory_path() / "picket-invented-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder: " + name};
  path_ = name;
  write(
      {{"type", "FeatureCollection"}, {"features", {feature("line", 0, border_km), feature("reversed", border_km, 0)}}},
      "border.geojson");
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void Folder::write(const Document& document, const std::string& name) const {
  std::ofstream{path_ / name} << document.dump(1) << '\n';
}

model::Model Folder::compiled(const Document& document, const std::string& name) const {
  write(document, name);
  return model::compile(scenario::load_scenario(path_ / name));
}

}  // namespace picket::testing
