#pragma once
// The straight border in sectors of 50 km each, from west to east: a, b, c, ... Incidents there are over in a minute.

#include <string>

#include "straight_border.hpp"

namespace picket::testing {

inline sc::Scenario sectors_in_a_row(int count) {
  auto s = straight_border(50.0 * count);
  add_forces(s);
  s.sectors.clear();
  for (int i = 0; i < count; ++i)
    s.sectors[std::string(1, static_cast<char>('a' + i))] = {
        .border = "line", .from = at_km(50.0 * i), .to = at_km(50.0 * (i + 1)), .region = "", .neighbours = {}};
  s.escalation.levels = {{"low", {.down = 1min}}};
  return s;
}

/// A post in a sector at which so many teams of 10 have stood since before the start: 5 teams make 1 person a km.
inline sc::Post garrison(const sc::Scenario& s, const std::string& sector, std::int64_t teams) {
  const double from = core::in_kilometres(*s.sectors.at(sector).from.along);
  sc::Post post = standing_post(from + 25, teams);
  post.sector = sector;
  return post;
}

}  // namespace picket::testing
