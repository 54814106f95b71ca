#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/ranges.h>

#include "merged_document.hpp"
#include "table.hpp"
#include "table_blocks.hpp"
#include "units.hpp"

// The table of keys: values of which only a range is known.

namespace picket::scenario {
namespace {

/// What is settled before a history begins, whatever is assumed: the line, what is measured along it, and the texts.
constexpr std::array<std::string_view, 15> settled{"picket",      "extends",  "let",           "name",      "about",
                                                   "attribution", "clock",    "places",        "borders",   "roads",
                                                   "sides",       "measures", "known_answers", "uncertain", "sectors"};

/// A spread as it is written: what its numbers may be shows the value that it is of.
struct Written {
  enum class Form { uniform, log_uniform, triangular, normal, lognormal, gamma, values };
  Form form = Form::uniform;
  std::vector<Node> numbers;  // in the value's unit
  double cv = 0;
};

struct Ends {
  Node low, high;
};
struct Peak {
  Node low, mode, high;
};
struct MeanAndDeviation {
  Node mean, sd;
};
struct MeanAndCv {
  Node mean;
  double cv = 0;
};

/// A number with the unit of the value that the path names.
Kind<Node> of_the_value() {
  const std::string words = "a value with the unit of what the path names";
  Shape shape{.form = Shape::Form::any, .words = words};
  return {std::make_shared<const Shape>(std::move(shape)), [words](const Node& node, Node& to, Reading& reading) {
            to = node;
            return node.is_scalar() || refuse_form(node, reading, words);
          }};
}

Kind<Written> spread() {
  using Form = Written::Form;
  const Kind<double> ratio = number({"0", "100", true});
  const auto value = of_the_value();
  const auto ends = block<Ends>({row("low", &Ends::low, value, required, "the least", "-30 %"),
                                 row("high", &Ends::high, value, required, "the most", "70 %")});
  const auto peak = block<Peak>({row("low", &Peak::low, value, required, "the least", "10 %"),
                                 row("mode", &Peak::mode, value, required, "the likeliest", "40 %"),
                                 row("high", &Peak::high, value, required, "the most", "70 %")});
  const auto deviation =
      block<MeanAndDeviation>({row("mean", &MeanAndDeviation::mean, value, required, "the mean", "40 %"),
                               row("sd", &MeanAndDeviation::sd, value, required, "the standard deviation", "10 %")});
  const auto cv = block<MeanAndCv>({row("mean", &MeanAndCv::mean, value, required, "the mean", "2 /month per 100 km"),
                                    row("cv", &MeanAndCv::cv, ratio, required, "standard deviation over mean", "0.5")});
  const auto of_ends = [&](Form form) {
    return made_from<Written>(ends, [form](Ends e, const Node&, Reading&) {
      return std::optional{Written{form, {e.low, e.high}, 0}};
    });
  };
  const auto of_cv = [&](Form form) {
    return made_from<Written>(cv, [form](MeanAndCv m, const Node&, Reading&) {
      return std::optional{Written{form, {m.mean}, m.cv}};
    });
  };
  const auto triangular = made_from<Written>(peak, [](Peak p, const Node&, Reading&) {
    return std::optional{Written{Form::triangular, {p.low, p.mode, p.high}, 0}};
  });
  const auto normal = made_from<Written>(deviation, [](MeanAndDeviation m, const Node&, Reading&) {
    return std::optional{Written{Form::normal, {m.mean, m.sd}, 0}};
  });
  const auto values =
      made_from<Written>(list_of(value, Empty::refused), [](std::vector<Node> v, const Node&, Reading&) {
        return std::optional{Written{Form::values, std::move(v), 0}};
      });
  return named(
      "spread", "a range like {uniform: {low: 10 %, high: 70 %}}",
      one_of<Written>({
          row<Written>("uniform", of_ends(Form::uniform), optional, "anything between, each as likely",
                       "{low: -30 %, high: 70 %}"),
          row<Written>("log_uniform", of_ends(Form::log_uniform), optional,
                       "its logarithm is uniform: for what may be off by a factor",
                       "{low: 0.5 /month, high: 8 /month}"),
          row<Written>("triangular", triangular, optional, "triangular", "{low: 10 %, mode: 40 %, high: 70 %}"),
          row<Written>("normal", normal, optional, "normal", "{mean: 40 %, sd: 10 %}"),
          row<Written>("lognormal", of_cv(Form::lognormal), optional, "lognormal",
                       "{mean: 2 /month per 100 km, cv: 0.5}"),
          row<Written>("gamma", of_cv(Form::gamma), optional, "gamma", "{mean: 2 /month, cv: 0.5}"),
          row<Written>("values", values, optional, "one of these, each as likely", "[2 km, 4 km, 6 km]"),
      }));
}

/// How a value is read and written: a quantity of a dimension, or a bare number.
struct Measure {
  std::optional<Dimension> dimension;
  bool whole = false, factor = false;
  std::string bounds;  // in words
  double least = -std::numeric_limits<double>::infinity(), most = std::numeric_limits<double>::infinity();
  /// From SI to the unit that it is written in.
  [[nodiscard]] double scale() const { return dimension == Dimension::share ? 100 : 1; }
  bool operator==(const Measure&) const = default;
};

/// The units that a drawn value is written in: SI, but for shares.
std::string_view written_unit(Dimension dimension) {
  constexpr std::array<std::string_view, 10> units{"s",       "m",         "m/s", "/s",    "/s per m",
                                                   "persons", "persons/m", "EUR", "EUR/s", "%"};
  return units[static_cast<std::size_t>(dimension)];
}

class Resolution {
 public:
  Resolution(Reading& reading, Scenario& to) : reading_{reading}, to_{to} {}

