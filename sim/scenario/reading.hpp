#pragma once
// A reading in progress: where we are, what is wrong so far, and what names can be looked up.

#include <array>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "picket/scenario/scenario.hpp"
#include "shape.hpp"
#include "tree.hpp"

namespace picket::scenario {

class Reading {
 public:
  /// root: the merged tree; it must outlive the reading.
  Reading(Findings& findings, const Node& root);

  Findings& findings() { return findings_; }
  [[nodiscard]] const Node& root() const { return root_; }

  /// Says what is wrong with the value being read. Always false, so that a reader can return it.
  bool refuse(Spot at, std::string message);
  /// A key that no reader knows, which a name or an alias may bring to many places and which is told of once.
  bool refuse_key(Spot at, std::string message);
  /// An id that is nowhere; an overlay may have taken it away.
  bool refuse_unknown(Spot at, std::string message, std::string_view id);

  /// The dotted path of the value being read.
  [[nodiscard]] const std::string& path() const { return path_; }
  /// ` in posts.voskepar`, or empty at the top.
  [[nodiscard]] std::string in_path() const {
    return path_.empty() ? std::string{} : std::string{" in "}.append(path_);
  }
  /// Whether all that is written at or under a path, and above it, was read well: a check of a whole looks only at
  /// such.
  [[nodiscard]] bool sound(std::string_view path) const;

  /// One step down for as long as it lives.
  class Step {
   public:
    Step(Reading& reading, std::string_view key) : reading_{reading}, length_{reading.path_.size()} {
      if (!reading_.path_.empty()) reading_.path_ += '.';
      reading_.path_ += key;
    }
    ~Step() { reading_.path_.resize(length_); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    Reading& reading_;
    std::size_t length_;
  };

  /// The ids of a collection as the tree has them, whether or not the things themselves are in order.
  [[nodiscard]] bool knows(Collection collection, std::string_view id) const;
  [[nodiscard]] const std::vector<std::string_view>& ids(Collection collection) const;
  /// Whether a post stands for a row of posts.
  [[nodiscard]] bool is_row(std::string_view post) const;
  /// Whether the collection itself is at fault, which is told of it and not of all that refers to it.
  [[nodiscard]] bool at_fault(Collection collection) const;
  /// Remembers that the value being read is of no use, for a reason that is told elsewhere. Always false.
  bool set_aside();

  /// Gives the places to look names up in. complete: false when the file has faults, so that a name it lacks is no
  /// news.
  void set_places(const std::vector<scenario::Place>& places, bool complete);
  /// The place that a text names, or nothing, having said why.
  std::optional<LonLat> place_named(std::string_view name, Spot at);

 private:
  struct Ids {
    std::vector<std::string_view> in_order;
    std::unordered_set<std::string_view> all;
    bool at_fault = false;
  };

  Findings& findings_;
  const Node& root_;
  std::string path_;
  std::set<std::string, std::less<>> unsound_;
  std::array<Ids, collections> ids_;
  std::vector<scenario::Place> places_;
  std::unordered_multimap<std::string, std::size_t> by_name_;
  bool has_places_ = false;
  bool places_complete_ = true;
};

}  // namespace picket::scenario
