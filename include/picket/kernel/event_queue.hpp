#pragma once
// The pending events of one logical process, least first.
//
// An entry of the heap is one 128-bit number, so that a comparison is two instructions and no branch:
//
//     time in microseconds (52 bits: 142 years) | sending process (20) | its sequence number (32) | slot (24)
//
// The first three fields are unique and the same under every executor: nothing depends on the order in which messages
// were put in. The event itself waits in a slot and does not move. The heap is 4-ary with the four children of a node
// on one cache line; a push that follows a pop takes the vacant root (docs/decisions/0003-event-queue.md has the
// measurements).
//
// Behind the last entry the storage is filled up to a whole line with numbers greater than any entry, so that a node
// always has four children to compare, or none.

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <boost/align/aligned_allocator.hpp>

#include "picket/core/error.hpp"
#include "picket/core/time.hpp"

namespace picket::kernel {

using core::Time;

/// A scheduled event, to cancel it by. Stays valid until the event happens or is cancelled; then it names nothing.
struct Handle {
  std::uint32_t slot = UINT32_MAX;
  std::uint32_t generation = 0;
  bool operator==(const Handle&) const = default;
};

/// What orders events of equal time.
struct Origin {
  std::uint32_t process = 0;   // that sent it, < 2^20
  std::uint32_t sequence = 0;  // of that process
};

template <class Event>
class EventQueue {
 public:
  /// The last moment that an entry can name: 142 years after the start.
  static constexpr Time latest{core::Duration{(std::int64_t{1} << 52) - 1}};

  [[nodiscard]] bool empty() const { return live_ == 0; }
  [[nodiscard]] std::size_t size() const { return live_; }
  /// Entries of the heap, those of cancelled events included: at most about twice the size.
  [[nodiscard]] std::size_t entries() const { return end_ - root - (vacant_ ? 1 : 0); }

  /// The time of the least event. The queue must not be empty.
  [[nodiscard]] Time next_time() {
    PICKET_INVARIANT(live_ > 0, "the least event is asked of a queue that has one");
    settle();
    return time_of(heap_[root]);
  }

  Handle push(Time at, Origin origin, const Event& event) {
    PICKET_INVARIANT(origin.process < (1U << process_bits), "there are at most 2^20 logical processes");
    const std::uint32_t slot = take_slot();
    slots_[slot].event = event;
    const Entry entry = make_entry(at, origin, slot);
    if (vacant_) {
      vacant_ = false;
      sift_down(root, entry);
    } else {
      if (end_ == heap_.size()) heap_.resize(end_ + 4, beyond);
      sift_up(end_++, entry);
    }
    ++live_;
    return Handle{slot, slots_[slot].generation};
  }

  /// Takes the least event out. The queue must not be empty.
  std::pair<Time, Event> pop() {
    PICKET_INVARIANT(live_ > 0, "the least event is asked of a queue that has one");
    settle();
    const Entry least = heap_[root];
    const auto slot = static_cast<std::uint32_t>(least & slot_mask);
    std::pair<Time, Event> out{time_of(least), slots_[slot].event};
    free_slot(slot);
    vacant_ = true;
    --live_;
    return out;
  }

  /// Forgets an event; a handle that names nothing any more is no error. O(1): the entry stays behind until it
  /// surfaces, or until such entries outnumber the live ones and all are swept out.
  void cancel(Handle handle) {
    if (handle.slot >= slots_.size()) return;
    Slot& slot = slots_[handle.slot];
    if (slot.generation != handle.generation || slot.state != pending) return;
    slot.state = cancelled;
    --live_;
    if (++cancelled_ > live_ + 64) sweep();
  }

  /// Calls f(time, event) for every pending event, in no particular order.
  template <class F>
  void for_each(F&& f) const {
    for (std::size_t i = root + (vacant_ ? 1 : 0); i < end_; ++i) {
      const Slot& slot = slots_[heap_[i] & slot_mask];
      if (slot.state == pending) f(time_of(heap_[i]), slot.event);
    }
  }

 private:
  __extension__ using Entry = unsigned __int128;
  static constexpr unsigned slot_bits = 24, sequence_bits = 32, process_bits = 20, time_bits = 52;
  static_assert(slot_bits + sequence_bits + process_bits + time_bits == 128);
  static constexpr std::uint64_t slot_mask = (1U << slot_bits) - 1;
  static constexpr Entry beyond = ~Entry{0};
  static constexpr std::size_t root = 3;  // so that children of i, 4i - 8 .. 4i - 5, share a line of 64 bytes

  // The state of a slot: free (then the next free slot, or none), or one of these.
  static constexpr std::uint32_t none = UINT32_MAX, pending = UINT32_MAX - 1, cancelled = UINT32_MAX - 2;
  struct Slot {
    Event event;
    std::uint32_t generation = 0;  // how many events it has held before
    std::uint32_t state = none;
  };

