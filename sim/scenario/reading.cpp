#include "reading.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "near_word.hpp"

namespace picket::scenario {
namespace {

const Node* at_path(const Node& root, std::string_view path) {
  const Node* node = &root;
  while (node != nullptr && !path.empty()) {
    const std::size_t dot = path.find('.');
    node = node->find(path.substr(0, dot));
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return node;
}

/// Whether a scenario without such things is refused for that.
bool language_needs(Collection collection) {
  return collection != Collection::unit_types && collection != Collection::bases && collection != Collection::posts &&
         collection != Collection::states && collection != Collection::deployments;
}

/// What a word processor put where the keyboard has another character, and nobody sees the difference.
std::string typographic(std::string_view text) {
  struct Odd {
    std::string_view character, what, plain;
  };
  constexpr std::array all{Odd{"\u00a0", "space U+00A0", "space"},  Odd{"\u2009", "space U+2009", "space"},
                           Odd{"\u202f", "space U+202F", "space"},  Odd{"\u2010", "dash U+2010", "-"},
                           Odd{"\u2011", "dash U+2011", "-"},       Odd{"\u2013", "dash U+2013", "-"},
                           Odd{"\u2212", "minus sign U+2212", "-"}, Odd{"\u201c", "quote U+201C", "\""},
                           Odd{"\u201d", "quote U+201D", "\""},     Odd{"\u2019", "quote U+2019", "'"}};
  for (const Odd& odd : all) {
    if (text.find(odd.character) != std::string_view::npos)
      return fmt::format("; it has the {} in it: type a plain {}", odd.what, odd.plain);
  }
  return {};
}

std::string named_with_region(const scenario::Place& place) {
  return place.region.empty() ? place.name : fmt::format("{} ({})", place.name, place.region);
}

}  // namespace

Reading::Reading(Findings& findings, const Node& root) : findings_{findings}, root_{root} {
  for (std::size_t c = 0; c < ids_.size(); ++c) {
    const Node* things = at_path(root, words_of(static_cast<Collection>(c)).path);
    const bool needed = language_needs(static_cast<Collection>(c));
    // politics without states is refused for that
    const bool due = needed || (static_cast<Collection>(c) == Collection::states && root.find("politics") != nullptr);
    ids_[c].at_fault = things == nullptr ? due : !things->is_map() || (needed && things->entries.empty());
    if (ids_[c].at_fault || things == nullptr) continue;
    for (const Entry& entry : things->entries) {
      ids_[c].in_order.push_back(entry.key);
      ids_[c].all.insert(entry.key);
    }
  }
}

bool Reading::refuse(Spot at, std::string message) {
  message += typographic(message);
  findings_.add(at, std::move(message));
  unsound_.insert(path_);
  return false;
}

bool Reading::refuse_key(Spot at, std::string message) {
  findings_.add_once(at, std::move(message));
  return set_aside();
}

bool Reading::refuse_unknown(Spot at, std::string message, std::string_view id) {
  findings_.add_missing(at, message + typographic(message), id);
  return set_aside();
}

bool Reading::set_aside() {
  unsound_.insert(path_);
  return false;
}

bool Reading::at_fault(Collection collection) const { return ids_[static_cast<std::size_t>(collection)].at_fault; }

bool Reading::sound(std::string_view path) const {
  std::string_view above = path;
  while (true) {
    if (unsound_.contains(above)) return false;
    const std::size_t dot = above.rfind('.');
    if (dot == std::string_view::npos) break;
    above = above.substr(0, dot);
  }
  const std::string under = std::string{path} + ".";
  const auto next = unsound_.lower_bound(under);
  return next == unsound_.end() || !next->starts_with(under);
}

bool Reading::knows(Collection collection, std::string_view id) const {
  return ids_[static_cast<std::size_t>(collection)].all.contains(id);
}

bool Reading::is_row(std::string_view post) const {
  const Node* posts = root_.find("posts");
  const Node* found = posts == nullptr ? nullptr : posts->find(post);
  return found != nullptr && (found->find("every") != nullptr || found->find("along") != nullptr);
}

const std::vector<std::string_view>& Reading::ids(Collection collection) const {
  return ids_[static_cast<std::size_t>(collection)].in_order;
}

void Reading::set_places(const std::vector<scenario::Place>& places, bool complete) {
  places_ = places;
  has_places_ = true;
  places_complete_ = complete;
  for (std::size_t i = 0; i < places_.size(); ++i) by_name_.emplace(places_[i].name, i);
}

std::optional<LonLat> Reading::place_named(std::string_view name, Spot at) {
  if (!has_places_) {
    if (places_complete_) {
      refuse(at, fmt::format("there are no 'places' to look '{}' up in; give [longitude, latitude] instead", name));
    }
    return std::nullopt;
  }
  std::vector<std::size_t> found;
  const auto [first, last] = by_name_.equal_range(std::string{name});
  for (auto i = first; i != last; ++i) found.push_back(i->second);
  const std::size_t bracket = name.rfind(" (");
  if (found.empty() && bracket != std::string_view::npos && name.ends_with(')')) {
    const std::string_view region = name.substr(bracket + 2, name.size() - bracket - 3);
    const auto [from, to] = by_name_.equal_range(std::string{name.substr(0, bracket)});
    for (auto i = from; i != to; ++i) {
      if (places_[i->second].region == region) found.push_back(i->second);
    }
  }
  if (found.size() == 1) return places_[found.front()].at;
  if (!places_complete_) {
    set_aside();
    return std::nullopt;
  }
  if (found.empty()) {
    std::vector<std::string> names;
    for (const scenario::Place& place : places_) {
      names.push_back(bracket == std::string_view::npos ? place.name : named_with_region(place));
    }
    std::string meant = did_you_mean(name, {names.begin(), names.end()});
    const auto within =
        std::ranges::find_if(names, [&](const std::string& n) { return n.find(name) != std::string::npos; });
    if (meant.empty() && name.size() > 2 && within != names.end()) meant = fmt::format("; did you mean '{}'?", *within);
    refuse(at, fmt::format("unknown place '{}'{}", name, meant));
    return std::nullopt;
  }
  std::sort(found.begin(), found.end());
  std::string list;
  bool told_apart = true;
  std::set<std::string> seen;
  for (const std::size_t i : found) {
    const std::string full = named_with_region(places_[i]);
    told_apart = seen.insert(full).second && full != name && told_apart;
    list += fmt::format("{}{} at [{}, {}]", list.empty() ? "" : ", ", full, places_[i].at.longitude,
                        places_[i].at.latitude);
  }
  refuse(at, fmt::format("'{}' names {} places: {}; write {}", name, found.size(), list,
                         told_apart ? fmt::format("'{}', for example", named_with_region(places_[found.front()]))
                                    : "the position, [longitude, latitude]"));
  return std::nullopt;
}

}  // namespace picket::scenario
