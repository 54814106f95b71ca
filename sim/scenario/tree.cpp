#include "tree.hpp"

#include <algorithm>
#include <istream>
#include <map>
#include <optional>
#include <streambuf>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace picket::scenario {
namespace {

constexpr std::size_t deepest = 64;
constexpr std::size_t most_values = 10'000'000;
constexpr std::size_t most_copies = 100'000;  // values that aliases may repeat
constexpr std::size_t few_keys = 16;          // up to here, looking through them beats hashing them

/// Ends a parse whose diagnostic has been told.
struct Stop {};

/// Lets yaml-cpp read our bytes in place.
class Bytes : public std::streambuf {
 public:
  explicit Bytes(const std::string& bytes) {
    char* begin = const_cast<char*>(bytes.data());  // streambuf's get area is never written
    setg(begin, begin, begin + bytes.size());
  }
};

/// Turns byte columns, which the parser counts, into characters. Marks mostly ascend, so each line is walked about
/// once.
class Columns {
 public:
  explicit Columns(const Source& source) : source_{&source} {}
  int of(int line, int byte_column) {
    if (line != line_ || byte_column < byte_) {
      line_ = line;
      byte_ = 0;
      column_ = 1;
    }
    const std::string_view text = source_->line(line);
    for (; byte_ < byte_column; ++byte_) {
      const bool inside = static_cast<std::size_t>(byte_) < text.size() &&
                          (static_cast<unsigned char>(text[static_cast<std::size_t>(byte_)]) & 0xc0U) == 0x80U;
      if (!inside) ++column_;
    }
    return column_;
  }

 private:
  const Source* source_;
  int line_ = 0;
  int byte_ = 0;
  int column_ = 1;
};

class Builder : public YAML::EventHandler {
 public:
  Builder(Findings& findings, std::uint32_t file) : findings_{findings}, file_{file}, columns_{findings.source(file)} {}

  Node take() { return std::move(root_); }
  Spot spot(const YAML::Mark& mark) {
    if (mark.is_null()) return {file_, 0, 0};
    return {file_, mark.line + 1, columns_.of(mark.line + 1, mark.column)};
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) stop(spot(mark), "a second document begins here; a scenario is one document a file");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override;
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value style) override;
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value style) override;
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    Node node;
    YAML::anchor_t anchor = 0;
    std::optional<Entry> pending;  // a key that waits for its value
    bool twice = false;            // the pending key has been given before
    std::unordered_map<std::string, Spot> seen;
  };
  struct Anchored {
    Node node;
    std::size_t values = 0;
  };

  [[noreturn]] void stop(Spot at, std::string message) {
    findings_.add(at, std::move(message));
    throw Stop{};
  }
  void count_value(Spot at) {
    if (++values_ > most_values) stop(at, fmt::format("more than {} values", most_values));
  }
  void refuse_tag(Spot at, const std::string& tag) {
    if (tag != "?" && tag != "!" && !tag.empty()) stop(at, fmt::format("tag '{}'; the language has no tags", tag));
  }
  [[nodiscard]] bool quote_ends(const YAML::Mark& mark) const;
  [[nodiscard]] bool key_is_due() const {
    return !open_.empty() && open_.back().node.is_map() && !open_.back().pending;
  }
  void open(Node::Kind kind, Spot at, YAML::anchor_t anchor);
  void close();
  void take_key(std::string key, Spot at);
  void place(Node node, YAML::anchor_t anchor);
  void remember(const Node& node, YAML::anchor_t anchor);

  Findings& findings_;
  std::uint32_t file_;
  Columns columns_;
  Node root_;
  std::vector<Open> open_;
  std::map<YAML::anchor_t, Anchored> anchored_;
  std::size_t values_ = 0;
  std::size_t copies_ = 0;
  int documents_ = 0;
};

/// Whether the quote that opens at a mark, if one does, is closed: the parser lets the end of the text close it.
bool Builder::quote_ends(const YAML::Mark& mark) const {
  const Source& source = findings_.source(file_);
  const std::string& text = source.bytes();
  std::size_t at = source.line_start(mark.line + 1) + static_cast<std::size_t>(mark.column);
  if (at >= text.size() || (text[at] != '"' && text[at] != '\'')) return true;
  const char quote = text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || at + 1 >= text.size() || text[at + 1] != quote) return true;
      ++at;
    }
  }
  return false;
}

std::size_t values_in(const Node& node) {
  std::size_t values = 1;
  for (const Entry& entry : node.entries) values += values_in(entry.value);
  return values;
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const Spot at = spot(mark);
  if (key_is_due()) stop(at, "a key is missing here");
  count_value(at);
  const std::string_view line = findings_.source(file_).line(at.line);
  const auto byte = static_cast<std::size_t>(std::max(mark.column, 0));
  const bool written = line.substr(std::min(byte, line.size())).starts_with('~');
  Node node;
  node.kind = written ? Node::Kind::removal : Node::Kind::empty;
  node.at = at;
  place(std::move(node), anchor);
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
  const Spot at = spot(mark);
  if (key_is_due()) stop(at, "an alias may not be a key");
  const auto found = anchored_.find(anchor);
  if (found == anchored_.end()) stop(at, "an alias may not lie inside the value that it repeats");
  copies_ += found->second.values;
  if (copies_ > most_copies) stop(at, fmt::format("aliases repeat more than {} values", most_copies));
  place(found->second.node, 0);
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       const std::string& value) {
  const Spot at = spot(mark);
  refuse_tag(at, tag);
  if (tag == "!" && !quote_ends(mark)) stop(at, "a quoted text that does not end");
  if (key_is_due()) return take_key(value, at);
  count_value(at);
  Node node;
  node.kind = Node::Kind::scalar;
  node.at = at;
  node.text = value;
  place(std::move(node), anchor);
}

