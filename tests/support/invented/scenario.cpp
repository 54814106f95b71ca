#include "invented/scenario.hpp"

#include <fmt/format.h>

#include <random>

#include "straight_border.hpp"

namespace picket::testing {

namespace {

class Inventor {
 public:
  Inventor(std::uint64_t number, Parts parts) : random_{number}, parts_{parts} {}

  Document scenario() {
    sectors_ = upto(4);
    Document d = {{"picket", 1}, {"name", "invented"}};
    d["clock"] = {{"start", "2021-08-05"}, {"length", "400 h"}, {"utc_offset", "4 h"}};
    if (parts_.calendar && one_in(3)) d["clock"]["warm_up"] = "60 h";
    d["borders"]["line"] = {{"geometry", "border.geojson"}, {"feature", "line"}, {"reference", "1 m"}};
    d["sides"] = {{"north", Document::object()}, {"south", {{"name", "South"}}}, {"civilians", Document::object()}};
    d["sectors"] = sectors();
    d["incidents"] = {{"clash", incident_class()}, {"theft", incident_class()}};
    d["escalation"] = escalation();
    if (parts_.forces) add_forces(d);
    if (parts_.politics && coin()) d["politics"] = politics(d["escalation"]["levels"]);
    if (parts_.excitation && one_in(3)) d["history"] = history();
    d["measures"] = {{"within", "45 min"}, {"cell", "2.5 km"}};
    return d;
  }

 private:
  std::int64_t upto(std::int64_t n) { return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(n)) + 1; }
  bool one_in(std::int64_t n) { return upto(n) == 1; }
  bool coin() { return one_in(2); }
  std::string some(std::int64_t low, std::int64_t high, const char* unit) {
    return fmt::format("{} {}", low - 1 + upto(high - low + 1), unit);
  }
  std::string time(std::int64_t low, std::int64_t high, const char* unit = "h") { return some(low, high, unit); }
  std::string place() { return fmt::format("{} km", static_cast<double>(upto(6000) - 1) / 100); }
  std::string sector(std::int64_t i) { return fmt::format("part-{}", i); }
  std::string any_sector() { return sector(upto(sectors_)); }
  double middle(std::int64_t i) { return border_km * (static_cast<double>(i) - 0.5) / static_cast<double>(sectors_); }

  Document distribution(std::int64_t low, std::int64_t high, const char* unit) {
    const std::string mean = time(low, high, unit);
    switch (upto(4)) {
      case 1:
        return mean;
      case 2:
        return {{"exponential", mean}};
      case 3:
        return {{"gamma", {{"mean", mean}, {"cv", 0.5}}}};
      default:
        return {{"uniform", {{"low", "0 h"}, {"high", mean}}}};
    }
  }

  Document span(const std::string& from) {
    std::string to = place();
    while (from == to) to = place();
    return {{"from", from}, {"to", to}};
  }
  /// From some place in a sector to anywhere.
  Document span_from(const std::string& sector) {
    const double share = static_cast<double>(upto(99)) / 100;
    return span(
        fmt::format("{:.2f} km", border_km * (std::stod(sector.substr(5)) - share) / static_cast<double>(sectors_)));
  }

  Document sectors() {
    Document all;
    for (std::int64_t i = 1; i <= sectors_; ++i) {
      const auto wall = [&](std::int64_t k) {
        return fmt::format("{} km", border_km * static_cast<double>(k) / static_cast<double>(sectors_));
      };
      Document one = {{"border", "line"}, {"from", wall(i - 1)}, {"to", i == sectors_ ? "end" : wall(i)}};
      if (parts_.by_sector && one_in(3))
        one["hot_spots"]["bridge"] = {
            {"at", fmt::format("{} km", middle(i))}, {"share", some(1, 60, "%")}, {"within", "2 km"}};
      if (parts_.by_sector && parts_.politics && one_in(4)) one["demarcated"] = some(1, 100, "%");
      all[sector(i)] = one;
    }
    if (parts_.by_sector && sectors_ > 2 && one_in(3)) all[sector(1)]["neighbours"] = {sector(sectors_)};
    return all;
  }

