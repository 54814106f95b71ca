#include "names.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "ids.hpp"
#include "near_word.hpp"

namespace picket::scenario {
namespace {

constexpr std::size_t most_copies = 100'000;  // values that names may repeat, as of aliases
constexpr std::size_t deepest = 64;           // names that stand within one another

std::size_t values_in(const Node& node) {
  std::size_t values = 1;
  for (const Entry& entry : node.entries) values += values_in(entry.value);
  return values;
}

class Names {
 public:
  Names(Findings& findings, const Node& let) : findings_{findings} {
    for (const Entry& entry : let.entries) {
      if (!is_id(entry.key))
        findings.add(entry.key_at,
                     fmt::format("'{}' is not a name; a name is made of letters a to z, digits, - and _", entry.key));
      named_.emplace(entry.key, Named{.value = entry.value, .key_at = entry.key_at});
      names_.push_back(entry.key);
    }
  }

  void visit(Node& node) {
    for (Entry& entry : node.entries) visit(entry.value);
    if (!node.is_scalar() || !node.text.starts_with('$')) return;
    if (node.text.starts_with("$$")) {
      node.text.erase(0, 1);
      return;
    }
    put_in(node, node.text.substr(1));
  }

  void warn_of_unused() {
    for (const auto& [name, named] : named_) {
      if (!named.used)
        findings_.warn(named.key_at, fmt::format("nothing uses ${}; remove it, or check its spelling", name));
    }
  }

 private:
  struct Named {
    Node value;
    Spot key_at;
    bool used = false, done = false, in_progress = false;
  };

  void put_in(Node& node, const std::string& name) {
    const auto found = named_.find(name);
    if (found == named_.end()) {
      findings_.add_missing(node.at, fmt::format("unknown name '${}'{}", name, help_with(name)), name);
      return leave_empty(node);
    }
    Named& named = found->second;
    named.used = true;
    if (chain_.size() > deepest) {
      if (!told_) findings_.add(node.at, fmt::format("names within names more than {} deep", deepest));
      told_ = true;
      return leave_empty(node);
    }
    if (named.in_progress) {
      findings_.add(node.at, fmt::format("${} stands for itself: {}", name,
                                         fmt::format("{} -> ${}", fmt::join(chain_, " -> "), name)));
      return leave_empty(node);
    }
    if (!named.done) {
      named.in_progress = true;
      chain_.push_back('$' + name);
      visit(named.value);
      chain_.pop_back();
      named.in_progress = false;
      named.done = true;
    }
    copies_ += values_in(named.value);
    if (copies_ > most_copies) {
      if (!told_) findings_.add(node.at, fmt::format("names repeat more than {} values", most_copies));
      told_ = true;
      return leave_empty(node);
    }
    const Spot use = node.at;
    findings_.named(use, name, named.value.at);
    node = named.value;
    node.at = use;
  }

  std::string help_with(const std::string& name) const {
    const std::string first = name.substr(0, name.find(' '));
    if (named_.contains(first))
      return fmt::format("; a name stands for all of a value: give ${} its unit in 'let', and write it alone", first);
    const std::string meant = did_you_mean(name, {names_.begin(), names_.end()});
    return meant.empty() ? "; 'let' names values, and a text that begins with a dollar is written $$" : meant;
  }

  static void leave_empty(Node& node) { node.kind = Node::Kind::spoilt; }

  Findings& findings_;
  std::map<std::string, Named> named_;
  std::vector<std::string> names_, chain_;
  std::size_t copies_ = 0;
  bool told_ = false;
};

}  // namespace

void put_in_names(Findings& findings, Node& root) {
  if (!root.is_map()) return;
  const auto let =
      std::find_if(root.entries.begin(), root.entries.end(), [](const Entry& e) { return e.key == "let"; });
  Node named;
  if (let != root.entries.end()) {
    named = std::move(let->value);
    const Spot at = let->key_at;
    root.entries.erase(let);
    if (!named.is_map()) findings.add(at, "'let' expects a map like {radius: 4 km}, whose values are used as $radius");
  }
  Names names{findings, named};
  names.visit(root);
  names.warn_of_unused();
}

}  // namespace picket::scenario
