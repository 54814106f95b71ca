#pragma once
// Which logical process has the least next event: a tournament of their next times, the lower index winning a draw.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "picket/kernel/agenda.hpp"

namespace picket::kernel {

class FirstProcess {
 public:
  static constexpr Time never = Time::max();

  explicit FirstProcess(std::size_t processes) {
    while (leaves_ < processes) leaves_ *= 2;
    nodes_.resize(2 * leaves_);
    for (std::size_t leaf = 0; leaf < leaves_; ++leaf) nodes_[leaves_ + leaf] = make_node(never, leaf);
    for (std::size_t node = leaves_; node-- > 1;) nodes_[node] = nodes_[2 * node];
  }

  [[nodiscard]] ProcessIndex process() const { return ProcessIndex{static_cast<std::uint32_t>(nodes_[1])}; }
  [[nodiscard]] Time time() const { return Time{core::Duration{static_cast<std::int64_t>(nodes_[1] >> 64U)}}; }

  /// Process p's next event is now at `time` (never: it has none). O(log processes).
  void update(ProcessIndex p, Time time) {
    std::size_t node = leaves_ + p;
    Node winner = make_node(time, p);
    while (nodes_[node] != winner) {  // else nothing above it changes either
      nodes_[node] = winner;
      if (node == 1) return;
      winner = std::min(winner, nodes_[node ^ 1U]);
      node /= 2;
    }
  }

 private:
  // The least of a subtree: next time | process. One number, so that a comparison has no branch; with the time in the
  // node, the loads of a climb do not wait for one another.
  __extension__ using Node = unsigned __int128;
  static Node make_node(Time time, std::size_t process) {
    return (static_cast<Node>(time.time_since_epoch().count()) << 64U) | process;
  }

  std::size_t leaves_ = 1;   // processes, rounded up to a power of two
  std::vector<Node> nodes_;  // 1 the root, 2i and 2i + 1 the children of i; the leaves from leaves_ on
};

}  // namespace picket::kernel
