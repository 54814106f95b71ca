#pragma once
// Scenarios for tests: a border of 100 km along the equator, km 0 at longitude 0, in one sector, with nothing on it. A
// test adds what it is about.

#include <chrono>
#include <string>

#include "picket/scenario/scenario.hpp"

namespace picket::testing {

using namespace std::chrono_literals;
namespace sc = picket::scenario;

/// Metres of a degree of longitude along the WGS84 equator.
inline constexpr double metres_per_degree = 6378137.0 * 3.14159265358979323846 / 180;

/// The point at a chainage, moved off the line to the north by `north`.
inline core::LonLat on_border(double km, double north_km = 0) {
  return {km * 1000 / metres_per_degree, north_km * 1000 / 110574.0};
}

inline sc::Chainage at_km(double km) { return {.along = core::kilometres(km), .near = {}, .offset = {}}; }

inline sc::Distribution exactly(core::Duration d) { return core::Constant{d}; }

inline sc::Scenario straight_border(double km = 100) {
  sc::Scenario s;
  s.name = "straight border";
  s.clock = {.start = std::chrono::local_days{std::chrono::year{2021} / 8 / 5}, .length = 365 * 24h, .utc_offset = 4h};
  s.borders["line"] = {.geometry = "",
                       .feature = "",
                       .reference = core::metres(1),
                       .line = {on_border(0), on_border(km / 2), on_border(km)}};
  s.sides = {{"north", {"North"}}, {"south", {"South"}}};
  s.sectors["all"] = {.border = "line",
                      .from = at_km(0),
                      .to = {.along = {}, .end = true, .near = {}, .offset = {}},
                      .region = "",
                      .neighbours = {}};
  s.incidents["clash"] = {.rate = {.per_sector = {}, .per_length = {}},
                          .where = {},
                          .season = {},
                          .hours = {},
                          .reported = {},
                          .prevented_by_presence = {.share = 0, .half_at = sc::PersonsPerLength{1.0 / 1000}}};
  s.escalation.levels = {{"low", {.up = {}, .down = 4h, .overt = false, .killed = {}, .wounded = {}}}};
  s.response = {.communication = 10min, .stay = exactly(0h), .rest = exactly(0h), .turnout = exactly(0h)};
  s.measures = {.within = 45min, .cell = core::kilometres(1)};
  return s;
}

/// A type of unit of 10 persons at 60 km/h that does everything, and a base that holds many.
inline void add_forces(sc::Scenario& s) {
  s.unit_types["guards"] = {.side = "north",
                            .team = sc::Persons{10},
                            .road = core::kilometres_per_hour(60),
                            .costs = sc::MoneyRate{1000.0 / 86400},
                            .may = {sc::Task::watch, sc::Task::patrol, sc::Task::respond, sc::Task::build},
                            .deters = {}};
  s.bases["base"] = {.at = {"", on_border(50, 60)}, .holds = {{"guards", 1000}}};
}

/// A post that has stood since before the start.
inline sc::Post standing_post(double km, std::int64_t teams, double radius_km = 0, double detects = 1) {
  sc::Post post{.at = {"", on_border(km)},
                .sector = "all",
                .watch = {},
                .capacity = {},
                .build = {},
                .since = std::chrono::local_days{std::chrono::year{2020} / 1 / 1},
                .holds = {{"guards", teams}}};
  if (radius_km > 0) post.watch = sc::Watch{core::kilometres(radius_km), detects};
  return post;
}

}  // namespace picket::testing
