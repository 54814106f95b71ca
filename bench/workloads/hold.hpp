#pragma once
// W1: N events; each happens and is scheduled again after an exponential time of mean 1 h. What is timed is "pop the
// least, push", the draw included.

#include <vector>

#include "picket/kernel/sequential.hpp"
#include "stream.hpp"

namespace picket::bench::hold {

struct Due {};

struct Model {
  struct Process {
    Stream stream{1};
    std::uint64_t holds = 0;
  };
  using Event = Due;
};

inline void on(const Model&, Model::Process& process, kernel::Agenda<Due>& agenda, const Due& due) {
  ++process.holds;
  agenda.schedule_in(process.stream.exponential(1), due);
}

inline kernel::Simulation<Model> begin(std::uint64_t events) {
  kernel::Simulation<Model> simulation{std::vector<Model::Process>(1), core::Duration::zero()};
  std::vector<kernel::Message<Due>> outbox;
  auto agenda = simulation.agenda(kernel::ProcessIndex{0}, core::Time{}, outbox);
  for (std::uint64_t i = 0; i < events; ++i)
    agenda.schedule_in(simulation.process(kernel::ProcessIndex{0}).stream.exponential(1), Due{});
  return simulation;
}

}  // namespace picket::bench::hold
