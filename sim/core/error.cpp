#include "picket/core/error.hpp"

#include <cstdio>
#include <cstdlib>

namespace picket::core {

void broken_invariant(const char* name, const char* file, int line) {
  std::fprintf(stderr, "picket: broken invariant: %s (%s:%d); this is a defect of picket, please report it\n", name,
               file, line);
  std::abort();
}

}  // namespace picket::core
