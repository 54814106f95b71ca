#include "picket/scenario/json_schema.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "table.hpp"

namespace picket::scenario {
namespace {

using json = nlohmann::ordered_json;
using Form = Shape::Form;

// Regular expressions, in the dialect of ECMA 262.
const std::string number_form = R"(\+?-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)";
const std::string time_units = "(s|min|h|d|day|week|month|year)";
const std::string length_units = "(m|km)";
const std::string over = R"(\s*(/|per\s)\s*)";
const std::string date_form = R"(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))";
const std::string time_form = R"(([01]\d|2[0-3]):[0-5]\d)";
const std::string name_form = R"(\$[A-Za-z0-9_-]+)";

std::string per(const std::string& units) { return fmt::format("{}({}\\s+)?{}", over, number_form, units); }

std::string unit_form(Dimension dimension) {
  switch (dimension) {
    case Dimension::duration:
      return "(s|min|h|d|day|week)";
    case Dimension::length:
      return length_units;
    case Dimension::speed:
      return length_units + per(time_units);
    case Dimension::rate:
      return per(time_units);
    case Dimension::rate_per_length:
      return fmt::format("({0}{1}|{1}{0})", per(time_units), per(length_units));
    case Dimension::persons:
      return "persons?";
    case Dimension::persons_per_length:
      return "persons?" + per(length_units);
    case Dimension::money:
      return "EUR";
    case Dimension::money_rate:
      return "EUR" + per(time_units);
    case Dimension::share:
      return "%";
  }
  return {};
}

std::string quantity_form(Dimension dimension) { return fmt::format("{}\\s*{}", number_form, unit_form(dimension)); }

/// A scalar that is text in the form of one of the patterns, or `$name`.
json text_like(const std::vector<std::string>& patterns) {
  return {{"type", {"string"}}, {"pattern", fmt::format("^({}|{})$", fmt::join(patterns, "|"), name_form)}};
}

/// Written like that, or put there by name.
json or_name(json schema) {
  schema["type"].push_back("string");
  schema["pattern"] = fmt::format("^{}$", name_form);
  return schema;
}

void bound(json& schema, const Bounds& bounds) {
  if (!bounds.low.empty())
    schema[bounds.above_low ? "exclusiveMinimum" : "minimum"] = std::stod(std::string{bounds.low});
  if (!bounds.high.empty()) schema["maximum"] = std::stod(std::string{bounds.high});
}

class Schema {
 public:
  /// overlay: of what changes another scenario, where nothing is required and ~ removes.
  explicit Schema(bool overlay) : overlay_{overlay} {}

  json of(const Shape& shape) {
    if (shape.name.empty()) return inner(shape);
    const std::string name = fmt::format("{}{}", shape.name, overlay_ ? "-changes" : "");
    if (!definitions.contains(name)) {
      definitions[name] = json::object();  // it may lie within itself
      definitions[name] = inner(shape);
    }
    return {{"$ref", "#/definitions/" + name}};
  }

  std::map<std::string, json> definitions;

 private:
  json inner(const Shape& shape) {
    switch (shape.form) {
      case Form::any:
        return json::object();
      case Form::text:
      case Form::file:
      case Form::path:
        return {{"type", {"string", "number", "boolean"}}};
      case Form::flag:
        return or_name({{"type", {"boolean"}}});
      case Form::whole_number:
      case Form::number: {
        json schema{{"type", {shape.form == Form::number ? "number" : "integer"}}};
        bound(schema, shape.bounds);
        return or_name(std::move(schema));
      }
      case Form::factor: {
        json schema = text_like({"x +" + number_form});
        schema["type"].push_back("number");
        bound(schema, shape.bounds);
        return schema;
      }
      case Form::quantity:
        return text_like({quantity_form(*shape.dimension)});
      case Form::rate:
        return text_like({quantity_form(Dimension::rate), quantity_form(Dimension::rate_per_length)});
      case Form::date:
        return text_like({date_form});
      case Form::moment:
        return text_like({fmt::format("{}(T{})?", date_form, time_form)});
      case Form::time_of_day:
        return text_like({time_form});
      case Form::hours:
        return text_like({R"(\d\d?-\d\d?)"});
      case Form::month:
        return text_like({"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"});
      case Form::site:
        return {{"type", {"string", "array"}},
                {"items", {{"type", "number"}, {"minimum", -180}, {"maximum", 180}}},
                {"minItems", 2},
                {"maxItems", 2}};
      case Form::id:
        return {{"type", {"string", "integer"}}, {"pattern", "^[A-Za-z0-9_-]+$"}};
      case Form::reference:
        return {{"type", {"string", "integer"}}};
      case Form::choice:
        return choice(shape);
      case Form::list:
        return list(shape);
      case Form::map:
        return map(shape);
      case Form::block:
      case Form::one_of:
        return block(shape);
      case Form::either:
        return either(shape);
    }
    return json::object();
  }

