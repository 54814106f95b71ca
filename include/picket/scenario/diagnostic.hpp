#pragma once
// What is wrong with a scenario, told so that its author can mend it: where, what, what to do.

#include <stdexcept>
#include <string>
#include <vector>

namespace picket::scenario {

/// A place in a text. line and column count from 1; 0 means the file as a whole.
struct Position {
  std::string file;
  int line = 0;
  int column = 0;
  bool operator==(const Position&) const = default;
};

enum class Severity { error, warning };

/// What belongs to a problem and stands elsewhere: the file that extends this one, the value behind a name.
struct Remark {
  Position at;
  std::string message;
  bool operator==(const Remark&) const = default;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Position at;
  std::string message;      // one sentence, no full stop; ends in a suggestion where there is one
  std::string source_line;  // the line of text at `at`, without its end; empty when there is none
  std::vector<Remark> remarks{};
};

/// `file:line:column: error: message`, then the line and a caret under its column, then the remarks, each as
/// `file:line:column: note: message`. Ends with a newline.
std::string to_text(const Diagnostic& diagnostic);
std::string to_text(const std::vector<Diagnostic>& diagnostics);

/// In order of place, each once.
std::vector<Diagnostic> in_order_of_place(std::vector<Diagnostic> diagnostics);

/// Input that is refused, with every problem that was found, in order of place. what() is the text of all of them.
class Refusal : public std::runtime_error {
 public:
  explicit Refusal(std::vector<Diagnostic> diagnostics);
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace picket::scenario
