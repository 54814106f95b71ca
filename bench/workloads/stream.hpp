#pragma once
// The random numbers of the engine's benchmarks: one sequential stream a process, since what they compare is the
// engine. The simulations of picket draw addressed numbers instead (picket/core/random.hpp).

#include <bit>
#include <cstdint>

#include "picket/core/elementary.hpp"
#include "picket/core/id.hpp"
#include "picket/core/time.hpp"

namespace picket::bench {

/// xoroshiro128+ (Blackman and Vigna 2018).
class Stream {
 public:
  explicit Stream(std::uint64_t seed) : a_{core::mixed(seed)}, b_{core::mixed(seed + 1)} {}

  std::uint64_t bits() {
    const std::uint64_t sum = a_ + b_, x = a_ ^ b_;
    a_ = std::rotl(a_, 24) ^ x ^ (x << 16U);
    b_ = std::rotl(x, 37);
    return sum;
  }
  double uniform() { return (static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52; }
  /// Exponential, in hours of simulated time.
  core::Duration exponential(double mean_hours) { return core::hours(-core::log(uniform()) * mean_hours); }

 private:
  std::uint64_t a_, b_;
};

}  // namespace picket::bench