  Document incident_class() {
    Document one;
    one["rate"] = !parts_.by_sector || coin() ? some(2, 20, "/week per 10 km") : some(3, 30, "/week");
    if (parts_.by_sector && one_in(3)) one["where"] = {{any_sector(), 0.25 * static_cast<double>(upto(8) - 1)}};
    if (parts_.calendar && coin()) one["season"] = {{"aug", 0.5 * static_cast<double>(upto(4))}};
    if (parts_.calendar && coin()) one["hours"] = {{"22-06", 2}, {"10-12", "x 0.5"}};
    if (coin()) one["reported"] = distribution(1, 6, "h");
    if (parts_.forces && coin())
      one["prevented_by_presence"] = {{"share", some(-40, 80, "%")}, {"half_at", some(1, 3, "persons/km")}};
    if (parts_.forces && parts_.by_sector && one_in(3)) one["displaced"] = some(1, 100, "%");
    if (parts_.forces && one_in(4)) {
      one["ends"] = "when_attended";
      ends_when_attended_ = true;
    }
    if (parts_.excitation && coin()) one["follow_on"] = follow_on();
    if (one_in(3)) one["published"] = {{"low", some(0, 100, "%")}, {"high", some(0, 100, "%")}};
    if (parts_.politics && one_in(3)) one["prevented_by_demarcation"] = some(-40, 80, "%");
    return one;
  }

  Document follow_on() {
    Document one;
    if (coin()) one["mean"]["clash"] = 0.01 * static_cast<double>(upto(12));
    if (coin()) one["mean"]["theft"] = 0.01 * static_cast<double>(upto(12));
    one["memory"] = time(5, 60);
    one["news"] = time(20, 60, "min");
    if (parts_.by_sector && coin()) one["neighbours"] = some(1, 100, "%");
    return one;
  }

  Document escalation() {
    Document low = {{"up", time(4, 20)}, {"down", time(2, 8)}};
    Document middle = {{"up", time(4, 20)}, {"down", time(2, 8)}, {"overt", coin()}};
    Document high = {{"down", time(3, 9)}, {"overt", true}};
    middle["wounded"] = {{"north", 0.3}, {"south", 0.2}};
    high["killed"] = {{"north", {{"mean", 0.5}, {"dispersion", 0.7}}}, {"south", 0.4}, {"civilians", 0.1}};
    if (parts_.excitation && coin()) high["follow_on"] = "+0.4";
    Document one;
    one["levels"] = {{"low", low}, {"middle", middle}, {"high", high}};
    if (parts_.excitation && one_in(3)) one["tension"] = {{"slope", 0.3}, {"cap", 2}};
    return one;
  }

  void add_forces(Document& d) {
    d["unit_types"]["guards"] = {{"side", "north"},
                                 {"team", "10 persons"},
                                 {"road", "60 km/h"},
                                 {"costs", "1000 EUR/day"},
                                 {"may", {"watch", "patrol", "respond"}},
                                 {"deters", {{"clash", 1}, {"theft", -0.3}}}};
    d["unit_types"]["monitors"] = {{"side", "south"},
                                   {"team", "4 persons"},
                                   {"road", "50 km/h"},
                                   {"may", {"watch", "patrol"}},
                                   {"deters", {{"theft", 2}}}};
    const auto camp = on_border(30, 20);
    d["bases"]["camp"] = {{"at", {camp.longitude, camp.latitude}}, {"holds", {{"guards", 6}, {"monitors", upto(3)}}}};
    add_posts(d);
    add_deployments(d);
    add_patrols(d);
    Document& held = d["escalation"]["held"];
    held = {{"needs", {{"high", upto(3)}}}, {"up", "x 0.5"}, {"down", 2}};
    if (ends_when_attended_ || coin()) held["needs"]["low"] = held["needs"]["middle"] = 1;
    d["response"] = {{"communication", time(0, 30, "min")},
                     {"turnout", distribution(5, 20, "min")},
                     {"stay", distribution(10, 60, "min")},
                     {"rest", distribution(10, 90, "min")},
                     {"when_busy", coin() ? "lost" : "wait"},
                     {"keep_reserve", upto(2) - 1},
                     {"sector_only", one_in(4)},
                     {"divert_patrols", coin()}};
  }

  Document post(std::int64_t i) {
    const auto at = on_border(middle(i), 0.5);
    Document one = {{"at", {at.longitude, at.latitude}}, {"sector", sector(i)}};
    if (!one_in(4)) one["watch"] = {{"radius", some(2, 9, "km")}, {"detects", some(40, 100, "%")}};
    return one;
  }

  void add_posts(Document& d) {
    for (std::int64_t i = 1; i <= sectors_; ++i) {
      Document& one = d["posts"][fmt::format("hill-{}", i)] = post(i);
      one["since"] = "2020-01-01";
      one["holds"] = {{"guards", upto(4) - 1}, {"monitors", upto(2) - 1}};
    }
    Document& planned = d["posts"]["new"] = post(upto(sectors_));
    if (coin()) planned["build"] = {{"takes", distribution(20, 80, "h")}, {"costs", "90000 EUR"}, {"billet", "50 %"}};
    if (coin()) {
      planned["supply"] = {{"holds", time(40, 90)}, {"without", some(0, 90, "%")}};
      if (coin())
        planned["supply"]["convoys"] = {
            {"from", "camp"}, {"every", distribution(30, 90, "h")}, {"costs", "800 EUR"}, {"side", "north"}};
    }
    d["posts"]["later"] = post(upto(sectors_));
  }