void Builder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                              YAML::EmitterStyle::value) {
  refuse_tag(spot(mark), tag);
  open(Node::Kind::list, spot(mark), anchor);
}

void Builder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) {
  refuse_tag(spot(mark), tag);
  open(Node::Kind::map, spot(mark), anchor);
}

void Builder::open(Node::Kind kind, Spot at, YAML::anchor_t anchor) {
  if (key_is_due()) stop(at, "a key is one word, not a map or a list");
  if (open_.size() >= deepest) stop(at, fmt::format("nested deeper than {} levels", deepest));
  count_value(at);
  Open& opened = open_.emplace_back();
  opened.node.kind = kind;
  opened.node.at = at;
  opened.anchor = anchor;
}

void Builder::close() {
  Node node = std::move(open_.back().node);
  node.entries.shrink_to_fit();  // a tree of millions lives as long as its scenario
  const YAML::anchor_t anchor = open_.back().anchor;
  open_.pop_back();
  place(std::move(node), anchor);
}

void Builder::take_key(std::string key, Spot at) {
  Open& map = open_.back();
  const auto first = [&]() -> std::optional<Spot> {
    if (map.node.entries.size() <= few_keys) {
      for (const Entry& entry : map.node.entries) {
        if (entry.key == key) return entry.key_at;
      }
      return std::nullopt;
    }
    if (map.seen.empty()) {
      for (const Entry& entry : map.node.entries) map.seen.emplace(entry.key, entry.key_at);
    }
    const auto [known, fresh] = map.seen.emplace(key, at);
    return fresh ? std::nullopt : std::optional<Spot>{known->second};
  }();
  map.twice = first.has_value();
  if (first) {
    findings_.add(at, fmt::format("key '{}' is given twice; the first is at line {}{}", key, first->line,
                                  first->line == at.line ? fmt::format(", column {}", first->column) : ""));
  }
  map.pending = Entry{std::move(key), at, {}};
}

void Builder::place(Node node, YAML::anchor_t anchor) {
  if (anchor != 0) remember(node, anchor);
  if (open_.empty()) {
    root_ = std::move(node);
    return;
  }
  Open& parent = open_.back();
  if (parent.node.is_list()) {
    const Spot at = node.at;
    parent.node.entries.push_back(Entry{{}, at, std::move(node)});
    return;
  }
  if (!node.is_scalar() && node.kind != Node::Kind::removal) node.at = parent.pending->key_at;
  parent.pending->value = std::move(node);
  if (!parent.twice) parent.node.entries.push_back(std::move(*parent.pending));
  parent.pending.reset();
}

void Builder::remember(const Node& node, YAML::anchor_t anchor) {
  const std::size_t values = values_in(node);
  copies_ += values;
  if (copies_ > most_copies) stop(node.at, fmt::format("anchors and aliases hold more than {} values", most_copies));
  anchored_[anchor] = Anchored{node, values};
}

/// The parser's own words, where they would not help the author of a scenario.
std::string in_plain_words(const std::string& message) {
  static const std::map<std::string, std::string> words{
      {YAML::ErrorMsg::MAP_VALUE,
       "a ': ' may not stand here; is a quote missing around a text, or is the indentation off?"},
      {YAML::ErrorMsg::END_OF_MAP,
       "this line does not fit the map above it; is the indentation off, or a ':' missing?"},
      {YAML::ErrorMsg::END_OF_MAP_FLOW,
       "a map that opened with '{' goes wrong here; is a ',' or the closing '}' missing?"},
      {YAML::ErrorMsg::END_OF_SEQ, "this line does not fit the list above it; is the indentation off?"},
      {YAML::ErrorMsg::END_OF_SEQ_FLOW,
       "a list that opened with '[' goes wrong here; is a ',' or the closing ']' missing?"},
      {YAML::ErrorMsg::FLOW_END, "a '}' or ']' that nothing opened"},
      {YAML::ErrorMsg::EOF_IN_SCALAR, "a quoted text that does not end"},
      {YAML::ErrorMsg::UNKNOWN_ANCHOR, "an alias of nothing: no value before it is marked with & and this name"},
      {YAML::ErrorMsg::UNKNOWN_TOKEN, "a character that may not begin a value; put the text in quotes"},
  };
  const auto found = words.find(message);
  return found != words.end() ? found->second : "this is not YAML: " + message;
}

/// Tabs that indent: the parser's own complaint would name another place.
bool tells_tabs(Findings& findings, std::uint32_t file) {
  const Source& source = findings.source(file);
  for (int line = 1; line <= source.lines(); ++line) {
    const std::string_view text = source.line(line);
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos || text[first] != '\t') continue;
    if (text.find_first_not_of(" \t") == std::string_view::npos) continue;
    findings.add({file, line, static_cast<int>(first) + 1}, "a tab in the indentation; indent with spaces");
    return true;
  }
  return false;
}

}  // namespace

const Node* Node::find(std::string_view key) const {
  if (!is_map()) return nullptr;
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Node parse_tree(Findings& findings, std::uint32_t file) {
  const std::vector<Diagnostic> unreadable = unreadable_characters(findings.source(file));
  findings.add(unreadable);
  if (!unreadable.empty() || tells_tabs(findings, file)) return {};
  Bytes bytes{findings.source(file).bytes()};
  std::istream in{&bytes};
  Builder builder{findings, file};
  try {
    YAML::Parser parser{in};
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
    return {};
  } catch (const YAML::Exception& e) {
    findings.add(builder.spot(e.mark), in_plain_words(e.msg));
    return {};
  }
  return builder.take();
}

}  // namespace picket::scenario
