#include "census.hpp"

#include <variant>

namespace picket::model {

std::vector<std::int64_t> census(const Model& model, const kernel::Simulation<Model>& simulation) {
  std::vector<std::int64_t> teams(model.unit_types.size(), 0);
  for (const Process& process : simulation.processes()) {
    for (const Team& team : process.teams.all)
      if (team.state != TeamState::in_transit) ++teams[team.type];
    for (const auto& base : process.deployments.at_base)
      for (std::size_t t = 0; t < teams.size(); ++t) teams[t] += base[t];
    for (const Contingent& contingent : process.deployments.contingents)
      if (contingent.open) teams[contingent.type] += contingent.teams;
  }
  for (const Party& party : simulation.processes().back().patrols.parties)
    if (party.out) ++teams[party.type];  // from a base
  for (std::uint32_t p = 0; p < simulation.size(); ++p)
    simulation.queue(kernel::ProcessIndex{p}).for_each([&](Time, const Event& event) {
      if (const auto* arrives = std::get_if<TeamArrives>(&event)) ++teams[arrives->type];
      if (const auto* returns = std::get_if<TeamReturns>(&event)) ++teams[returns->type];
    });
  return teams;
}

}  // namespace picket::model
