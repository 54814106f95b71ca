#include "overlay.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "data_files.hpp"
#include "near_word.hpp"

namespace picket::scenario {
namespace {

constexpr std::size_t longest_chain = 32;
constexpr std::size_t few_keys = 16;  // up to here, looking through them beats hashing them

/// Whether a text is a scenario of a version that we read. Otherwise no other complaint would help.
bool is_scenario(Findings& findings, const Node& root, std::uint32_t file) {
  const std::size_t before = findings.count();
  const Spot top{file, 1, 1};
  if (root.kind == Node::Kind::empty) {
    findings.add({file, 0, 0}, "the file is empty; a scenario begins with `picket: 1`");
  } else if (!root.is_map() || root.find("picket") == nullptr) {
    findings.add(top, "a scenario begins with `picket: 1`");
  } else if (const Node& version = *root.find("picket"); version.text != "1") {
    findings.add(version.at,
                 fmt::format("language version '{}'; this program reads version 1: write picket: 1", version.text));
  } else if (root.entries.front().key != "picket") {
    findings.add(root.find("picket")->at, "`picket: 1` is the first key of a scenario");
  } else if (root.find("extends") == nullptr) {
    // all that the file leaves to the one it extends would be missed
    for (const Entry& entry : root.entries) {
      if (near_word(entry.key, {"extends"}).empty()) continue;
      findings.add(entry.key_at, fmt::format("unknown key '{}'; did you mean 'extends'?", entry.key));
    }
  }
  return findings.count() == before;
}

std::string near_key(const Entry& entry, const Node& base) {
  std::vector<std::string_view> keys;
  for (const Entry& other : base.entries) keys.push_back(other.key);
  return near_word(entry.key, keys);
}

void refuse_removal(Findings& findings, const Entry& entry, const Node& base) {
  const std::string meant = near_key(entry, base);
  findings.add(entry.key_at, fmt::format("nothing to remove: there is no '{}' here to begin with{}", entry.key,
                                         meant.empty() ? "" : fmt::format("; did you mean '{}'?", meant)));
}

/// Tells and drops each `~` of a map that lies over nothing.
void refuse_removals(Findings& findings, Node& node) {
  for (Entry& entry : node.entries) {
    if (node.is_map() && entry.value.kind == Node::Kind::removal) refuse_removal(findings, entry, {});
    refuse_removals(findings, entry.value);
  }
  if (node.is_map()) std::erase_if(node.entries, [](const Entry& e) { return e.value.kind == Node::Kind::removal; });
}

bool chooses_another(const Node& base, const Node& over, const Shape* shape) {
  if (shape != nullptr && shape->form == Shape::Form::either) shape = shape->element.get();
  if (shape == nullptr || shape->form != Shape::Form::one_of) return false;
  return std::none_of(over.entries.begin(), over.entries.end(), [&](const Entry& e) {
    return e.value.kind == Node::Kind::removal || base.find(e.key) != nullptr;
  });
}

void merge(Findings& findings, Node& base, Node over, const Shape* shape) {
  const bool whole = shape != nullptr && shape->form == Shape::Form::any;
  if (whole || !base.is_map() || !over.is_map() || chooses_another(base, over, shape)) {
    refuse_removals(findings, over);
    base = std::move(over);
    return;
  }
  std::unordered_map<std::string, std::size_t> places;
  const bool many = base.entries.size() > few_keys && over.entries.size() > few_keys;
  if (many) {
    for (std::size_t i = 0; i < base.entries.size(); ++i) places.emplace(base.entries[i].key, i);
  }
  const auto place_of = [&](const std::string& key) {
    if (many) {
      const auto found = places.find(key);
      return found == places.end() ? base.entries.size() : found->second;
    }
    const auto same = [&](const Entry& e) { return e.key == key; };
    return static_cast<std::size_t>(std::find_if(base.entries.begin(), base.entries.end(), same) -
                                    base.entries.begin());
  };
  std::vector<Entry> added;
  for (Entry& entry : over.entries) {
    const std::size_t place = place_of(entry.key);
    if (place == base.entries.size()) {
      if (entry.value.kind == Node::Kind::removal) {
        refuse_removal(findings, entry, base);
        continue;
      }
      if (shape != nullptr && shape->form == Shape::Form::map && entry.value.is_map()) {
        const std::string meant = near_key(entry, base);
        if (!meant.empty()) findings.perhaps(entry.value.at, meant);
      }
      refuse_removals(findings, entry.value);
      added.push_back(std::move(entry));
    } else if (entry.value.kind == Node::Kind::removal) {
      findings.removed(entry.key, entry.key_at);
      base.entries[place].value.kind = Node::Kind::removal;
    } else {
      Entry& changed = base.entries[place];
      if (!changed.value.is_map() || !entry.value.is_map()) changed.key_at = entry.key_at;  // its notes go with a value
      merge(findings, changed.value, std::move(entry.value), shape_under(shape, entry.key));
    }
  }
  std::erase_if(base.entries, [](const Entry& e) { return e.value.kind == Node::Kind::removal; });
  std::move(added.begin(), added.end(), std::back_inserter(base.entries));
}

struct Layer {
  Node root;
  std::filesystem::path real_path;
};

/// The source that `extends` names, or nothing, having said why.
std::optional<Source> extended(Findings& findings, const Node& root, const std::vector<Layer>& layers) {
  const Node* extends = root.find("extends");
  if (extends == nullptr) return std::nullopt;
  if (!extends->is_scalar() || extends->text.empty()) {
    findings.add(extends->at, "'extends' expects the path of a scenario beside this one");
    return std::nullopt;
  }
  auto source = named_file(findings, *extends);
  if (!source) return std::nullopt;
  const std::filesystem::path real = std::filesystem::weakly_canonical(std::filesystem::absolute(source->path()));
  const bool cycle = std::any_of(layers.begin(), layers.end(), [&](const Layer& l) { return l.real_path == real; });
  if (cycle) {
    findings.add(extends->at, fmt::format("'{}' extends this file in turn: a cycle", extends->text));
    return std::nullopt;
  }
  if (layers.size() >= longest_chain) {
    findings.add(extends->at, fmt::format("a chain of more than {} scenarios", longest_chain));
    return std::nullopt;
  }
  return source;
}

}  // namespace

Node merged_tree(Findings& findings, const std::filesystem::path& file, const Shape& shape) {
  std::vector<Layer> layers;
  std::optional<Source> next = Source{file.lexically_normal().string(), file, read_text(file, "", findings.limit())};
  std::optional<Spot> extends;
  while (next) {
    const std::filesystem::path real = std::filesystem::weakly_canonical(std::filesystem::absolute(next->path()));
    const std::uint32_t number = findings.take(std::move(*next));
    next.reset();
    if (extends) findings.extended(number, *extends);
    const std::size_t before = findings.count();
    Node root = parse_tree(findings, number);
    if (findings.count() == before) is_scenario(findings, root, number);
    layers.push_back({std::move(root), real});
    next = extended(findings, layers.back().root, layers);
    if (next) extends = layers.back().root.find("extends")->at;
  }
  findings.refuse_if_any();
  Node merged = std::move(layers.back().root);
  refuse_removals(findings, merged);
  for (std::size_t i = layers.size() - 1; i-- > 0;) {
    std::erase_if(merged.entries, [](const Entry& e) { return e.key == "extends"; });
    merge(findings, merged, std::move(layers[i].root), &shape);
  }
  return merged;
}

}  // namespace picket::scenario
