#pragma once
// The sequential executor. In words:
//
//     while the least pending event lies before `until`:
//         here = the process that it belongs to
//         horizon = its time + the lookahead: nothing that others still do can arrive here before
//         until here's next event is not before the horizon:
//             take it, let the model's handler change the process and schedule what follows
//             put what it sent over a wall into the receivers' queues
//
// A process sees its events in the order (time, sender, sender's sequence), which no thread, address or counter of an
// executor enters. Processes run ahead of each other by up to the lookahead, which their worlds cannot tell; with
// lookahead zero every event of the whole happens in order of (time, process).

#include <algorithm>
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

/// Whether a process is over: a model may say so by a function over(const Process&), found beside its Process.
template <class Process>
bool is_over(const Process& process) {
  if constexpr (requires { over(process); })
    return over(process);
  else
    return false;
}

template <class M>
void dispatch(const M& model, typename M::Process& process, Agenda<typename M::Event>& agenda,
              const typename M::Event& event) {
  if (is_over(process)) return;
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

/// Plays every event before `until`, then leaves the clock there. observe(simulation, time, process, event) is called
/// after each event: in order of time within a process.
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
    auto& queue = simulation.queue(here);
    const Time horizon = std::min(until, first.time() + simulation.lookahead());
    do {
      const auto [now, event] = queue.pop();
      auto agenda = simulation.agenda(here, now, outbox);
      detail::dispatch(model, simulation.process(here), agenda, event);
      for (const Message<Event>& m : outbox) {
        simulation.queue(m.to).push(m.at, m.origin, m.event);
        if (m.to != here) look(m.to);
      }
      outbox.clear();
      observe(simulation, now, here, event);
    } while (!queue.empty() && queue.next_time() < horizon);
    look(here);
  }
  simulation.advance_to(until);
}

}  // namespace picket::kernel
