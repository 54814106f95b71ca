// picket init: a scenario to begin with.

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "console.hpp"
#include "picket/core/error.hpp"
#include "picket/scenario/json_schema.hpp"
#include "starter.hpp"

namespace picket::cli {

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, std::string_view text) {
  std::ofstream out{path, std::ios::binary};
  out << text;
  out.close();
  if (!out)
    throw core::IoError(fmt::format("cannot write {}: {}; choose another folder", path.string(), std::strerror(errno)));
}

int init(const fs::path& folder) {
  const std::string schema = scenario::json_schema();
  const std::vector<std::pair<std::string_view, std::string_view>> files{
      {"scenario.yaml", starter::scenario}, {"border.geojson", starter::border}, {"picket.schema.json", schema}};
  for (const auto& [name, text] : files) {
    if (fs::exists(folder / name)) {
      remark(
          fmt::format("picket init: error: {} is there already; choose an empty folder\n", (folder / name).string()));
      return status_failed;
    }
  }
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure)
    throw core::IoError(fmt::format("cannot make {}: {}; choose another folder", folder.string(), failure.message()));
  for (const auto& [name, text] : files) write(folder / name, text);
  const std::string scenario = (folder / "scenario.yaml").lexically_normal().string();
  say(fmt::format("Wrote {}, its border and the schema that editors check it by. To play it:\n  picket run {}\n",
                  scenario, scenario));
  return status_done;
}

}  // namespace

void add_init(CLI::App& program, int& status) {
  auto folder = std::make_shared<std::string>(".");
  CLI::App* command = program.add_subcommand("init", "Write a small commented scenario to begin with");
  command->add_option("DIR", *folder, "the folder for it; the current one when left out")->type_name("");
  command->footer("Example: picket init my-border");
  command->callback([folder, &status] { status = init(*folder); });
}

}  // namespace picket::cli
