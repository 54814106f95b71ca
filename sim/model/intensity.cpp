#include "intensity.hpp"

#include <algorithm>
#include <cmath>

#include "world.hpp"

namespace picket::model {

namespace {

/// P / (|P| + half): weights are signed, so that presence may be of a kind that provokes.
double of_presence(const Moment& m, ClassIndex index) {
  const IncidentClass& c = m.model.classes[index];
  if (c.prevented == 0) return 1;
  const double p = presence(m, index);
  return 1 - c.prevented * p / (std::abs(p) + c.half_at);
}

}  // namespace

double m_without_presence(const Moment& m, ClassIndex c) {
  const double politics = m.model.political_states[m.world.politics.state].incidents[c];
  const double kappa = m.model.classes[c].prevented_by_demarcation;
  return kappa == 0 ? politics : politics * (1 - kappa * demarcated(m));
}

double m_of(const Moment& m, ClassIndex c) {
  const double now = m_without_presence(m, c) * of_presence(m, c);
  PICKET_INVARIANT(now >= 0 && now <= m.model.largest_m(c, m.world.sector) * (1 + 1e-12), "m lies under its bound");
  return now;
}

double Model::largest_m(ClassIndex c, SectorIndex) const {
  double politics = 0;
  for (const PoliticalState& state : political_states) politics = std::max(politics, state.incidents[c]);
  const IncidentClass& of = classes[c];
  const bool provoking = std::ranges::any_of(unit_types, [c](const UnitType& type) { return type.weight[c] < 0; });
  const double presence = std::max(1 - of.prevented, provoking ? 1 + of.prevented : 1);
  return politics * std::max(1.0, 1 - of.prevented_by_demarcation) * std::max(1.0, presence);
}

}  // namespace picket::model
