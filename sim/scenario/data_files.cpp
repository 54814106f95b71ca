#include "data_files.hpp"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace picket::scenario {
namespace fs = std::filesystem;

std::optional<Source> named_file(Findings& findings, const Node& value) {
  const Source& namer = findings.source(value.at.file);
  const fs::path asked{value.text};
  const auto refuse = [&](std::string message) {
    findings.add(value.at, std::move(message));
    return std::nullopt;
  };
  if (asked.is_absolute()) {
    return refuse(fmt::format("'{}' is an absolute path; name a file in this file's folder", value.text));
  }
  if (std::find(asked.begin(), asked.end(), "..") != asked.end()) {
    return refuse(fmt::format("'{}' leaves this file's folder; name a file within it", value.text));
  }
  const fs::path folder = namer.path().parent_path().empty() ? fs::path{"."} : namer.path().parent_path();
  const fs::path path = (folder / asked).lexically_normal();
  std::error_code failure;
  const fs::path real = fs::weakly_canonical(fs::absolute(path), failure);
  const fs::path real_folder = failure ? fs::path{} : fs::canonical(folder, failure);
  const bool within =
      !failure &&
      std::mismatch(real_folder.begin(), real_folder.end(), real.begin(), real.end()).first == real_folder.end();
  if (!failure && !within) return refuse(fmt::format("'{}' is a link that leaves this file's folder", value.text));
  const Position at = findings.position(value.at);
  std::string bytes = read_text(path, fmt::format("{}:{}:{}", at.file, at.line, at.column), findings.limit());
  const fs::path name = fs::path{namer.name()}.parent_path() / asked;
  return Source{name.lexically_normal().string(), path, std::move(bytes)};
}

}  // namespace picket::scenario
