#pragma once

#include <atomic>

namespace picket::cli {

/// From now on the first SIGINT, SIGTERM or SIGHUP makes the value true and says so on standard error; the second ends
/// the program. A signal that was ignored when the program began, as by nohup, stays ignored.
const std::atomic<bool>& heed_interruptions();

}  // namespace picket::cli
