#pragma once
// What can go wrong, and how it is told. A broken invariant aborts with its name, in release builds too: a history that
// went on from there would be worth nothing. Input and output that fail throw, naming the path. Bad input is a list of
// diagnostics (picket/scenario/diagnostic.hpp). Expected endings are values.

#include <stdexcept>
#include <string>

namespace picket::core {

/// A file or folder that could not be read or written. what() names the path, the reason and what to do.
class IoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

[[noreturn]] void broken_invariant(const char* name, const char* file, int line);

}  // namespace picket::core

/// Aborts when the condition does not hold. name: a short sentence of what must be true.
#define PICKET_INVARIANT(condition, name) \
  ((condition) ? static_cast<void>(0) : ::picket::core::broken_invariant((name), __FILE__, __LINE__))
