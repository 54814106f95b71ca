#include "csv.hpp"

namespace picket::scenario {
namespace {

/// Walks a text character by character, knowing where it is.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_{text} {}
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char now() const { return text_[at_]; }
  [[nodiscard]] bool at_line_end() const { return now() == '\n' || (now() == '\r' && text_.substr(at_, 2) == "\r\n"); }
  void step() {
    const bool inside_character =
        at_ + 1 < text_.size() && (static_cast<unsigned char>(text_[at_ + 1]) & 0xc0U) == 0x80U;
    if (now() == '\n') {
      ++line_;
      column_ = 1;
    } else if (!inside_character) {
      ++column_;
    }
    ++at_;
  }
  [[nodiscard]] int line() const { return line_; }
  [[nodiscard]] int column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

/// The rest of a field whose opening quote is where the walk stands. False: the quote never closes.
bool take_quoted(Walk& walk, std::string& text) {
  walk.step();
  while (!walk.done()) {
    if (walk.now() != '"') {
      text += walk.now();
      walk.step();
      continue;
    }
    walk.step();
    if (walk.done() || walk.now() != '"') return true;
    text += '"';
    walk.step();
  }
  return false;
}

bool is_blank(const CsvRow& row) {
  return row.size() == 1 && row.front().text.find_first_not_of(" \t") == std::string::npos;
}

}  // namespace

std::vector<CsvRow> csv_rows(const Source& source, std::vector<Diagnostic>& problems) {
  std::vector<CsvRow> rows;
  CsvRow row;
  Walk walk{source.bytes()};
  bool row_is_open = false;
  while (!walk.done() || row_is_open) {
    CsvField field{{}, walk.line(), walk.column()};
    if (!walk.done() && walk.now() == '"') {
      if (!take_quoted(walk, field.text)) {
        problems.push_back(source.diagnostic(field.line, field.column, "a quoted field that does not end"));
        return rows;
      }
      if (!walk.done() && walk.now() != ',' && !walk.at_line_end()) {
        problems.push_back(source.diagnostic(walk.line(), walk.column(),
                                             "text after a closing quote; a quote within a field is doubled"));
        return rows;
      }
    } else {
      while (!walk.done() && walk.now() != ',' && !walk.at_line_end()) {
        field.text += walk.now();
        walk.step();
      }
    }
    row.push_back(std::move(field));
    row_is_open = !walk.done() && walk.now() == ',';
    if (row_is_open) {
      walk.step();
      continue;
    }
    if (!walk.done() && walk.now() == '\r') walk.step();
    if (!walk.done()) walk.step();
    if (!is_blank(row)) rows.push_back(std::move(row));
    row.clear();
  }
  return rows;
}

}  // namespace picket::scenario
