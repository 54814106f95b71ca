#pragma once
// Scenarios as documents: JSON, which is YAML. Tests make them, change them, and load them through the language like
// any user's file.

#include <filesystem>

#include <nlohmann/json.hpp>

#include "picket/model/model.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::testing {

/// Maps keep the order in which they were made.
using Document = nlohmann::ordered_json;

/// A folder of its own with the data that invented scenarios name; it goes with its owner.
/// border.geojson: `line`, 60 km along the equator from longitude 0, and `reversed`, the same from its end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  /// Writes the document to a file of that name, loads it with what it extends, and compiles it.
  /// Throws scenario::Refusal.
  [[nodiscard]] model::Model compiled(const Document& document, const std::string& name = "scenario.yaml") const;
  void write(const Document& document, const std::string& name) const;

 private:
  std::filesystem::path path_;
};

inline constexpr double border_km = 60;

}  // namespace picket::testing
