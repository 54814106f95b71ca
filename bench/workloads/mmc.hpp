#pragma once
// W3: M/M/c. Customers come at rate 0.9 c per h, are served first come first served for Exp(1 h) by one of c servers.

#include <cstdint>
#include <deque>
#include <variant>
#include <vector>

#include "picket/kernel/sequential.hpp"
#include "stream.hpp"

namespace picket::bench::mmc {

struct Arrives {};
struct Leaves {
  core::Time came;
};

struct Model {
  struct Process {
    Stream stream{1};
    std::deque<core::Time> queue;  // who waits, since when
    int free = 0;
    std::uint64_t left = 0;
    double hours_in_system = 0;
  };
  using Event = std::variant<Arrives, Leaves>;
  int servers = 1;
  [[nodiscard]] double mean_gap() const { return 1 / (0.9 * servers); }
};

inline void serve(Model::Process& process, kernel::Agenda<Model::Event>& agenda, core::Time came) {
  agenda.schedule_in(process.stream.exponential(1), Leaves{came});
}

inline void on(const Model& model, Model::Process& process, kernel::Agenda<Model::Event>& agenda, const Arrives&) {
  agenda.schedule_in(process.stream.exponential(model.mean_gap()), Arrives{});
  if (process.free > 0) {
    --process.free;
    serve(process, agenda, agenda.now());
  } else {
    process.queue.push_back(agenda.now());
  }
}

inline void on(const Model&, Model::Process& process, kernel::Agenda<Model::Event>& agenda, const Leaves& event) {
  ++process.left;
  process.hours_in_system += core::in_hours(agenda.now() - event.came);
  if (process.queue.empty()) {
    ++process.free;
  } else {
    serve(process, agenda, process.queue.front());
    process.queue.pop_front();
  }
}

/// Plays until about `customers` have come; the end state tells how many left and how long they were there.
inline Model::Process play(int servers, double customers, std::uint64_t seed) {
  const Model model{servers};
  kernel::Simulation<Model> simulation{{Model::Process{.stream = Stream{seed}, .queue = {}, .free = servers}},
                                       core::Duration::zero()};
  std::vector<kernel::Message<Model::Event>> outbox;
  simulation.agenda(kernel::ProcessIndex{0}, core::Time{}, outbox).schedule(core::Time{}, Arrives{});
  kernel::run_until(model, simulation, core::Time{core::hours(customers * model.mean_gap())});
  return simulation.process(kernel::ProcessIndex{0});
}

}  // namespace picket::bench::mmc
