// Kinds that take more than a scalar, and what all of them say when a value has the wrong form.

#include <algorithm>

#include "kinds.hpp"
#include "table.hpp"

namespace picket::scenario {
namespace {

std::string described(const Node& node) {
  switch (node.kind) {
    case Node::Kind::empty:
      return "nothing";
    case Node::Kind::removal:
      return "~";
    case Node::Kind::list:
      return fmt::format("a list of {}", node.entries.size());
    case Node::Kind::map:
      return "a map";
    case Node::Kind::scalar:
    case Node::Kind::spoilt:
      return "'" + node.text + "'";
  }
  return {};
}

/// Dotted paths of blocks that have the key, at or under a shape.
void find_key(const Shape& shape, std::string_view key, const std::string& path, std::vector<std::string>& found) {
  const auto under = [&](std::string_view step) {
    return path.empty() ? std::string{step} : fmt::format("{}.{}", path, step);
  };
  if (shape.element != nullptr) {
    find_key(*shape.element, key, shape.form == Shape::Form::map ? under("ID") : path, found);
  }
  for (const KeyShape& row : shape.keys) {
    if (row.key == key) found.push_back(under(key));
    find_key(*row.shape, key, under(row.key), found);
  }
}

}  // namespace

bool refuse_form(const Node& node, Reading& reading, const std::string& words) {
  if (node.kind == Node::Kind::spoilt) return reading.set_aside();
  const std::string_view path = reading.path();
  const std::string_view name = path.substr(path.rfind('.') + 1);
  if (path.empty()) return reading.refuse(node.at, fmt::format("expects {}, not {}", words, described(node)));
  if (node.kind == Node::Kind::empty) {
    return reading.refuse(node.at, fmt::format("'{}' has no value; it expects {}", name, words));
  }
  return reading.refuse(node.at, fmt::format("'{}' expects {}, not {}", name, words, described(node)));
}

bool refuse_unknown_key(const Entry& entry, const Shape& block, Reading& reading) {
  std::vector<std::string_view> names;
  for (const KeyShape& row : block.keys) names.push_back(row.key);
  std::string meant = did_you_mean(entry.key, names);
  if (meant.empty()) {
    std::vector<std::string> here, anywhere;
    find_key(block, entry.key, reading.path(), here);
    find_key(*language().shape, entry.key, "", anywhere);
    const std::vector<std::string>& found = here.empty() ? anywhere : here;
    if (!found.empty()) meant = fmt::format("; did you mean {}?", found.front());
  }
  if (meant.empty() && block.form == Shape::Form::one_of) meant = "; expects " + block.words;
  return reading.refuse_key(entry.key_at, fmt::format("unknown key '{}'{}{}", entry.key, reading.in_path(), meant));
}

bool refuse_missing_key(const Node& block, std::string_view key, const KeyShape& row, Reading& reading) {
  return reading.refuse(block.at,
                        fmt::format("'{}' is missing{}; write {}: {}", key, reading.in_path(), key, row.example));
}

Node default_node(Need need) {
  Node node;
  node.kind = need.text == "{}" ? Node::Kind::map : need.text == "[]" ? Node::Kind::list : Node::Kind::scalar;
  node.text = node.is_scalar() ? std::string{need.text} : "";
  return node;
}

Kind<Node> anything() {
  Shape shape{.form = Shape::Form::any, .words = "any value"};
  return {std::make_shared<const Shape>(std::move(shape)), [](const Node& node, Node& to, Reading&) {
            to = node;
            return true;
          }};
}

Kind<LonLat> position() {
  const std::string words = "a position [longitude, latitude] in degrees";
  const Kind<std::vector<double>> pair = list_of(number({"-180", "180"}), Empty::refused);
  return {pair.shape, [words, pair](const Node& node, LonLat& to, Reading& reading) {
            if (!node.is_list() || node.entries.size() != 2) return refuse_form(node, reading, words);
            std::vector<double> degrees;
            if (!pair.read(node, degrees, reading)) return false;
            if (degrees[1] < -90 || degrees[1] > 90) {
              return reading.refuse(node.entries[1].value.at,
                                    fmt::format("a latitude lies between -90 and 90, not {}; the order is "
                                                "[longitude, latitude]",
                                                node.entries[1].value.text));
            }
            to = {degrees[0], degrees[1]};
            return true;
          }};
}

Kind<Site> site() {
  const std::string words = "a place's name or a position [longitude, latitude]";
  Shape shape{.form = Shape::Form::site, .words = words};
  return {std::make_shared<const Shape>(std::move(shape)),
          [words, degrees = position()](const Node& node, Site& to, Reading& reading) {
            if (node.is_list()) return degrees.read(node, to.at, reading);
            if (!node.is_scalar()) return refuse_form(node, reading, words);
            const auto at = reading.place_named(node.text, node.at);
            if (at) to = {node.text, *at};
            return at.has_value();
          }};
}

namespace {

template <class D>
Row<Distribution> form(std::string_view key, Kind<D> kind, std::string_view meaning, std::string_view example) {
  const auto as_distribution = made_from<Distribution>(
      kind, [](D made, const Node&, Reading&) { return std::optional{Distribution{std::move(made)}}; });
  return row<Distribution>(key, as_distribution, optional, meaning, example);
}

template <class D, class F>
Kind<D> refused_unless(Kind<D> kind, F holds, std::string message) {
  return made_from<D>(kind, [holds, message](D made, const Node& node, Reading& reading) -> std::optional<D> {
    if (holds(made)) return made;
    reading.refuse(node.at, message);
    return std::nullopt;
  });
}

template <class D>
Kind<D> mean_and_cv() {
  return block<D>({
      row("mean", &D::mean, duration({"1 s", ""}), required, "its mean", "30 d"),
      row("cv", &D::cv, number({"0", "100", true}), required, "standard deviation over mean", "0.4"),
  });
}

}  // namespace

Kind<Distribution> distribution() {
  const Bounds not_negative{"0 h", ""};
  const Kind<Duration> any = duration(not_negative);
  const auto constant = made_from<Distribution>(
      any, [](Duration value, const Node&, Reading&) { return std::optional{Distribution{core::Constant{value}}}; });
  const auto exponential = made_from<core::Exponential>(
      duration({"1 s", ""}),
      [](Duration mean, const Node&, Reading&) { return std::optional{core::Exponential{mean}}; });
  const auto empirical =
      made_from<core::Empirical>(list_of(any, Empty::refused), [](std::vector<Duration> values, const Node&, Reading&) {
        return std::optional{core::Empirical{std::move(values)}};
      });
  const auto triangular = refused_unless(
      block<core::Triangular>({
          row("low", &core::Triangular::low, any, required, "the least", "6 h"),
          row("mode", &core::Triangular::mode, any, required, "the likeliest", "12 h"),
          row("high", &core::Triangular::high, any, required, "the most", "2 d"),
      }),
      [](const core::Triangular& t) { return t.low <= t.mode && t.mode <= t.high && t.low < t.high; },
      "a triangular distribution needs low <= mode <= high, and low < high");
  const auto uniform = refused_unless(
      block<core::Uniform>({
          row("low", &core::Uniform::low, any, required, "the least", "6 h"),
          row("high", &core::Uniform::high, any, required, "the most", "12 h"),
      }),
      [](const core::Uniform& u) { return u.low < u.high; }, "a uniform distribution needs low < high");
  return named(
      "distribution", "a duration like 6 h, or a distribution like {exponential: 6 h}",
      either(constant, one_of<Distribution>({
                           form("exponential", exponential, "exponential; its mean", "6 h"),
                           form("lognormal", mean_and_cv<core::Lognormal>(), "lognormal", "{mean: 30 d, cv: 0.4}"),
                           form("gamma", mean_and_cv<core::Gamma>(), "gamma", "{mean: 30 d, cv: 0.4}"),
                           form("triangular", triangular, "triangular", "{low: 6 h, mode: 12 h, high: 2 d}"),
                           form("uniform", uniform, "uniform", "{low: 6 h, high: 12 h}"),
                           form("empirical", empirical, "one of these, each as likely", "[5 h, 7 h, 12 h]"),
                       })));
}

}  // namespace picket::scenario
