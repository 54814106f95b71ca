#include "picket/outcome/setting.hpp"

#include <cmath>
#include <stdexcept>
#include <type_traits>

#include <nlohmann/json.hpp>

#include "picket/core/error.hpp"

// Keys are sorted and nothing is spaced, so that equal settings have equal text.
using nlohmann::json;

namespace picket::outcome {
namespace {

const char* name_of(Adds adds) { return adds == Adds::sum ? "sum" : adds == Adds::maximum ? "maximum" : "minimum"; }

Adds adds_from(const std::string& name) {
  if (name == "sum") return Adds::sum;
  if (name == "maximum") return Adds::maximum;
  if (name == "minimum") return Adds::minimum;
  throw std::runtime_error("a tally cannot add up by `" + name + "`");
}

/// Visits the fields of each struct once, for both ways: `f(key, member)`. The templates accept const and mutable.
template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, Tally>
void fields(T& t, F f) {
  f("id", t.id);
  f("unit", t.unit);
  f("adds", t.adds);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, SectorSetting>
void fields(T& s, F f) {
  f("id", s.id);
  f("region", s.region);
  f("from_km", s.from_km);
  f("to_km", s.to_km);
  f("drawn_km", s.drawn_km);
  f("border", s.border);
  f("line", s.line);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, PostSetting>
void fields(T& p, F f) {
  f("id", p.id);
  f("sector", p.sector);
  f("at", p.at);
  f("radius_km", p.radius_km);
  f("state", p.state);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, PlaceSetting>
void fields(T& p, F f) {
  f("name", p.name);
  f("at", p.at);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, SideSetting>
void fields(T& s, F f) {
  f("id", s.id);
  f("name", s.name);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, NoteSetting>
void fields(T& n, F f) {
  f("path", n.path);
  f("text", n.text);
  f("note", n.note);
  f("where", n.where);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, KnownAnswerSetting>
void fields(T& k, F f) {
  f("id", k.id);
  f("measure", k.measure);
  f("sector", k.sector);
  f("is", k.is);
  f("source", k.source);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, TheorySetting>
void fields(T& t, F f) {
  f("measure", t.measure);
  f("sector", t.sector);
  f("value", t.value);
  f("why", t.why);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, AssumptionSetting>
void fields(T& a, F f) {
  f("path", a.path);
  f("unit", a.unit);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, PrimarySetting>
void fields(T& p, F f) {
  f("measure", p.measure);
  f("matters_from", p.matters_from);
}

template <class T, class F>
requires std::is_same_v<std::remove_const_t<T>, Setting>
void fields(T& s, F f) {
  f("name", s.name);
  f("about", s.about);
  f("attribution", s.attribution);
  f("start", s.start);
  f("length_h", s.length_h);
  f("within_min", s.within_min);
  f("sectors", s.sectors);
  f("posts", s.posts);
  f("places", s.places);
  f("sides", s.sides);
  f("classes", s.classes);
  f("begun_by", s.begun_by);
  f("levels", s.levels);
  f("notes", s.notes);
  f("tallies", s.tallies);
  f("known_answers", s.known_answers);
  f("theory", s.theory);
  f("assumptions", s.assumptions);
  f("primary", s.primary);
}

json written(const std::string& text) { return text; }
json written(Adds adds) { return name_of(adds); }
json written(double value) {
  PICKET_INVARIANT(std::isfinite(value), "every number of a setting is finite");
  return value;
}
json written(LonLat at) { return json::array({written(at.longitude), written(at.latitude)}); }
template <class T>
json written(const std::vector<T>& list);
template <class T>
json written(const T& record) {
  json object = json::object();
  fields(record, [&](const char* key, const auto& member) { object[key] = written(member); });
  return object;
}
template <class T>
json written(const std::vector<T>& list) {
  json array = json::array();
  for (const T& entry : list) array.push_back(written(entry));
  return array;
}

void read(const json& from, std::string& text) { text = from.get<std::string>(); }
void read(const json& from, double& value) { value = from.get<double>(); }
void read(const json& from, Adds& adds) { adds = adds_from(from.get<std::string>()); }
void read(const json& from, LonLat& at) { at = {from.at(0).get<double>(), from.at(1).get<double>()}; }
template <class T>
void read(const json& from, std::vector<T>& list);
template <class T>
void read(const json& from, T& record) {
  fields(record, [&](const char* key, auto& member) { read(from.at(key), member); });
}
template <class T>
void read(const json& from, std::vector<T>& list) {
  if (!from.is_array()) throw std::runtime_error("a list is missing");
  list.resize(from.size());
  for (std::size_t i = 0; i < list.size(); ++i) read(from[i], list[i]);
}

}  // namespace

std::string to_json(const Setting& setting) {
  return written(setting).dump(-1, ' ', false, json::error_handler_t::replace);
}

Setting setting_from_json(const std::string& text) {
  try {
    Setting setting;
    read(json::parse(text), setting);
    return setting;
  } catch (const json::exception& e) {
    throw std::runtime_error(std::string("not a setting: ") + e.what());
  } catch (const std::runtime_error& e) {
    throw std::runtime_error(std::string("not a setting: ") + e.what());
  }
}

}  // namespace picket::outcome
