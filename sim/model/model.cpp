#include "picket/model/model.hpp"

#include <algorithm>

#include "picket/model/compile.hpp"

namespace picket::model {

namespace {

PlanePoint at(const std::vector<Sector::Vertex>& line, Length chainage) {
  const auto after = std::upper_bound(line.begin() + 1, line.end() - 1, chainage,
                                      [](Length c, const Sector::Vertex& v) { return c < v.chainage; });
  const Sector::Vertex &a = *(after - 1), &b = *after;
  const double share = (chainage - a.chainage) / (b.chainage - a.chainage);
  return {a.place.east + (b.place.east - a.place.east) * share,
          a.place.north + (b.place.north - a.place.north) * share};
}

}  // namespace

PlanePoint Sector::at(Length chainage) const { return model::at(line, chainage); }

PlanePoint Sector::at(SectorIndex neighbour, Length chainage) const {
  const auto place = std::ranges::lower_bound(neighbours, neighbour);
  PICKET_INVARIANT(place != neighbours.end() && *place == neighbour, "who asks for help is a neighbour");
  return model::at(beyond[static_cast<std::size_t>(place - neighbours.begin())], chainage);
}

const Route::Passage* Route::passage(SectorIndex sector) const {
  const auto place = std::ranges::lower_bound(passages, sector, {}, &Passage::sector);
  return place != passages.end() && place->sector == sector ? &*place : nullptr;
}

Calendar::MonthAndHour Calendar::at(Time t) const {
  const auto local = start_ + t.time_since_epoch();
  const auto midnight = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date{midnight};
  return {static_cast<unsigned>(date.month()) - 1,
          static_cast<unsigned>(std::chrono::floor<std::chrono::hours>(local - midnight).count())};
}

Time Calendar::next(Time t, Duration of_day) const {
  const auto local = start_ + t.time_since_epoch();
  auto due = std::chrono::floor<std::chrono::days>(local) + of_day;
  if (due <= local) due += std::chrono::days{1};
  return t + (due - local);
}

Time Calendar::next_month(Time t) const {
  const auto local = start_ + t.time_since_epoch();
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(local)};
  const auto next = (date.year() / date.month() + std::chrono::months{1}) / 1;
  return t + (std::chrono::local_days{next} - local);
}

const std::optional<Way>& Model::way(const Ways& ways, Time t) const {
  return ways.size() == 1 ? ways.front() : ways[calendar.at(t).month];
}

Time Model::sets_out(const Ways& ways, Time t) const {
  for (int months = 0; months <= 12; ++months) {
    if (way(ways, t)) return t;
    t = calendar.next_month(t);
  }
  PICKET_INVARIANT(false, "a way is open in some month");
  return t;
}

double Model::factor(ClassIndex c, Time t) const {
  const auto [month, hour] = calendar.at(t);
  return classes[c].season[month] * classes[c].hours[hour];
}

double Model::largest_factor(ClassIndex c) const {
  return std::ranges::max(classes[c].season) * std::ranges::max(classes[c].hours);
}

double Model::share(ClassIndex c, SectorIndex from, SectorIndex to) const {
  const Sector& sector = sectors[from];
  const double neighbours = classes[c].follow_on.neighbours;
  if (from == to) return sector.rest_of(neighbours);
  return std::ranges::count(sector.neighbours, to) > 0 ? sector.part_of(neighbours) : 0;
}

outcome::Setting setting_of(const Model& model) { return model.setting; }

}  // namespace picket::model