  void add_deployments(Document& d) {
    Document first = {{"send", {{"guards", upto(3)}}}, {"from", "camp"}, {"to", "new"}};
    first["on"] = fmt::format("2021-08-{:02}", 4 + upto(6));
    first["mobilise"] = distribution(2, 30, "h");
    if (coin()) first["rotate"] = {{"every", time(60, 120)}, {"handover", time(0, 12)}, {"effective", either()}};
    if (one_in(3)) first["withdraw"] = {{"on", fmt::format("2021-08-{}", 14 + upto(4))}};
    Document second = {{"send", {{"guards", 1}, {"monitors", 1}}}, {"from", "camp"}, {"to", "later"}};
    second["when"] = coin() ? Document{{"level", "high"}} : Document{{"deployment", "first"}};
    if (coin()) second["withdraw"] = {{"when", {{"level", "middle"}}}};
    d["deployments"] = {{"first", first}, {"second", second}};
  }

  const char* either() { return coin() ? "both" : "neither"; }

  Document departs() {
    if (coin()) return {{"random", time(4, 12)}};
    return {{"every", {{"period", time(6, 12)}, {"jitter", "2 h"}, {"phase", "1 h"}}}};
  }

  void add_patrols(Document& d) {
    for (const auto& [id, post] : d["posts"].items()) {
      Document one = {{"post", id}, {"teams", upto(2)}, {"departs", departs()}, {"speed", "10 km/h"}, {"sees", "1 km"}};
      switch (upto(4)) {
        case 1:
          one["along"]["least_seen"] = true;
          break;
        case 2:
          one["along"]["span"] = span_from(post["sector"]);
          break;
        case 3:
          one["along"] = {{"mixed",
                           {{"home", {{"share", "50 %"}, {"span", "whole"}}},
                            {"far", {{"share", "50 %"}, {"span", span_from(post["sector"])}}}}},
                          {"there_and_back", coin()}};
          break;
        default:
          break;
      }
      d["patrols"]["of-" + id] = one;
    }
    d["patrols"]["round"] = {{"base", "camp"},
                             {"unit_type", "monitors"},
                             {"teams", 2},
                             {"departs", departs()},
                             {"along", {{"border", "line"}, {"span", span(place())}, {"there_and_back", coin()}}},
                             {"speed", "15 km/h"},
                             {"sees", "700 m"}};
  }

  Document politics(Document& levels) {
    Document one;
    one["start"] = "calm";
    one["states"]["calm"] = Document::object();
    one["states"]["tense"] = {{"incidents", "x 1.3"}, {"up", "x 1.2"}};
    one["states"]["talks"] = {{"incidents", {{"clash", 0.5}}}, {"up", 0.7}, {"down", "x 1.3"}};
    Document order = Document::array();
    for (std::int64_t i = sectors_; i >= 1; --i) order.push_back(sector(i));
    if (coin()) one["states"]["talks"]["demarcates"] = {{"speed", some(1, 9, "km/d")}, {"order", order}};
    one["transitions"]["calm -> tense"] = {{"mean", time(50, 200)}};
    one["transitions"]["tense -> talks"] = {{"mean", time(30, 200)}};
    one["transitions"]["talks -> calm"] = {{"mean", time(30, 200)}};
    if (parts_.excitation && coin()) one["transitions"]["calm -> tense"]["tension"] = 0.5;
    if (parts_.calendar && coin()) one["timeline"] = {{"2021-08-12", "tense"}};
    if (coin())
      levels["high"]["starts"] = {{"state", "talks"}, {"after", distribution(5, 50, "h")}};
    else if (one_in(3))
      levels["high"]["ends_run"] = true;
    return one;
  }

  Document history() {
    Document one;
    one["july"] = {{"class", "clash"}, {"sector", any_sector()}, {"on", "2021-08-01T08:00"}, {"level", "high"}};
    one["june"] = {{"class", "theft"}, {"sector", any_sector()}, {"on", "2021-06-28"}};
    return one;
  }

  std::mt19937_64 random_;
  Parts parts_;
  std::int64_t sectors_ = 1;
  bool ends_when_attended_ = false;  // some class: then every level must ask for teams
};

}  // namespace

Document invented(std::uint64_t number, Parts parts) { return Inventor{number, parts}.scenario(); }

}  // namespace picket::testing
