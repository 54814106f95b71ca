#include "shape.hpp"

#include <fmt/format.h>

namespace picket::scenario {

CollectionWords words_of(Collection collection) {
  switch (collection) {
    case Collection::borders:
      return {"borders", "border", "a"};
    case Collection::sides:
      return {"sides", "side", "a"};
    case Collection::sectors:
      return {"sectors", "sector", "a"};
    case Collection::unit_types:
      return {"unit_types", "unit type", "a"};
    case Collection::bases:
      return {"bases", "base", "a"};
    case Collection::posts:
      return {"posts", "post", "a"};
    case Collection::incidents:
      return {"incidents", "incident class", "an"};
    case Collection::levels:
      return {"escalation.levels", "level", "a"};
    case Collection::states:
      return {"politics.states", "political state", "a"};
    case Collection::deployments:
      return {"deployments", "deployment", "a"};
  }
  return {};
}

const Shape* shape_under(const Shape* shape, std::string_view key) {
  if (shape == nullptr) return nullptr;
  if (shape->form == Shape::Form::map) return shape->element.get();
  if (shape->form == Shape::Form::either) return shape_under(shape->element.get(), key);
  for (const KeyShape& row : shape->keys) {
    if (row.key == key) return row.shape.get();
  }
  return nullptr;
}

std::string in_words(const Bounds& bounds) {
  const std::string low =
      bounds.low.empty() ? "" : fmt::format("{} {}", bounds.above_low ? "more than" : "at least", bounds.low);
  const std::string high = bounds.high.empty() ? "" : fmt::format("at most {}", bounds.high);
  return low.empty() || high.empty() ? low + high : low + ", " + high;
}

}  // namespace picket::scenario