  static Entry make_entry(Time at, Origin origin, std::uint32_t slot) {
    const auto us = static_cast<std::uint64_t>(at.time_since_epoch().count());
    PICKET_INVARIANT(us < (std::uint64_t{1} << time_bits), "an event lies between the start and 142 years after it");
    const std::uint64_t low = (static_cast<std::uint64_t>(origin.sequence) << slot_bits) | slot;
    const Entry high = (static_cast<Entry>(us) << process_bits) | origin.process;
    return (high << (sequence_bits + slot_bits)) | low;
  }
  static Time time_of(Entry entry) {
    return Time{core::Duration{static_cast<std::int64_t>(entry >> (128 - time_bits))}};
  }

  std::uint32_t take_slot() {
    if (free_ == none) {
      if (slots_.size() == slot_mask && cancelled_ > 0)
        sweep();
      else
        return new_slot();
    }
    const std::uint32_t slot = free_;
    free_ = slots_[slot].state;
    slots_[slot].state = pending;
    return slot;
  }

  std::uint32_t new_slot() {
    PICKET_INVARIANT(slots_.size() < slot_mask, "a process has fewer than 2^24 pending events");
    slots_.emplace_back();
    slots_.back().state = pending;
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }

  void free_slot(std::uint32_t slot) {
    slots_[slot].state = none;
    if (++slots_[slot].generation == UINT32_MAX) return;  // worn out: one more, and old handles would name new events
    slots_[slot].state = free_;
    free_ = slot;
  }

  /// Fills a vacant root and drops cancelled entries from the top, so that the root is the least live event.
  void settle() {
    while (true) {
      if (vacant_) {
        vacant_ = false;
        const Entry last = take_last();
        if (end_ > root) sift_down(root, last);
      }
      if (cancelled_ == 0) return;
      const auto slot = static_cast<std::uint32_t>(heap_[root] & slot_mask);
      if (slots_[slot].state == pending) return;
      free_slot(slot);
      --cancelled_;
      vacant_ = true;
    }
  }

  void sift_up(std::size_t hole, Entry entry) {
    while (hole > root) {
      const std::size_t parent = hole / 4 + 2;
      if (heap_[parent] < entry) break;
      heap_[hole] = heap_[parent];
      hole = parent;
    }
    heap_[hole] = entry;
  }

  void sift_down(std::size_t hole, Entry entry) {
    while (true) {
      const std::size_t first = 4 * hole - 8;
      if (first >= end_) break;
      prefetch_children(first);
      const std::size_t left = first + (heap_[first + 1] < heap_[first] ? 1 : 0);
      const std::size_t right = first + 2 + (heap_[first + 3] < heap_[first + 2] ? 1 : 0);
      const std::size_t least = heap_[right] < heap_[left] ? right : left;
      if (entry < heap_[least]) break;
      heap_[hole] = heap_[least];
      hole = least;
    }
    heap_[hole] = entry;
    __builtin_prefetch(&slots_[static_cast<std::uint32_t>(heap_[root] & slot_mask)]);
  }

  /// The last entry, taken out.
  Entry take_last() { return std::exchange(heap_[--end_], beyond); }

  /// The grandchildren of the node whose first child this is: one of their four lines is read next. Outside the first
  /// cache it halves the cost of a sift.
  void prefetch_children(std::size_t first) const {
    const std::size_t grandchild = 4 * first - 8;
    if (grandchild + 15 >= end_) return;
    for (std::size_t line = 0; line < 16; line += 4) __builtin_prefetch(&heap_[grandchild + line]);
  }

  void sweep() {
    if (vacant_) {
      vacant_ = false;
      const Entry last = take_last();
      if (end_ > root) heap_[root] = last;
    }
    std::size_t kept = root;
    for (std::size_t i = root; i < end_; ++i) {
      const auto slot = static_cast<std::uint32_t>(heap_[i] & slot_mask);
      if (slots_[slot].state == pending)
        heap_[kept++] = heap_[i];
      else
        free_slot(slot);
    }
    while (end_ > kept) take_last();
    cancelled_ = 0;
    for (std::size_t i = end_; i-- > root;) sift_down(i, heap_[i]);
  }

  std::vector<Entry, boost::alignment::aligned_allocator<Entry, 64>> heap_ = decltype(heap_)(root + 1, beyond);
  std::size_t end_ = root;  // behind the last entry
  std::vector<Slot> slots_;
  std::uint32_t free_ = none;
  bool vacant_ = false;  // the root's event has been taken and nothing has filled its place yet
  std::size_t live_ = 0;
  std::size_t cancelled_ = 0;  // entries of cancelled events still in the heap
};

}  // namespace picket::kernel