  bool add(const std::string& path, Spot at, const Written& written) {
    const std::string top = path.substr(0, path.find('.'));
    if (std::ranges::find(settled, top) != settled.end())
      return reading_.refuse(at, fmt::format("'{}' is settled before a history begins and cannot be uncertain", top));
    if (top == "*")
      return reading_.refuse(
          at, "a path begins with the key that it is under, like posts.*.watch.radius; * stands for later ones");
    std::vector<Place> places;
    walk(reading_.root(), language().shape.get(), path, places);
    if (places.empty()) return refuse_nowhere(path, at);
    std::optional<Measure> measure;
    for (const auto& [node, shape] : places) {
      if (node->kind == Node::Kind::spoilt) return reading_.set_aside();
      if (!node->is_scalar()) return refuse_whole(path, at, *node);
      if (!taken_.insert(node).second)
        return reading_.refuse(at, fmt::format("'{}' names a value that another assumption names too", path));
      const auto of_this = measure_of(shape, *node);
      if (!of_this) return reading_.refuse(at, fmt::format("what stands at '{}' is no number that could vary", path));
      if (measure && *measure != *of_this)
        return reading_.refuse(at, fmt::format("'{}' names values of different kinds; name each kind by itself", path));
      measure = of_this;
    }
    const auto made = spread_of(written, *measure, at);
    if (!made) return false;
    to_.assumptions.push_back({.path = path,
                               .spread = *made,
                               .unit = measure->dimension ? std::string{written_unit(*measure->dimension)} : ""});
    return true;
  }

 private:
  struct Place {
    const Node* node;
    const Shape* shape;
  };

  /// The places that a path names.
  void walk(const Node& node, const Shape* shape, std::string_view path, std::vector<Place>& places) const {
    if (path.empty()) {
      places.push_back({&node, shape});
      return;
    }
    const std::size_t dot = path.find('.');
    const std::string_view key = path.substr(0, dot), rest = dot == path.npos ? "" : path.substr(dot + 1);
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const Entry& entry = node.entries[i];
      if (node.is_list() ? std::to_string(i) != key : key != "*" && entry.key != key) continue;
      const Shape* under = node.is_list() && shape != nullptr ? shape->element.get() : shape_under(shape, entry.key);
      walk(entry.value, under, rest, places);
    }
  }

  bool refuse_nowhere(std::string_view path, Spot at) {
    const Node* reached = node_at(reading_.root(), path).reached;
    std::vector<std::string_view> keys;
    for (const Entry& entry : reached->entries) keys.push_back(entry.key);
    std::string meant;
    for (std::string_view rest = path; meant.empty() && !rest.empty();) {
      const std::size_t dot = rest.find('.');
      const std::string_view key = rest.substr(0, dot);
      if (std::ranges::find(keys, key) == keys.end()) meant = did_you_mean(key, keys);
      rest = dot == rest.npos ? std::string_view{} : rest.substr(dot + 1);
    }
    return reading_.refuse(
        at,
        fmt::format("nothing is written at '{}'{}", path,
                    meant.empty() ? "; a value that varies is written there first, with what it is usually" : meant));
  }

  bool refuse_whole(std::string_view path, Spot at, const Node& node) {
    std::vector<std::string_view> keys;
    for (const Entry& entry : node.entries) keys.push_back(entry.key);
    return reading_.refuse(
        at, fmt::format("'{}' is no single value; name one of those in it: {}", path, fmt::join(keys, ", ")));
  }

  static std::optional<Measure> measure_of(const Shape* shape, const Node& node) {
    while (shape != nullptr && shape->form == Shape::Form::either)
      shape = shape->brief ? shape->brief.get() : shape->element.get();
    if (shape == nullptr) return std::nullopt;
    Measure made;
    switch (shape->form) {
      case Shape::Form::quantity:
        made.dimension = shape->dimension;
        break;
      case Shape::Form::rate:
        made.dimension = std::holds_alternative<double>(quantity(node.text, Dimension::rate))
                             ? Dimension::rate
                             : Dimension::rate_per_length;
        break;
      case Shape::Form::whole_number:
        made.whole = true;
        break;
      case Shape::Form::factor:
        made.factor = true;
        break;
      case Shape::Form::number:
        break;
      default:
        return std::nullopt;
    }
    made.bounds = in_words(shape->bounds);
    if (shape->form == Shape::Form::rate) {
      made.least = 0;
      made.most = std::get<double>(made.dimension == Dimension::rate
                                       ? quantity(shape->bounds.high, Dimension::rate)
                                       : quantity("1000 /h per 1 km", Dimension::rate_per_length));
      return made;
    }
    const auto bound = [&](std::string_view text, double none) {
      if (text.empty()) return none;
      return made.dimension ? std::get<double>(quantity(text, *made.dimension)) * made.scale()
                            : bare_number(text).value();
    };
    made.least = bound(shape->bounds.low, made.least);
    made.most = bound(shape->bounds.high, made.most);
    if (shape->bounds.above_low && std::isfinite(made.least))
      made.least = std::nextafter(made.least, std::numeric_limits<double>::max());
    return made;
  }