  static json choice(const Shape& shape) {
    json values = json::array();
    for (const std::string_view value : shape.choices) {
      if (value == "true" || value == "false")
        values.push_back(value == "true");
      else
        values.push_back(value);
    }
    return {{"anyOf", {{{"enum", values}}, {{"type", "string"}, {"pattern", fmt::format("^{}$", name_form)}}}}};
  }

  json list(const Shape& shape) {
    json schema{{"type", {"array"}}, {"items", of(*shape.element)}};
    if (!shape.may_be_empty) schema["minItems"] = 1;
    return or_name(std::move(schema));
  }

  json map(const Shape& shape) {
    json schema{{"type", {"object"}}, {"additionalProperties", entry(*shape.element)}};
    if (shape.key->form != Form::reference && shape.key->form != Form::text) {
      json names = inner(*shape.key);
      names.erase("type");
      schema["propertyNames"] = std::move(names);
    }
    if (!shape.may_be_empty && !overlay_) schema["minProperties"] = 1;
    return or_name(std::move(schema));
  }

  /// What a key may hold: in a proposal also `~`.
  json entry(const Shape& shape) {
    json schema = of(shape);
    if (!overlay_) return schema;
    if (schema.contains("type"))
      schema["type"].push_back("null");
    else if (!schema.empty())
      schema = {{"anyOf", {schema, {{"type", "null"}}}}};
    return schema;
  }

  json block(const Shape& shape) {
    json keys = json::object(), required = json::array();
    for (const KeyShape& row : shape.keys) {
      json key = entry(*row.shape);
      const std::string example = fmt::format("{}\n\n{}: {}", row.meaning, row.key, row.example);
      if (key.contains("$ref")) key = {{"allOf", {key}}};  // beside $ref nothing counts
      key["description"] = example;
      if (row.need.kind == Need::Kind::required) required.push_back(row.key);
      keys[row.key] = std::move(key);
    }
    json schema{{"type", {"object"}}, {"properties", std::move(keys)}, {"additionalProperties", false}};
    if (!required.empty() && !overlay_) schema["required"] = std::move(required);
    if (shape.form == Form::one_of) {
      schema["maxProperties"] = 1;
      if (!overlay_) schema["minProperties"] = 1;
    }
    return or_name(std::move(schema));
  }

  /// The short form is a scalar and the full one a map: what is said of the one does not touch the other.
  json either(const Shape& shape) {
    json full = inner(*shape.element), brief;
    if (shape.brief != nullptr)
      brief = inner(*shape.brief);
    else
      brief = text_like(brief_words(shape));
    if (brief.contains("anyOf") || full.contains("anyOf")) return {{"anyOf", {brief, full}}};
    if (full["type"] == json{"string"}) return {{"anyOf", {brief, full}}};
    json schema = full;
    for (const auto& [key, value] : brief.items()) {
      if (key != "type") schema[key] = value;
    }
    for (const auto& type : brief["type"]) {
      if (std::ranges::find(schema["type"], type) == schema["type"].end()) schema["type"].push_back(type);
    }
    return schema;
  }

  /// Words that stand in place of the element: `start`, `end` of a chainage.
  std::vector<std::string> brief_words(const Shape& shape) {
    std::vector<std::string> words;
    for (const std::string_view word : shape.choices) words.emplace_back(word);
    return words;
  }

  bool overlay_;
};

}  // namespace

std::string json_schema() {
  Schema whole{false}, overlay{true};
  const Shape& top = *language().shape;
  const json of_whole = whole.of(top), of_overlay = overlay.of(top);
  json definitions = json::object();
  for (const auto& [name, schema] : whole.definitions) definitions[name] = schema;
  for (const auto& [name, schema] : overlay.definitions) definitions[name] = schema;
  definitions["scenario"] = of_whole;
  definitions["proposal"] = of_overlay;
  const json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"title", "picket scenario, version 1"},
                    {"type", "object"},
                    {"if", {{"required", {"extends"}}}},
                    {"then", {{"$ref", "#/definitions/proposal"}}},
                    {"else", {{"$ref", "#/definitions/scenario"}}},
                    {"definitions", definitions}};
  return schema.dump(2) + "\n";
}

}  // namespace picket::scenario
