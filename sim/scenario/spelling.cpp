#include "spelling.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "near_word.hpp"

namespace picket::scenario {
namespace {

class Mending {
 public:
  explicit Mending(Findings& findings) : findings_{findings} {}

  void visit(Node& node, const Shape* shape) {
    if (shape != nullptr && shape->form == Shape::Form::either) shape = shape->element.get();
    if (shape == nullptr || !node.is_map()) return;
    if (!shape->keys.empty()) mend_keys(node, *shape);
    for (Entry& entry : node.entries) {
      const std::size_t length = path_.size();
      path_ += (path_.empty() ? "" : ".") + entry.key;
      visit(entry.value, shape_under(shape, entry.key));
      path_.resize(length);
    }
  }

 private:
  void mend_keys(Node& node, const Shape& shape) {
    std::vector<std::string_view> missing;
    for (const KeyShape& row : shape.keys) {
      if (node.find(row.key) == nullptr) missing.push_back(row.key);
    }
    for (Entry& entry : node.entries) {
      const auto same = [&](const KeyShape& row) { return row.key == entry.key; };
      if (std::any_of(shape.keys.begin(), shape.keys.end(), same)) continue;
      const std::string meant = near_word(entry.key, missing);
      if (meant.empty()) continue;
      findings_.add_once(entry.key_at, fmt::format("unknown key '{}'{}{}; did you mean '{}'?", entry.key,
                                                   path_.empty() ? "" : " in ", path_, meant));
      std::erase(missing, meant);
      entry.key = meant;
    }
  }

  Findings& findings_;
  std::string path_;
};

}  // namespace

void mend_spelling(Findings& findings, Node& root, const Shape& shape) { Mending{findings}.visit(root, &shape); }

}  // namespace picket::scenario
