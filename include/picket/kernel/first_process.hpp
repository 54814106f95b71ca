#pragma once
// Which logical process has the least next event: a tournament of their next times, the lower index winning a draw.

#include <cstdint>
#include <limits>
#include <vector>

#include "picket/kernel/agenda.hpp"

namespace picket::kernel {

class FirstProcess {
 public:
  static constexpr Time never = Time::max();

  explicit FirstProcess(std::size_t processes) : next_(processes, never) {
    leaves_ = 1;
    while (leaves_ < processes) leaves_ *= 2;
    winner_.assign(leaves_, 0);
    next_.resize(leaves_, never);
    for (std::size_t node = leaves_; node-- > 1;) winner_[node] = better(contender(2 * node), contender(2 * node + 1));
  }

  [[nodiscard]] ProcessIndex process() const { return ProcessIndex{leaves_ == 1 ? 0 : winner_[1]}; }
  [[nodiscard]] Time time() const { return next_[process()]; }

  /// Process p's next event is now at `time` (never: it has none). O(log processes).
  void update(ProcessIndex p, Time time) {
    if (next_[p] == time) return;
    next_[p] = time;
    for (std::size_t node = (leaves_ + p.value) / 2; node >= 1; node /= 2) {
      const std::uint32_t before = winner_[node];
      winner_[node] = better(contender(2 * node), contender(2 * node + 1));
      if (winner_[node] == before && before != p.value) return;
    }
  }

 private:
  [[nodiscard]] std::uint32_t contender(std::size_t node) const {
    return node >= leaves_ ? static_cast<std::uint32_t>(node - leaves_) : winner_[node];
  }
  [[nodiscard]] std::uint32_t better(std::uint32_t left, std::uint32_t right) const {
    return next_[right] < next_[left] ? right : left;
  }

  std::size_t leaves_ = 1;
  std::vector<Time> next_;              // by process, padded to a power of two with `never`
  std::vector<std::uint32_t> winner_;   // by inner node, 1 the root
};

}  // namespace picket::kernel
