#pragma once
// What libFuzzer gives, as text.

#include <cstddef>
#include <cstdint>
#include <string>

namespace picket::scenario {

inline std::string text_of(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string{} : std::string{reinterpret_cast<const char*>(data), size};
}

}  // namespace picket::scenario
