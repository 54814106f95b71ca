#pragma once
// What a handler may do to time: it sees its own process's clock and queue, and an outbox for what crosses the wall.

#include <vector>

#include "picket/core/id.hpp"
#include "picket/kernel/event_queue.hpp"

namespace picket::kernel {

struct ProcessTag;
/// A logical process: a part of the world that only its own events read and write.
using ProcessIndex = core::Index<ProcessTag>;

template <class Event>
struct Message {
  ProcessIndex to;
  Time at;
  Origin origin;
  Event event;
};

template <class Event>
class Agenda {
 public:
  Agenda(ProcessIndex here, Time now, core::Duration lookahead, std::uint32_t& sequence, EventQueue<Event>& queue,
         std::vector<Message<Event>>& outbox)
      : here_{here}, now_{now}, lookahead_{lookahead}, sequence_{&sequence}, queue_{&queue}, outbox_{&outbox} {}

  [[nodiscard]] Time now() const { return now_; }
  [[nodiscard]] ProcessIndex here() const { return here_; }

  /// An event of this process, now or later. One that lies beyond the queue's latest moment never happens; its handle
  /// names nothing.
  Handle schedule(Time at, const Event& event) {
    PICKET_INVARIANT(at >= now_, "an event is never scheduled into the past");
    if (at > EventQueue<Event>::latest) return {};
    return queue_->push(at, next_origin(), event);
  }
  Handle schedule_in(core::Duration delay, const Event& event) { return schedule(now_ + delay, event); }

  /// Forgets an event of this process; a handle that names nothing any more is no error.
  void cancel(Handle handle) { queue_->cancel(handle); }

  /// An event of another process, no earlier than the least delay over a wall. One beyond the latest moment never
  /// happens.
  void send(ProcessIndex to, Time at, const Event& event) {
    PICKET_INVARIANT(at - now_ >= lookahead_, "what crosses a wall takes at least the lookahead");
    if (at > EventQueue<Event>::latest) return;
    outbox_->push_back(Message<Event>{to, at, next_origin(), event});
  }

 private:
  Origin next_origin() {
    PICKET_INVARIANT(*sequence_ != UINT32_MAX, "a process schedules fewer than 2^32 events a history");
    return Origin{here_.value, (*sequence_)++};
  }

  ProcessIndex here_;
  Time now_;
  core::Duration lookahead_;
  std::uint32_t* sequence_;
  EventQueue<Event>* queue_;
  std::vector<Message<Event>>* outbox_;
};

}  // namespace picket::kernel
