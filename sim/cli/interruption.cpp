#include "interruption.hpp"

#include <cerrno>
#include <csignal>
#include <string_view>

#include <unistd.h>

namespace picket::cli {

namespace {

std::atomic<bool> asked_to_stop = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

constexpr std::string_view notice = "\npicket: finishing the histories that have begun; once more stops at once\n";
bool in_a_line = false;  // of progress, on a terminal

// Only what a signal handler may call (signal-safety(7)).
void heed(int signal) {
  const int saved = errno;
  if (asked_to_stop.exchange(true)) {
    std::signal(signal, SIG_DFL);  // who insists is obeyed: it arrives when this handler returns
    ::raise(signal);
  } else {
    const std::string_view text = notice.substr(in_a_line ? 0 : 1);
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
  }
  errno = saved;
}

}  // namespace

const std::atomic<bool>& heed_interruptions() {
  in_a_line = ::isatty(STDERR_FILENO) == 1;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN) continue;
    action = {};
    action.sa_handler = heed;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
  }
  return asked_to_stop;
}

}  // namespace picket::cli
