#pragma once
// The sequential executor. In words:
//
//     while the least pending event lies before `until`:
//         take it from its process's queue
//         let the model's handler change that process and schedule what follows
//         put what it sent over a wall into the receivers' queues
//
// "Least" is by (time, process, sender, sender's sequence): a total order that no thread, address or counter of the executor
// enters.

#include <type_traits>
#include <variant>
#include <vector>

#include "picket/kernel/first_process.hpp"
#include "picket/kernel/simulation.hpp"

namespace picket::kernel {

namespace detail {

template <class T>
struct IsVariant : std::false_type {};
template <class... T>
struct IsVariant<std::variant<T...>> : std::true_type {};

template <class M>
void dispatch(const M& model, typename M::Process& process, Agenda<typename M::Event>& agenda,
              const typename M::Event& event) {
  if constexpr (IsVariant<typename M::Event>::value)
    std::visit([&](const auto& e) { on(model, process, agenda, e); }, event);
  else
    on(model, process, agenda, event);
}

}  // namespace detail

struct ObserveNothing {
  template <class... T>
  void operator()(const T&...) const {}
};

/// Plays every event before `until`, then leaves the clock there. observe(simulation, time, process, event) is called after
/// each event.
template <class M, class Observe = ObserveNothing>
void run_until(const M& model, Simulation<M>& simulation, Time until, Observe&& observe = {}) {
  using Event = typename M::Event;
  std::vector<Message<Event>> outbox;
  FirstProcess first{simulation.size()};
  const auto look = [&](ProcessIndex p) {
    auto& queue = simulation.queue(p);
    first.update(p, queue.empty() ? FirstProcess::never : queue.next_time());
  };
  for (std::uint32_t p = 0; p < simulation.size(); ++p) look(ProcessIndex{p});

  while (first.time() < until) {
    const ProcessIndex here = first.process();
    const auto [now, event] = simulation.queue(here).pop();
    auto agenda = simulation.agenda(here, now, outbox);
    detail::dispatch(model, simulation.process(here), agenda, event);
    for (const Message<Event>& m : outbox) {
      simulation.queue(m.to).push(m.at, m.origin, m.event);
      if (m.to != here) look(m.to);
    }
    outbox.clear();
    look(here);
    observe(simulation, now, here, event);
  }
  simulation.advance_to(until);
}

}  // namespace picket::kernel
