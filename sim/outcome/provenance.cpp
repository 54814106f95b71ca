#include "provenance.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "digest.hpp"
#include "picket/core/error.hpp"

using nlohmann::ordered_json;

namespace picket::outcome {

std::string to_json(const Provenance& provenance) {
  ordered_json texts = ordered_json::array();
  for (const auto& [file, text] : provenance.texts) {
    texts.push_back({{"file", file}, {"sha256", sha256(text)}, {"text", text}});
  }
  ordered_json circumstances = ordered_json::object();
  for (const auto& [name, value] : provenance.circumstances) circumstances[name] = value;
  const ordered_json all{{"version", provenance.version},
                         {"build", provenance.build},
                         {"command", provenance.command},
                         {"seed", provenance.seed},
                         {"replications", provenance.replications},
                         {"circumstances", circumstances},
                         {"texts", texts}};
  return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Provenance provenance_from_json(const std::string& text, const std::filesystem::path& file) {
  try {
    const ordered_json all = ordered_json::parse(text);
    Provenance provenance;
    provenance.version = all.at("version").get<std::string>();
    provenance.build = all.at("build").get<std::string>();
    provenance.command = all.at("command").get<std::string>();
    provenance.seed = all.at("seed").get<std::uint64_t>();
    provenance.replications = all.at("replications").get<std::uint64_t>();
    for (const ordered_json& entry : all.at("texts")) {
      provenance.texts.emplace_back(entry.at("file").get<std::string>(), entry.at("text").get<std::string>());
    }
    for (const auto& [name, value] : all.at("circumstances").items()) {
      provenance.circumstances.emplace_back(name, value.get<std::string>());
    }
    return provenance;
  } catch (const ordered_json::exception& e) {
    throw core::IoError(fmt::format("{}: is damaged ({}); make the results anew", file.string(), e.what()));
  }
}

}  // namespace picket::outcome
