#pragma once
// What a Document holds.

#include "picket/scenario/document.hpp"
#include "tree.hpp"

namespace picket::scenario {

class Document {
 public:
  Document(Findings given, Node merged) : findings{std::move(given)}, root{std::move(merged)} {}
  Findings findings;  // what is wrong with it so far, and the texts
  Node root;
};

/// A document of one text that extends no other. Nothing is read but what the text names.
DocumentPtr document_of(Source source);

/// What stands where a dotted path leads, or null. reached: where it leads to at least, which is the root when no key
/// of it is there.
struct Reached {
  const Node* node;
  const Node* reached;
};
Reached node_at(const Node& root, std::string_view dotted_path);

/// All nodes where a dotted path leads in which * is any key of a map.
std::vector<Node*> nodes_at(Node& root, std::string_view dotted_path);

}  // namespace picket::scenario
