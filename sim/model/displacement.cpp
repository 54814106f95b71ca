#include "displacement.hpp"

#include <algorithm>

#include "handlers.hpp"
#include "intensity.hpp"
#include "purpose.hpp"
#include "world.hpp"

namespace picket::model {

void displace(Moment m, const Point& point) {
  const IncidentClass& of = m.model.classes[point.incident_class];
  const auto& neighbours = m.sector().neighbours;
  if (of.displaced == 0 || point.displaced || neighbours.empty()) return;
  if (point.height >= m_without_presence(m, point.incident_class)) return;
  core::Draws draws{m.world.randomness, point.identity, purpose_displaced};
  if (draws.uniform() >= of.displaced) return;
  const auto n = static_cast<double>(neighbours.size());
  const SectorIndex to = neighbours[static_cast<std::size_t>(draws.uniform() * n)];
  const Time comes = m.now() + of.follow_on.news;
  if (comes < Time{m.model.length})
    m.agenda.send(m.model.process_of(to), comes,
                  DisplacedComes{point.identity, point.parent.value_or(Key{}), point.height, point.incident_class,
                                 point.parent.has_value()});
}

void on(const Model& model, Process& world, Agenda& agenda, const DisplacedComes& event) {
  arise({model, world, agenda}, {.identity = event.identity,
                                 .incident_class = event.incident_class,
                                 .height = event.height,
                                 .parent = event.follows_on ? std::optional{event.parent} : std::nullopt,
                                 .displaced = true});
}

}  // namespace picket::model
