#pragma once
// W4: 50 sectors, each a process of its own: 8 patrols that wait Exp(6 h), walk 3 h, rest 2 h; a source of incidents,
// gaps Exp(12 h), uniform in a square of 10 x 10; two units at (2.5, 5) and (7.5, 5). The nearest free unit serves for
// Exp(4 h), without travel; when both are busy the incident waits, first come first served. 8,760 h. Nothing crosses a
// sector's wall, so the lookahead is the whole run.

#include <cstdint>
#include <deque>
#include <variant>
#include <vector>

#include "picket/kernel/sequential.hpp"
#include "stream.hpp"

namespace picket::bench::patrols {

struct PatrolLeaves {};
struct PatrolReturns {};
struct PatrolRested {};
struct IncidentBegins {};
struct UnitFree {
  int unit;
};

struct Model {
  struct Process {
    Stream stream{1};
    bool busy[2] = {false, false};
    std::deque<core::Time> waiting;
    std::uint64_t events = 0, patrols = 0, served = 0;
    double waited_h = 0;
  };
  using Event = std::variant<PatrolLeaves, PatrolReturns, PatrolRested, IncidentBegins, UnitFree>;
};

using Agenda = kernel::Agenda<Model::Event>;

inline void wait_at_base(Model::Process& sector, Agenda& agenda) {
  agenda.schedule_in(sector.stream.exponential(6), PatrolLeaves{});
}

inline void on(const Model&, Model::Process& sector, Agenda& agenda, const PatrolLeaves&) {
  ++sector.events;
  agenda.schedule_in(core::hours(3), PatrolReturns{});
}
inline void on(const Model&, Model::Process& sector, Agenda& agenda, const PatrolReturns&) {
  ++sector.events;
  ++sector.patrols;
  agenda.schedule_in(core::hours(2), PatrolRested{});
}
inline void on(const Model&, Model::Process& sector, Agenda& agenda, const PatrolRested&) {
  ++sector.events;
  wait_at_base(sector, agenda);
}

inline void serve(Model::Process& sector, Agenda& agenda, int unit, core::Time since) {
  sector.busy[unit] = true;
  ++sector.served;
  sector.waited_h += core::in_hours(agenda.now() - since);
  agenda.schedule_in(sector.stream.exponential(4), UnitFree{unit});
}

/// The free unit nearest to the place, unit 0 of equals.
inline int nearest_free(const Model::Process& sector, double x, double y) {
  const auto squared = [&](double unit_x) { return (x - unit_x) * (x - unit_x) + (y - 5) * (y - 5); };
  const int nearest = squared(2.5) <= squared(7.5) ? 0 : 1;
  return sector.busy[nearest] ? 1 - nearest : nearest;
}

inline void on(const Model&, Model::Process& sector, Agenda& agenda, const IncidentBegins&) {
  ++sector.events;
  agenda.schedule_in(sector.stream.exponential(12), IncidentBegins{});
  const double x = 10 * sector.stream.uniform(), y = 10 * sector.stream.uniform();
  if (sector.busy[0] && sector.busy[1])
    sector.waiting.push_back(agenda.now());
  else
    serve(sector, agenda, nearest_free(sector, x, y), agenda.now());
}

inline void on(const Model&, Model::Process& sector, Agenda& agenda, const UnitFree& event) {
  ++sector.events;
  sector.busy[event.unit] = false;
  if (sector.waiting.empty()) return;
  serve(sector, agenda, event.unit, sector.waiting.front());
  sector.waiting.pop_front();
}

/// One replication: the sectors at its end.
inline std::vector<Model::Process> play(std::uint64_t replication) {
  std::vector<Model::Process> sectors;
  for (std::uint64_t s = 0; s < 50; ++s) sectors.push_back({.stream = Stream{replication * 1000 + s}});
  kernel::Simulation<Model> simulation{std::move(sectors), core::hours(8760)};
  std::vector<kernel::Message<Model::Event>> outbox;
  for (std::uint32_t s = 0; s < 50; ++s) {
    auto& sector = simulation.process(kernel::ProcessIndex{s});
    auto agenda = simulation.agenda(kernel::ProcessIndex{s}, core::Time{}, outbox);
    for (int patrol = 0; patrol < 8; ++patrol) wait_at_base(sector, agenda);
    agenda.schedule_in(sector.stream.exponential(12), IncidentBegins{});
  }
  kernel::run_until(Model{}, simulation, core::Time{core::hours(8760)});
  return simulation.processes();
}

}  // namespace picket::bench::patrols
