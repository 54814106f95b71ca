#include <nlohmann/json.hpp>

#include "picket/analysis/analysis.hpp"

#include "names.hpp"

namespace picket::analysis {
namespace {

using json = nlohmann::ordered_json;

json written(const std::optional<double>& number) { return number ? json(*number) : json(nullptr); }

json written(const statistics::Estimate& estimate) {
  return {{"value", written(estimate.value)},
          {"standard_error", written(estimate.standard_error)},
          {"low", written(estimate.low)},
          {"high", written(estimate.high)},
          {"replications", estimate.replications}};
}

json written(const outcome::Measure& measure, const statistics::Estimate& whole) {
  json object{{"id", measure.id},
              {"title", measure.title},
              {"unit", measure.unit},
              {"group", name_of(measure.group)},
              {"kind", name_of(measure.kind)},
              {"better", name_of(measure.better)},
              {"headline", measure.headline}};
  if (measure.kind == outcome::Kind::quantile) object["p"] = measure.p;
  object["whole"] = written(whole);
  return object;
}

json written(const Analysis& analysis, std::size_t sector) {
  json estimates = json::object();
  for (std::size_t m = 0; m < analysis.measures.size(); ++m) {
    if (analysis.measures[m].by_sector) estimates[analysis.measures[m].id] = written(analysis.by_sector[sector][m]);
  }
  return {{"id", analysis.setting.sectors[sector].id}, {"measures", std::move(estimates)}};
}

json written(const Analysis& analysis, const KnownAnswer& known) {
  json object{{"id", known.id},
              {"measure", analysis.measures[known.measure].id},
              {"unit", analysis.measures[known.measure].unit},
              {"exact", known.exact},
              {"source", known.source},
              {"estimate", written(known.estimate)}};
  object["sector"] = known.sector ? json(analysis.setting.sectors[*known.sector].id) : json(nullptr);
  const auto holds = known.holds();
  object["holds"] = holds ? json(*holds) : json(nullptr);
  return object;
}

json written(const Analysis& analysis, const Theory& said) {
  return {{"measure", analysis.measures[said.measure].id},
          {"unit", analysis.measures[said.measure].unit},
          {"sector", said.sector ? json(analysis.setting.sectors[*said.sector].id) : json(nullptr)},
          {"theory", said.value},
          {"estimate", written(said.estimate)},
          {"why", said.why}};
}

json written(const outcome::Provenance& provenance, const std::string& digest) {
  json files = json::array();
  for (const auto& [file, text] : provenance.texts) files.push_back(file);
  return {{"version", provenance.version},
          {"build", provenance.build},
          {"seed", provenance.seed},
          {"replications", provenance.replications},
          {"command", provenance.command},
          {"files", std::move(files)},
          {"digest", digest}};
}

}  // namespace

std::string to_json(const Analysis& analysis) {
  json measures = json::array();
  for (std::size_t m = 0; m < analysis.measures.size(); ++m) {
    measures.push_back(written(analysis.measures[m], analysis.whole[m]));
  }
  json sectors = json::array();
  for (std::size_t s = 0; s < analysis.setting.sectors.size(); ++s) sectors.push_back(written(analysis, s));
  json ladder = json::array();
  for (std::size_t l = 0; l < analysis.setting.levels.size(); ++l) {
    ladder.push_back({{"level", analysis.setting.levels[l]}, {"unit", "%"}, {"share", written(analysis.ladder[l])}});
  }
  json known = json::array();
  for (const KnownAnswer& answer : analysis.known_answers) known.push_back(written(analysis, answer));
  json theory = json::array();
  for (const Theory& said : analysis.theory) theory.push_back(written(analysis, said));
  const json document{{"name", analysis.setting.name},
                      {"replications", analysis.replications},
                      {"confidence", 0.95},
                      {"measures", std::move(measures)},
                      {"ladder", std::move(ladder)},
                      {"sectors", std::move(sectors)},
                      {"known_answers", std::move(known)},
                      {"theory", std::move(theory)},
                      {"setting", json::parse(outcome::to_json(analysis.setting))},
                      {"provenance", written(analysis.provenance, analysis.digest)}};
  return document.dump(2, ' ', false, json::error_handler_t::replace);
}

}  // namespace picket::analysis
