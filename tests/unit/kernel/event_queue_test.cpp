#include <map>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include "picket/core/id.hpp"
#include "picket/kernel/event_queue.hpp"

namespace picket::kernel {
namespace {

using core::Duration;

struct Ticket {
  std::uint64_t number;
};

Time at(std::int64_t us) { return Time{Duration{us}}; }

/// A small generator of test choices: SplitMix64 (Steele, Lea and Flood 2014).
struct Choices {
  std::uint64_t state;
  std::uint64_t below(std::uint64_t n) { return core::mixed(state++) % n; }
};

TEST(EventQueue, AgreesWithASortedMapUnderAMillionRandomOperations) {
  using Order = std::tuple<std::int64_t, std::uint32_t, std::uint32_t>;
  EventQueue<Ticket> queue;
  std::map<Order, std::pair<std::uint64_t, Handle>> reference;
  Choices choose{17};
  std::uint32_t sequence = 0;
  for (std::uint64_t i = 0; i < 1'000'000; ++i) {
    const auto what = choose.below(10);
    if (what < 5 || reference.empty()) {
      const Origin origin{static_cast<std::uint32_t>(choose.below(5)), sequence++};
      const auto us = static_cast<std::int64_t>(choose.below(1000));  // many of equal time
      reference[{us, origin.process, origin.sequence}] = {i, queue.push(at(us), origin, Ticket{i})};
    } else if (what < 8) {
      const auto [time, ticket] = queue.pop();
      ASSERT_EQ(time, at(std::get<0>(reference.begin()->first)));
      ASSERT_EQ(ticket.number, reference.begin()->second.first);
      const Handle gone = reference.begin()->second.second;
      reference.erase(reference.begin());
      queue.cancel(gone);  // names nothing any more
    } else {
      auto victim = reference.lower_bound({static_cast<std::int64_t>(choose.below(1000)), 0, 0});
      if (victim == reference.end()) continue;
      queue.cancel(victim->second.second);
      queue.cancel(victim->second.second);
      reference.erase(victim);
    }
    ASSERT_EQ(queue.size(), reference.size());
    if (!reference.empty()) ASSERT_EQ(queue.next_time(), at(std::get<0>(reference.begin()->first)));
  }
}

TEST(EventQueue, OrdersEqualTimesBySenderThenSequence) {
  EventQueue<Ticket> queue;
  queue.push(at(5), {2, 0}, {20});
  queue.push(at(5), {1, 7}, {17});
  queue.push(at(5), {1, 3}, {13});
  queue.push(at(4), {9, 9}, {99});
  std::vector<std::uint64_t> order;
  while (!queue.empty()) order.push_back(queue.pop().second.number);
  EXPECT_EQ(order, (std::vector<std::uint64_t>{99, 13, 17, 20}));
}

TEST(EventQueue, DoesNotPileUpCancelledEvents) {
  EventQueue<Ticket> queue;
  for (std::uint32_t i = 0; i < 100; ++i) queue.push(at(1'000'000 + i), {0, i}, {i});
  for (std::uint32_t i = 0; i < 1'000'000; ++i) queue.cancel(queue.push(at(2'000'000), {1, i}, {i}));
  EXPECT_EQ(queue.size(), 100U);
  EXPECT_LT(queue.entries(), 400U);
}

TEST(EventQueue, VisitsEachPendingEventOnce) {
  EventQueue<Ticket> queue;
  for (std::uint32_t i = 0; i < 100; ++i) {
    const Handle handle = queue.push(at(i), {0, i}, {i});
    if (i % 3 == 0) queue.cancel(handle);
  }
  for (int i = 0; i < 10; ++i) queue.pop();
  std::uint64_t sum = 0, count = 0;
  queue.for_each([&](Time, const Ticket& ticket) { sum += ticket.number, ++count; });
  std::uint64_t expected = 0;
  for (std::uint64_t i = 15; i < 100; ++i) expected += i % 3 == 0 ? 0 : i;
  EXPECT_EQ(count, queue.size());
  EXPECT_EQ(sum, expected);
}

TEST(EventQueueDeathTest, RefusesTimesThatAnEntryCannotHold) {
  EventQueue<Ticket> queue;
  EXPECT_DEATH(queue.push(at(-1), {0, 0}, {0}), "between the start and 142 years");
  EXPECT_DEATH(queue.push(at(std::int64_t{1} << 52), {0, 0}, {0}), "between the start and 142 years");
}

}  // namespace
}  // namespace picket::kernel
