#pragma once
// The scenario that picket leads with, as its files stand in this checkout.

#include <filesystem>
#include <string>

#include "picket/model/compile.hpp"
#include "picket/scenario/load_scenario.hpp"

namespace picket::testing {

inline const std::filesystem::path lead_folder = PICKET_SOURCE_DIR "/scenarios/armenia-azerbaijan-2021";

struct Loaded {
  explicit Loaded(const std::string& file) : scenario{scenario::load_scenario(lead_folder / file)} {}

  scenario::Scenario scenario;
  model::Model model = model::compile(scenario);
};

inline const Loaded& baseline() {
  static const Loaded loaded{"baseline.yaml"};
  return loaded;
}

inline const Loaded& voskepar() {
  static const Loaded loaded{"voskepar.yaml"};
  return loaded;
}

}  // namespace picket::testing
