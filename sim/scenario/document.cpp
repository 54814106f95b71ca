#include "picket/scenario/document.hpp"

#include <charconv>
#include <stdexcept>

#include <fmt/format.h>

#include "merged_document.hpp"
#include "names.hpp"
#include "overlay.hpp"
#include "spelling.hpp"
#include "table.hpp"

namespace picket::scenario {
namespace {

/// The first key of a dotted path, which is cut off.
std::string_view take_key(std::string_view& path) {
  const std::size_t dot = path.find('.');
  const std::string_view key = path.substr(0, dot);
  path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  return key;
}

const Node* under(const Node& node, std::string_view key) {
  if (node.is_map()) return node.find(key);
  std::size_t place = 0;
  const auto [end, failure] = std::from_chars(key.data(), key.data() + key.size(), place);
  const bool number = failure == std::errc{} && end == key.data() + key.size();
  return node.is_list() && number && place < node.entries.size() ? &node.entries[place].value : nullptr;
}

void find(Node& node, std::string_view path, std::vector<Node*>& found) {
  if (path.empty()) {
    found.push_back(&node);
    return;
  }
  const std::string_view key = take_key(path);
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    Entry& entry = node.entries[i];
    const bool wanted = node.is_list() ? under(node, key) == &entry.value : key == "*" || key == entry.key;
    if (wanted) find(entry.value, path, found);
  }
}

void gather(const Document& document, const Node& node, std::vector<std::string>& path, std::vector<Leaf>& leaves) {
  if (node.entries.empty()) {
    const char* text = node.is_map() ? "{}" : node.is_list() ? "[]" : node.text.c_str();
    leaves.push_back({path, text, document.findings.position(node.at)});
  }
  for (std::size_t i = 0; i < node.entries.size(); ++i) {
    path.push_back(node.is_list() ? std::to_string(i) : node.entries[i].key);
    gather(document, node.entries[i].value, path, leaves);
    path.pop_back();
  }
}

}  // namespace

Reached node_at(const Node& root, std::string_view path) {
  const Node* reached = &root;
  while (!path.empty()) {
    const Node* next = under(*reached, take_key(path));
    if (next == nullptr) return {nullptr, reached};
    reached = next;
  }
  return {reached, reached};
}

std::vector<Node*> nodes_at(Node& root, std::string_view path) {
  std::vector<Node*> found;
  find(root, path, found);
  return found;
}

DocumentPtr read_document(const std::filesystem::path& file, const Limits& limits) {
  Findings findings{limits.bytes};
  const Shape& shape = *language().shape;
  Node root = merged_tree(findings, file, shape);
  mend_spelling(findings, root, shape);
  put_in_names(findings, root);
  return std::make_shared<const Document>(std::move(findings), std::move(root));
}

DocumentPtr document_of(Source source) {
  Findings findings;
  Node root = parse_tree(findings, findings.take(std::move(source)));
  findings.refuse_if_any();
  mend_spelling(findings, root, *language().shape);
  put_in_names(findings, root);
  return std::make_shared<const Document>(std::move(findings), std::move(root));
}

DocumentPtr changed(const Document& document, const std::vector<Change>& changes) {
  auto made = std::make_shared<Document>(document.findings, document.root);
  for (const auto& [path, text] : changes) {
    const std::vector<Node*> nodes = nodes_at(made->root, path);
    if (nodes.empty()) throw std::invalid_argument(fmt::format("there is nothing at '{}'", path));
    for (Node* node : nodes) {
      if (!node->is_scalar()) throw std::invalid_argument(fmt::format("'{}' is not a single value", path));
      node->text = text;
    }
  }
  return made;
}

std::vector<Leaf> leaves_of(const Document& document) {
  std::vector<Leaf> leaves;
  std::vector<std::string> path;
  gather(document, document.root, path, leaves);
  return leaves;
}

std::optional<Position> position_of(const Document& document, std::string_view path) {
  const Node* node = node_at(document.root, path).node;
  return node == nullptr ? std::nullopt : std::optional{document.findings.position(node->at)};
}

std::vector<std::pair<std::string, std::string>> texts_of(const Document& document) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (std::uint32_t i = 0; i < document.findings.sources(); ++i)
    texts.emplace_back(document.findings.source(i).name(), document.findings.source(i).bytes());
  return texts;
}

}  // namespace picket::scenario