  std::optional<double> number(const Node& node, const Measure& measure) {
    std::string_view text = node.text;
    if (measure.dimension) {
      const auto value = quantity(text, *measure.dimension);
      if (const auto* fault = std::get_if<Fault>(&value)) {
        reading_.refuse(node.at, fault->message);
        return std::nullopt;
      }
      return std::get<double>(value) * measure.scale();
    }
    if (measure.factor) text = without_times(text);
    const auto value = bare_number(text);
    if (!value) reading_.refuse(node.at, fmt::format("expects a number without a unit, not '{}'", node.text));
    return value;
  }

  std::optional<core::Spread> spread_of(const Written& written, const Measure& measure, Spot at) {
    std::vector<double> n;
    for (const Node& node : written.numbers) {
      const auto value = number(node, measure);
      if (!value) return std::nullopt;
      const bool deviation = written.form == Written::Form::normal && !n.empty();
      if (!deviation && (*value < measure.least || *value > measure.most)) {
        reading_.refuse(node.at, fmt::format("{} is out of bounds: this value is {}", node.text, measure.bounds));
        return std::nullopt;
      }
      if (measure.whole && *value != std::floor(*value)) {
        reading_.refuse(node.at, fmt::format("expects a whole number, not {}", node.text));
        return std::nullopt;
      }
      n.push_back(*value);
    }
    const auto needs = [&](bool holds, std::string_view what) {
      if (!holds) reading_.refuse(at, std::string{what});
      return holds;
    };
    core::Spread made{core::UniformSpread{}, measure.least, measure.most, measure.whole};
    // each whole number of a range as likely as any other
    const double half = measure.whole ? 0.5 : 0;
    switch (written.form) {
      case Written::Form::uniform:
        if (!needs(n[0] < n[1], "a uniform range needs low < high")) return std::nullopt;
        made.form = core::UniformSpread{n[0] - half, n[1] + half};
        made.least = std::max(made.least, n[0]);
        made.most = std::min(made.most, n[1]);
        break;
      case Written::Form::log_uniform:
        if (!needs(0 < n[0] && n[0] < n[1], "a log_uniform range needs 0 < low < high")) return std::nullopt;
        made.form = core::LogUniformSpread{n[0], n[1]};
        break;
      case Written::Form::triangular:
        if (!needs(n[0] <= n[1] && n[1] <= n[2] && n[0] < n[2],
                   "a triangular range needs low <= mode <= high, and low < high"))
          return std::nullopt;
        made.form = core::TriangularSpread{n[0], n[1], n[2]};
        break;
      case Written::Form::normal:
        if (!needs(n[1] > 0, "a normal spread needs a standard deviation above zero")) return std::nullopt;
        made.form = core::NormalSpread{n[0], n[1]};
        break;
      case Written::Form::lognormal:
        if (!needs(n[0] > 0, "a lognormal spread needs a mean above zero")) return std::nullopt;
        made.form = core::LognormalSpread{n[0], written.cv};
        break;
      case Written::Form::gamma:
        if (!needs(n[0] > 0, "a gamma spread needs a mean above zero")) return std::nullopt;
        made.form = core::GammaSpread{n[0], written.cv};
        break;
      case Written::Form::values:
        made.form = core::ValuesSpread{n};
        break;
    }
    return made;
  }

  Reading& reading_;
  Scenario& to_;
  std::set<const Node*> taken_;
};

}  // namespace

Kind<Scenario> uncertain() {
  Shape path{.form = Shape::Form::path, .words = "a dotted path like posts.*.watch.radius"};
  const Kind<std::string> any_path{std::make_shared<const Shape>(std::move(path)),
                                   [](const Node& node, std::string& to, Reading& reading) {
                                     to = node.text;
                                     return !to.empty() || reading.refuse(node.at, "expects a dotted path");
                                   }};
  const auto spreads = map_of(any_path, spread());
  return {spreads.shape, [spreads](const Node& node, Scenario& to, Reading& reading) {
            std::map<std::string, Written> written;
            bool well = spreads.read(node, written, reading);
            Resolution resolution{reading, to};
            for (const Entry& entry : node.entries) {
              const auto found = written.find(entry.key);
              if (found == written.end()) continue;
              const Reading::Step step{reading, entry.key};
              well = resolution.add(entry.key, entry.key_at, found->second) && well;
            }
            std::ranges::sort(to.assumptions, {}, &Assumption::path);
            return well;
          }};
}

}  // namespace picket::scenario
