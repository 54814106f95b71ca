#pragma once
// What the program says. A result that nobody gets is a failure; a remark that nobody gets is none.

#include <string>
#include <string_view>

namespace picket::cli {

/// Results, on standard output, at once. Throws core::IoError when they cannot be written; ends the program as usual,
/// by SIGPIPE, when the reader has left (`picket report DIR | head`).
void say(std::string_view text);

/// Remarks, errors and progress, on standard error.
void remark(std::string_view text) noexcept;

/// `picket: error: ...` in one line, whatever a path or a damaged file put into the reason: a terminal obeys control
/// characters.
std::string error_line(std::string_view reason);

/// For the beginning of main: a standard stream that was closed must not lend its number to a file of results, and
/// neither a reader that leaves nor a limit on the size of files may end a run without a word.
void guard_standard_streams();

}  // namespace picket::cli
