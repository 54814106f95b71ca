#pragma once
// A history in progress, as a value: the world (one slice a logical process) and what is pending. Copy it and you have
// a checkpoint, a branch, a clone for splitting; the copy goes on exactly like the original.
//
// A model M gives
//     M::Process   a slice of the world, owned by one logical process
//     M::Event     a small struct, or a std::variant of small structs: the closed set of what can happen
//     on(const M&, M::Process&, Agenda<M::Event>&, const E&)   one handler for each event type E, found beside it
// and may give
//     bool over(const M::Process&)   whether the process is over: no handler is called for it any more
// A handler gets its own process's slice and nothing else: another process is reached by a message, which takes at
// least the lookahead.

#include <utility>
#include <vector>

#include "picket/kernel/agenda.hpp"

namespace picket::kernel {

template <class M>
class Simulation {
 public:
  using Event = typename M::Event;
  using Process = typename M::Process;

  /// lookahead >= 0: the least delay of what crosses a wall. At most 2^20 processes.
  Simulation(std::vector<Process> processes, core::Duration lookahead)
      : processes_{std::move(processes)},
        queues_(processes_.size()),
        sequences_(processes_.size(), 0),
        lookahead_{lookahead} {
    PICKET_INVARIANT(processes_.size() <= (1U << 20U), "there are at most 2^20 logical processes");
    PICKET_INVARIANT(lookahead >= core::Duration::zero(), "the lookahead is not negative");
  }

  [[nodiscard]] Time now() const { return now_; }
  [[nodiscard]] std::size_t size() const { return processes_.size(); }
  [[nodiscard]] core::Duration lookahead() const { return lookahead_; }
  [[nodiscard]] const std::vector<Process>& processes() const { return processes_; }
  [[nodiscard]] Process& process(ProcessIndex p) { return processes_[p]; }
  [[nodiscard]] EventQueue<Event>& queue(ProcessIndex p) { return queues_[p]; }
  [[nodiscard]] const EventQueue<Event>& queue(ProcessIndex p) const { return queues_[p]; }

  /// The agenda of a process at this moment: for the model's beginning, and for executors. What it sends goes to
  /// `outbox`.
  Agenda<Event> agenda(ProcessIndex p, Time now, std::vector<Message<Event>>& outbox) {
    return Agenda<Event>{p, now, lookahead_, sequences_[p], queues_[p], outbox};
  }

  /// Puts what an agenda sent into the receiver's queue.
  void deliver(const Message<Event>& message) {
    PICKET_INVARIANT(message.to < size(), "a message goes to a process that exists");
    queues_[message.to].push(message.at, message.origin, message.event);
  }

  void advance_to(Time now) {
    PICKET_INVARIANT(now >= now_, "the clock never runs backwards");
    now_ = now;
  }

 private:
  std::vector<Process> processes_;
  std::vector<EventQueue<Event>> queues_;
  std::vector<std::uint32_t> sequences_;
  core::Duration lookahead_;
  Time now_{};
};

}  // namespace picket::kernel
