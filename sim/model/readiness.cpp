#include "readiness.hpp"

#include "world.hpp"

namespace picket::model {

void readiness_changes(Moment m, PostIndex post, UnitTypeIndex type, std::int64_t change) {
  settle_readiness(m);
  Readiness& state = m.world.readiness;
  const std::vector<Cell>& cells = m.sector().cells;
  for (const std::uint32_t c : m.model.posts[post].reach[type]) {
    const auto before = state.in_reach[c];
    const auto after = before + static_cast<std::int32_t>(change);
    PICKET_INVARIANT(after >= 0, "a cell is in reach of no fewer than no responders");
    state.one_mm += cells[c].mm * ((after >= 1) - (before >= 1));
    state.two_mm += cells[c].mm * ((after >= 2) - (before >= 2));
    state.in_reach[c] = after;
  }
}

void settle_readiness(Moment m) {
  Readiness& state = m.world.readiness;
  const double elapsed_h = core::in_hours(m.now() - state.counted);
  state.one_km_h += static_cast<double>(state.one_mm) * 1e-6 * elapsed_h;
  state.two_km_h += static_cast<double>(state.two_mm) * 1e-6 * elapsed_h;
  state.counted = m.now();
}

}  // namespace picket::model
