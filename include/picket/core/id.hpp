#pragma once
// Two names for a thing: its index (a place in an array, strong per kind) and its key (64 bits from its id, which
// address its random draws, so that adding, removing or reordering other things moves none of them).

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace picket::core {

template <class Kind>
struct Index {
  std::uint32_t value = 0;
  constexpr auto operator<=>(const Index&) const = default;
  constexpr operator std::size_t() const { return value; }  // NOLINT: an index is for indexing
};

/// The address of an entity's random draws.
struct Key {
  std::uint64_t bits = 0;
  constexpr auto operator<=>(const Key&) const = default;
};

/// A bijective mixer of 64 bits (the finalizer of SplitMix64: Steele, Lea and Flood 2014).
constexpr std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

/// The key of an id: FNV-1a over its bytes, mixed.
constexpr Key key_of(std::string_view id) {
  std::uint64_t h = 0xcbf29ce484222325U;
  for (const char c : id) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return Key{mixed(h)};
}

/// The key of a lineage: a parent and what of it. Order matters.
constexpr Key key_of(Key parent, std::uint64_t part) {
  return Key{mixed(parent.bits ^ mixed(part + 0x632be59bd9b4e019U))};
}
constexpr Key key_of(Key parent, Key part) { return key_of(parent, part.bits); }

}  // namespace picket::core
