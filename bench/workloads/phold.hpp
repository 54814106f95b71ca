#pragma once
// W2: PHOLD (Fujimoto 1990). Each process starts with m events at 0.1 + Exp(0.9) h. An event's successor comes 0.1 +
// Exp(0.9) h later, with probability p in a process uniform over all, else in its own. Lookahead 0.1 h.

#include <vector>

#include "picket/kernel/sequential.hpp"
#include "stream.hpp"

namespace picket::bench::phold {

struct Ball {};

struct Model {
  struct Process {
    Stream stream;
    std::uint64_t events = 0;
  };
  using Event = Ball;
  std::uint32_t processes = 0;
  double remote = 0;
};

inline core::Duration increment(Stream& stream) { return core::hours(0.1) + stream.exponential(0.9); }

inline void on(const Model& model, Model::Process& process, kernel::Agenda<Ball>& agenda, const Ball& ball) {
  ++process.events;
  const bool leaves = process.stream.uniform() <= model.remote;
  const auto to = leaves ? static_cast<std::uint32_t>(process.stream.uniform() * model.processes) : agenda.here().value;
  const core::Time at = agenda.now() + increment(process.stream);
  if (to == agenda.here().value)
    agenda.schedule(at, ball);
  else
    agenda.send(kernel::ProcessIndex{to}, at, ball);
}

inline kernel::Simulation<Model> begin(const Model& model, int events_each) {
  std::vector<Model::Process> processes;
  for (std::uint32_t p = 0; p < model.processes; ++p) processes.push_back({Stream{p}, 0});
  kernel::Simulation<Model> simulation{std::move(processes), core::hours(0.1)};
  std::vector<kernel::Message<Ball>> outbox;
  for (std::uint32_t p = 0; p < model.processes; ++p) {
    auto agenda = simulation.agenda(kernel::ProcessIndex{p}, core::Time{}, outbox);
    for (int i = 0; i < events_each; ++i)
      agenda.schedule_in(increment(simulation.process(kernel::ProcessIndex{p}).stream), Ball{});
  }
  return simulation;
}

}  // namespace picket::bench::phold
