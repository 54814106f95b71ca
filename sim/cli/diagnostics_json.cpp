#include "diagnostics_json.hpp"

#include <algorithm>

namespace picket::cli {

namespace {

using nlohmann::ordered_json;

ordered_json place_of(const scenario::Position& at) {
  ordered_json place{{"artifactLocation", {{"uri", at.file}}}};
  if (at.line > 0) place["region"] = {{"startLine", at.line}, {"startColumn", std::max(at.column, 1)}};
  return {{"physicalLocation", place}};
}

}  // namespace

ordered_json diagnostics_json(const std::vector<scenario::Diagnostic>& diagnostics) {
  auto all = ordered_json::array();
  for (const scenario::Diagnostic& d : diagnostics) {
    ordered_json one{{"file", d.at.file},
                     {"line", d.at.line},
                     {"column", d.at.column},
                     {"severity", d.severity == scenario::Severity::error ? "error" : "warning"},
                     {"message", d.message}};
    for (const scenario::Remark& remark : d.remarks)
      one["remarks"].push_back({{"file", remark.at.file},
                                {"line", remark.at.line},
                                {"column", remark.at.column},
                                {"message", remark.message}});
    all.push_back(std::move(one));
  }
  return all;
}

ordered_json to_sarif(const std::vector<scenario::Diagnostic>& diagnostics) {
  auto results = ordered_json::array();
  for (const scenario::Diagnostic& d : diagnostics) {
    const bool error = d.severity == scenario::Severity::error;
    ordered_json result{{"ruleId", error ? "refused" : "doubtful"},
                        {"level", error ? "error" : "warning"},
                        {"message", {{"text", d.message}}},
                        {"locations", {place_of(d.at)}}};
    for (const scenario::Remark& remark : d.remarks) {
      ordered_json related = place_of(remark.at);
      related["message"] = {{"text", remark.message}};
      result["relatedLocations"].push_back(std::move(related));
    }
    results.push_back(std::move(result));
  }
  const ordered_json rules{
      {{"id", "refused"}, {"shortDescription", {{"text", "what the program does not accept"}}}},
      {{"id", "doubtful"}, {"shortDescription", {{"text", "what is allowed and probably not meant"}}}}};
  const ordered_json driver{{"name", "picket"}, {"version", PICKET_VERSION}, {"rules", rules}};
  return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
          {"version", "2.1.0"},
          {"runs", {{{"tool", {{"driver", driver}}}, {"columnKind", "unicodeCodePoints"}, {"results", results}}}}};
}

}  // namespace picket::cli
