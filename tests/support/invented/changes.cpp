#include "invented/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <random>
#include <regex>
#include <set>
#include <string>

namespace picket::testing {

namespace {

/// The document with every key and every text replaced.
Document replaced(const Document& d, const std::function<std::string(const std::string&)>& by) {
  if (d.is_string()) return by(d.get<std::string>());
  if (d.is_array()) {
    Document all = Document::array();
    for (const Document& one : d) all.push_back(replaced(one, by));
    return all;
  }
  if (!d.is_object()) return d;
  Document all = Document::object();
  for (const auto& [key, value] : d.items()) all[by(key)] = replaced(value, by);
  return all;
}

Document shuffled_map(const Document& d, std::mt19937_64& random, bool keeps_order) {
  if (!d.is_object()) return d;
  std::vector<std::string> keys;
  for (const auto& [key, unused] : d.items()) keys.push_back(key);
  if (!keeps_order)
    for (std::size_t i = keys.size(); i > 1; --i) std::swap(keys[i - 1], keys[random() % i]);
  Document all = Document::object();
  for (const std::string& key : keys) all[key] = shuffled_map(d[key], random, key == "levels");
  return all;
}

/// The chainage seen from the other end.
std::string mirrored(const std::string& chainage) {
  if (chainage == "end") return "0 km";
  const double km = border_km - std::stod(chainage);
  return km == border_km ? "end" : fmt::format("{} km", km);
}

void mirror_span(Document& span) {
  span["from"] = mirrored(span["from"]);
  span["to"] = mirrored(span["to"]);
}

/// A walk from wall to wall begins at the sector's `from`, which is its other end now.
Document mirrored_sector_as_span(const Document& sector) {
  return {{"from", mirrored(sector["from"])}, {"to", mirrored(sector["to"])}};
}

void mirror_route(Document& route, const Document& home) {
  if (!route.contains("mixed")) {
    if (route.contains("span"))
      mirror_span(route["span"]);
    else
      route["span"] = mirrored_sector_as_span(home);
    return;
  }
  for (auto& [id, drawn] : route["mixed"].items()) {
    if (drawn["span"] == "whole")
      drawn["span"] = mirrored_sector_as_span(home);
    else
      mirror_span(drawn["span"]);
  }
}

std::string half(const std::string& sector, bool first) { return sector + (first ? "-a" : "-b"); }

/// A date in the scenario's year, twice as far from the start.
std::string twice_as_far(const std::string& date) {
  using namespace std::chrono;
  int year = 0, hour = 0, minute = 0;
  unsigned month = 0, day = 0;
  std::sscanf(date.c_str(), "%d-%u-%uT%d:%d", &year, &month, &day, &hour, &minute);
  const auto start = sys_days{std::chrono::year{2021} / 8 / 5};
  const auto at = sys_days{std::chrono::year{year} / month / day} + hours{hour} + minutes{minute};
  const auto then = start + 2 * (at - start);
  const auto then_day = floor<days>(then);
  const year_month_day on{then_day};
  const hh_mm_ss time{then - then_day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", static_cast<int>(on.year()), static_cast<unsigned>(on.month()),
                     static_cast<unsigned>(on.day()), time.hours().count(), time.minutes().count());
}

std::string slowed_text(const std::string& text) {
  static const std::regex duration{R"(([+-]?[0-9.]+) (min|h|d))"};
  static const std::regex speed{R"(([0-9.]+) (km/h|km/d|EUR/day|/week.*))"};
  static const std::regex date{R"(2021-[0-9T:-]+)"};
  std::smatch match;
  if (std::regex_match(text, match, duration)) return fmt::format("{} {}", 2 * std::stod(match[1]), match[2].str());
  if (std::regex_match(text, match, speed)) return fmt::format("{} {}", std::stod(match[1]) / 2, match[2].str());
  return std::regex_match(text, date) ? twice_as_far(text) : text;
}

}  // namespace

Document shuffled(const Document& document, std::uint64_t seed) {
  std::mt19937_64 random{seed};
  Document all = {{"picket", document["picket"]}};  // the first key
  const Document rest = shuffled_map(document, random, false);
  for (const auto& [key, value] : rest.items()) all[key] = value;
  return all;
}

std::vector<std::pair<std::string, Document>> with_unused(const Document& document) {
  std::vector<std::pair<std::string, Document>> all;
  const auto add = [&](const char* what) -> Document& { return all.emplace_back(what, document).second; };
  Document& forces = add("a unit type and a base");
  forces["unit_types"]["aides"] = {{"side", "south"}, {"team", "2 persons"}, {"road", "30 km/h"}, {"may", {"watch"}}};
  forces["bases"]["annex"] = {{"at", {0.3, 0.1}}, {"holds", {{"aides", 7}}}};
  add("a post")["posts"]["abandoned"] = {
      {"at", {0.1, 0.001}}, {"sector", "part-1"}, {"watch", {{"radius", "20 km"}, {"detects", "100 %"}}}};
  if (document.contains("politics"))
    add("a political state")["politics"]["states"]["bliss"] = {{"incidents", {{"clash", 0}}}};
  add("an incident class")["incidents"]["zeal"] = {{"rate", "0 /week"}};
  return all;
}

Document sides_swapped(const Document& document) {
  return replaced(document, [](const std::string& text) -> std::string {
    return text == "north" ? "south" : text == "south" ? "north" : text;
  });
}

Document renamed(const Document& document) {
  std::set<std::string> ids;
  for (const char* map : {"sectors", "unit_types", "bases", "posts", "deployments", "patrols", "incidents", "history"})
    if (document.contains(map))
      for (const auto& [id, unused] : document[map].items()) ids.insert(id);
  const auto name = [&](const std::string& text) { return ids.contains(text) ? "x-" + text : text; };
  Document all = replaced(document, name);
  if (!all.contains("politics")) return all;
  const std::set<std::string> states{"calm", "tense", "talks"};
  return replaced(all, [&](const std::string& text) -> std::string {
    const auto arrow = text.find(" -> ");
    if (arrow != std::string::npos) return "x-" + text.substr(0, arrow) + " -> x-" + text.substr(arrow + 4);
    return states.contains(text) ? "x-" + text : text;
  });
}

Document without_least_seen(Document d) {
  if (!d.contains("patrols")) return d;
  for (auto& [id, patrol] : d["patrols"].items())
    if (patrol.contains("along")) patrol["along"].erase("least_seen");
  return d;
}

Document reversed(Document d) {
  d["borders"]["line"]["feature"] = "reversed";
  const Document sectors = d["sectors"];
  for (auto& [id, sector] : d["sectors"].items()) {
    sector["from"] = mirrored(sectors[id]["to"]);
    sector["to"] = mirrored(sectors[id]["from"]);
    if (sector.contains("hot_spots"))
      for (auto& [spot_id, spot] : sector["hot_spots"].items()) spot["at"] = mirrored(spot["at"]);
  }
  if (!d.contains("patrols")) return d;
  for (auto& [id, patrol] : d["patrols"].items()) {
    if (patrol.contains("post"))
      mirror_route(patrol["along"],
                   sectors[d["posts"][patrol["post"].get<std::string>()]["sector"].get<std::string>()]);
    else
      mirror_span(patrol["along"]["span"]);
  }
  return d;
}

Document halved(Document d) {
  Document sectors;
  const auto km = [](const std::string& chainage) { return chainage == "end" ? border_km : std::stod(chainage); };
  for (const auto& [id, sector] : d["sectors"].items()) {
    const auto middle = fmt::format("{} km", (km(sector["from"]) + km(sector["to"])) / 2);
    sectors[half(id, true)] = {{"border", "line"}, {"from", sector["from"]}, {"to", middle}};
    sectors[half(id, false)] = {{"border", "line"}, {"from", middle}, {"to", sector["to"]}};
  }
  d["sectors"] = sectors;
  if (d.contains("history"))
    for (auto& [id, past] : d["history"].items()) past["sector"] = half(past["sector"], true);
  if (d.contains("posts"))
    for (auto& [id, post] : d["posts"].items()) post["sector"] = half(post["sector"], true);
  if (!d.contains("politics") || !d["politics"]["states"]["talks"].contains("demarcates")) return d;
  Document& order = d["politics"]["states"]["talks"]["demarcates"]["order"];
  Document halves = Document::array();
  for (const std::string sector : order) {
    halves.push_back(half(sector, true));
    halves.push_back(half(sector, false));
  }
  order = halves;
  return d;
}

Document slowed(const Document& document) {
  Document all = replaced(document, slowed_text);
  all["clock"]["utc_offset"] = document["clock"]["utc_offset"];
  all["clock"]["start"] = document["clock"]["start"];
  if (all.contains("posts"))
    for (auto& [id, post] : all["posts"].items())
      if (post.contains("since")) post["since"] = document["posts"][id]["since"];
  return all;
}

}  // namespace picket::testing
