#pragma once
// Addressed random draws. A draw has an address, not a turn: (seed, replication) make the key of Philox 4x32-10 and
// (entity, purpose, index) its counter. Whoever asks for an address gets the same bits, whatever was drawn before, on
// any thread, under any proposal. Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3"
// (2011).

#include <cstdint>

#include <Random123/philox.h>

#include "picket/core/error.hpp"
#include "picket/core/id.hpp"

namespace picket::core {

/// One history's randomness: all its draws come from here.
struct Randomness {
  std::uint64_t key = 0;
};

/// Design points and scenarios do not enter: every proposal of a study sees the same draws.
constexpr Randomness randomness(std::uint64_t seed, std::uint64_t replication) {
  return Randomness{mixed(mixed(seed) ^ (replication + 0x2545f4914f6cdd1dU))};
}

/// The draws at one address, taken one after another. counter = entity (64) | occurrence (32) | purpose (16) | block
/// (16): 2^17 numbers of 64 bits an occurrence. One more would be the next purpose's first: it breaks an invariant.
class Draws {
 public:
  Draws(Randomness randomness, Key entity, std::uint16_t purpose, std::uint32_t occurrence = 0)
      : key_{{static_cast<std::uint32_t>(randomness.key), static_cast<std::uint32_t>(randomness.key >> 32U)}},
        counter_{{static_cast<std::uint32_t>(entity.bits), static_cast<std::uint32_t>(entity.bits >> 32U), occurrence,
                  static_cast<std::uint32_t>(purpose) << 16U}} {}

  std::uint64_t bits() {
    if (half_) {
      half_ = false;
      return second_;
    }
    PICKET_INVARIANT(block_ <= UINT16_MAX, "an address holds 2^17 numbers");
    auto counter = counter_;
    counter[3] |= block_++;
    const auto block = r123::Philox4x32()(counter, key_);
    second_ = (static_cast<std::uint64_t>(block[3]) << 32U) | block[2];
    half_ = true;
    return (static_cast<std::uint64_t>(block[1]) << 32U) | block[0];
  }

  /// Uniform on the open interval (0, 1), on a grid of 2^-52 offset by half a step: never 0, never 1, 1 - u exact.
  double uniform() { return (static_cast<double>(bits() >> 12U) + 0.5) * 0x1p-52; }

 private:
  r123::Philox4x32::key_type key_;
  r123::Philox4x32::ctr_type counter_;
  std::uint32_t block_ = 0;
  std::uint64_t second_ = 0;
  bool half_ = false;
};

}  // namespace picket::core
