#pragma once

#include <string>

namespace picket::scenario {

/// The language as a JSON Schema (draft 7), made from the table of keys, for editors that complete and check while one
/// types. It tells all that a key's own value shows: keys, forms, units, bounds. What only the whole shows (references,
/// sums, geography) is for `picket check`.
std::string json_schema();

}  // namespace picket::scenario
