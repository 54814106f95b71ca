#include <algorithm>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "data_files.hpp"
#include "near_word.hpp"

namespace picket::scenario {
namespace {

using nlohmann::json;

Diagnostic about(const Source& geojson, std::string message) {
  return {Severity::error, {geojson.name(), 0, 0}, std::move(message), ""};
}

/// Line and column of a byte, for the parser's complaints.
Diagnostic at_byte(const Source& source, std::size_t byte, std::string message) {
  const std::string_view before = std::string_view{source.bytes()}.substr(0, byte > 0 ? byte - 1 : 0);
  const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
  const std::size_t start = before.rfind('\n');
  const std::string_view on_line = start == std::string_view::npos ? before : before.substr(start + 1);
  const auto column = std::count_if(on_line.begin(), on_line.end(),
                                    [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; });
  return source.diagnostic(line, static_cast<int>(column) + 1, std::move(message));
}

bool is_number(const json& value, double least, double most) {
  return value.is_number() && value.get<double>() >= least && value.get<double>() <= most;
}

/// A value in a message.
std::string shown(const json& value) {
  constexpr std::size_t most = 60;
  const std::string text = value.dump(-1, ' ', true);
  return text.size() <= most ? text : text.substr(0, most) + "...";
}

constexpr int deepest = 64;

/// Whether brackets nest deeper than anything we read, which would exhaust the stack of whoever walks the values.
bool too_deep(std::string_view text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted) {
      if (text[i] == '\\')
        ++i;
      else if (text[i] == '"')
        quoted = false;
    } else if (text[i] == '"') {
      quoted = true;
    } else if (text[i] == '[' || text[i] == '{') {
      if (++depth > deepest) return true;
    } else if (text[i] == ']' || text[i] == '}') {
      --depth;
    }
  }
  return false;
}

/// The points of a LineString, or what is wrong with them.
std::variant<Line, std::string> line_from(const json& geometry, std::string_view what) {
  const json type = geometry.is_object() ? geometry.value("type", json{}) : json{};
  if (type != "LineString")
    return fmt::format("is {}; a {} is a LineString{}", type.is_string() ? type.get<std::string>() : "no geometry",
                       what,
                       type == "Polygon" || type == "MultiPolygon" ? ": keep the part of the outline that is the border"
                       : type == "MultiLineString"                 ? ": join its parts into one, in order"
                                                                   : "");
  const auto points = geometry.find("coordinates");
  if (points == geometry.end() || !points->is_array() || points->size() < 2) return "has fewer than two points";
  Line line;
  for (const json& point : *points) {
    const bool on_globe =
        point.is_array() && point.size() >= 2 && is_number(point[0], -180, 180) && is_number(point[1], -90, 90);
    if (!on_globe) {
      const bool turned =
          point.is_array() && point.size() >= 2 && is_number(point[0], -90, 90) && is_number(point[1], -180, 180);
      return fmt::format("has a point {} that is not a [longitude, latitude] on the globe: {}{}", line.size() + 1,
                         shown(point), turned ? "; longitude comes first: is it turned round?" : "");
    }
    line.push_back({point[0].get<double>(), point[1].get<double>()});
  }
  if (std::all_of(line.begin(), line.end(), [&](LonLat p) { return p == line.front(); })) return "has no length";
  return line;
}

/// A property as text; empty when there is none.
std::string property_of(const json& feature, const char* name) {
  const auto properties = feature.is_object() ? feature.find("properties") : feature.end();
  if (!feature.is_object() || properties == feature.end() || !properties->is_object()) return {};
  const auto value = properties->find(name);
  if (value == properties->end() || value->is_null()) return {};
  return value->is_string() ? value->get<std::string>() : value->dump();
}

/// The array of features, or nothing, having said why not.
std::optional<json> features_of(const Source& geojson, Reading& reading) {
  if (too_deep(geojson.bytes())) {
    reading.findings().add(about(geojson, fmt::format("nested deeper than {} levels", deepest)));
    return std::nullopt;
  }
  json document;
  try {
    document = json::parse(geojson.bytes());
  } catch (const json::parse_error& e) {
    const std::string_view why = e.what();
    const std::size_t cut = why.find("; last read");
    reading.findings().add(
        at_byte(geojson, e.byte,
                fmt::format("this is not JSON{}",
                            cut == std::string_view::npos
                                ? ""
                                : " (" + std::string{why.substr(0, cut)}.substr(why.find("parse error")) + ")")));
    return std::nullopt;
  } catch (const json::exception&) {
    reading.findings().add(about(geojson, "a number in it is too large"));
    return std::nullopt;
  }
  const auto features = document.is_object() ? document.find("features") : document.end();
  if (!document.is_object() || features == document.end() || !features->is_array()) {
    reading.findings().add(about(geojson, "is not a GeoJSON FeatureCollection"));
    return std::nullopt;
  }
  return std::move(*features);
}

}  // namespace

std::optional<Line> line_of_feature(const Source& geojson, const std::string& feature, const Node& value,
                                    Reading& reading) {
  const auto features = features_of(geojson, reading);
  if (!features) return std::nullopt;
  std::vector<std::string> ids;
  const json* found = nullptr;
  std::size_t count = 0;
  for (const json& candidate : *features) {
    const std::string id = property_of(candidate, "id");
    if (!id.empty()) ids.push_back(id);
    if (id != feature) continue;
    found = &candidate;
    ++count;
  }
  if (count != 1) {
    reading.refuse(value.at, count > 1
                                 ? fmt::format("{} has {} features whose id is '{}'", geojson.name(), count, feature)
                                 : fmt::format("{} has no feature whose id is '{}'{}", geojson.name(), feature,
                                               did_you_mean(feature, {ids.begin(), ids.end()})));
    return std::nullopt;
  }
  auto line = line_from(found->value("geometry", json{}), "border");
  if (const auto* wrong = std::get_if<std::string>(&line)) {
    reading.findings().add(about(geojson, fmt::format("feature '{}' {}", feature, *wrong)));
    return std::nullopt;
  }
  return std::get<Line>(std::move(line));
}

std::optional<std::vector<Road>> roads_in(const Source& geojson, const std::map<Id, RoadClass>& classes,
                                          const Node& value, Reading& reading) {
  const auto features = features_of(geojson, reading);
  if (!features) return std::nullopt;
  std::vector<std::string_view> known;
  for (const auto& [id, road_class] : classes) known.push_back(id);
  const std::size_t before = reading.findings().count();
  std::vector<Road> roads;
  for (const json& feature : *features) {
    const auto refuse = [&](const std::string& what) {
      reading.findings().add(about(geojson, fmt::format("road {} {}", roads.size() + 1, what)));
    };
    Road road{property_of(feature, "class"), {}};
    if (!classes.contains(road.road_class)) {
      refuse(road.road_class.empty() ? "has no property 'class'"
                                     : fmt::format("is of class '{}', which roads.graph.classes does not name{}",
                                                   road.road_class, did_you_mean(road.road_class, known)));
    }
    auto line = line_from(feature.is_object() ? feature.value("geometry", json{}) : json{}, "road");
    if (const auto* wrong = std::get_if<std::string>(&line)) refuse(*wrong);
    if (auto* points = std::get_if<Line>(&line)) road.line = std::move(*points);
    roads.push_back(std::move(road));
  }
  if (roads.empty()) reading.refuse(value.at, fmt::format("{} holds no roads", geojson.name()));
  if (reading.findings().count() != before) return std::nullopt;
  return roads;
}

}  // namespace picket::scenario
