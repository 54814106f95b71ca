#include "intensity.hpp"

#include <algorithm>

#include "world.hpp"

namespace picket::model {

namespace {

/// P / (P + half), with the sign of the weights kept and the total kept at or above 0.
double of_presence(const Moment& m, ClassIndex index) {
  const IncidentClass& c = m.model.classes[index];
  if (c.prevented == 0) return 1;
  const double p = std::max(presence(m, index), 0.0);
  return 1 - c.prevented * p / (p + c.half_at);
}

}  // namespace

double m_without_presence(const Moment& m, ClassIndex c) {
  const double politics = m.model.political_states[m.world.politics.state].incidents[c];
  const double kappa = m.model.classes[c].prevented_by_demarcation;
  return kappa == 0 ? politics : politics * (1 - kappa * demarcated(m));
}

double m_of(const Moment& m, ClassIndex c) { return m_without_presence(m, c) * of_presence(m, c); }

double Model::largest_m(ClassIndex c, SectorIndex) const {
  double politics = 0;
  for (const PoliticalState& state : political_states) politics = std::max(politics, state.incidents[c]);
  const IncidentClass& of = classes[c];
  return politics * std::max(1.0, 1 - of.prevented_by_demarcation) * std::max(1.0, 1 - of.prevented);
}

}  // namespace picket::model
