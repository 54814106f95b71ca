#include "theory.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "ladder.hpp"
#include "offspring.hpp"

namespace picket::model {

namespace {

constexpr const char* of_themselves =
    "Theory: the rates over the calendar, in the political state and demarcation of the start, with nobody there. "
    "Presence "
    "deters, and politics changes.";
constexpr const char* with_what_follows =
    "Theory: those that come of themselves times (I - B)^-1, the branching process of follow-ons (Hawkes 1971). Some "
    "follow "
    "only after the end, and presence, tension and response change how many.";
constexpr const char* watched =
    "Theory: the union of what the posts of the start see. Posts that are added, left or short of supplies change it.";
constexpr const char* met =
    "Theory: patrols come by at random moments, at the rate of their plans; incidents last exponentially, as the "
    "ladder "
    "alone lets them; nobody else finds one first. Others do, and departures are skipped.";
constexpr const char* offered_load =
    "Theory: calls x mean time from turnout to the end of rest / teams of the start. Incidents that nobody finds do "
    "not "
    "call, and teams come and go.";
constexpr const char* erlang =
    "Theory: Erlang's formula for that load, with exponential times on duty and one team a call. Calls come in bursts, "
    "ask "
    "for several teams and are helped from next door.";

/// The factor of season and hour summed over the counted hours of a run. Both change on whole local hours only.
double factor_hours(const Model& model, ClassIndex c) {
  double sum = 0;
  const Time end{model.length};
  for (Time t{model.counted_from}; t < end;) {
    Time next = t + std::chrono::hours{1};
    if (model.calendar.at(next - Duration{1}).hour != model.calendar.at(t).hour)  // t lies within an hour
      for (next = t + std::chrono::minutes{1}; model.calendar.at(next).hour == model.calendar.at(t).hour;)
        next += std::chrono::minutes{1};
    next = std::min(next, end);
    sum += model.factor(c, t) * core::in_hours(next - t);
    t = next;
  }
  return sum;
}

double run_hours(const Model& model) { return core::in_hours(model.length - model.counted_from); }

double in_percent(double share) { return 100 * share; }

/// How long an incident of a class lasts when nobody comes, in hours.
std::optional<double> unattended_hours(const Model& model, ClassIndex c) {
  if (model.classes[c].ends_when_attended) return std::nullopt;
  const auto times = mean_times_to_end(model.levels, std::vector<ClockFactors>(model.levels.size()));
  return times ? std::optional{times->front()} : std::nullopt;
}

/// Departures of a patrol an hour, none skipped.
double departures_per_hour(const scenario::Departs& departs) {
  if (const auto* every = std::get_if<scenario::Every>(&departs)) return 1 / core::in_hours(every->period);
  if (const auto* random = std::get_if<scenario::AtRandom>(&departs)) return 1 / core::in_hours(random->mean);
  return static_cast<double>(std::get<scenario::AtTimes>(departs).of_day.size()) / 24;
}

/// By cell of a sector: how often patrols come by an hour, and the share of time that they are there.
struct Visits {
  std::vector<double> per_hour, present;
};
Visits visits(const Model& model, SectorIndex s) {
  const std::size_t cells = model.sectors[s].cells.size();
  Visits all{std::vector<double>(cells, 0), std::vector<double>(cells, 0)};
  for (const Patrol& patrol : model.patrols) {
    double before = 0;
    for (const Route& route : patrol.routes) {
      const double rate = departures_per_hour(patrol.departs) * (route.upto - before);
      before = route.upto;
      const Route::Passage* passage = route.passage(s);
      if (passage == nullptr) continue;
      for (const Route::Sighting& sighting : passage->sightings) {
        all.per_hour[sighting.cell] += rate;
        all.present[sighting.cell] += rate * core::in_hours(sighting.to - sighting.from);
      }
    }
  }
  return all;
}

/// The share of incidents of a mean length that a patrol meets, on average over a sector's length.
double share_met(const Sector& sector, const Visits& visits, double hours) {
  double km = 0, met_km = 0;
  for (std::size_t i = 0; i < sector.cells.size(); ++i) {
    const double length = core::in_kilometres(sector.cells[i].length);
    const double present = std::min(1.0, visits.present[i]);
    const double later = visits.per_hour[i] * hours / (1 + visits.per_hour[i] * hours);
    km += length;
    met_km += length * (present + (1 - present) * later);
  }
  return met_km / km;
}

/// Kilometres of a sector that posts of the start see.
double watched_km(const Model& model, const Sector& sector) {
  std::vector<bool> seen(sector.cells.size(), false);
  for (const Watcher& watcher : sector.watchers) {
    const Post& post = model.posts[watcher.post];
    bool stands = false;
    for (std::size_t t = 0; t < model.unit_types.size(); ++t)
      stands = stands || (post.operational_at_start && post.teams[t] > 0 && model.unit_types[t].may_watch);
    if (stands)
      for (const std::uint32_t cell : watcher.cells) seen[cell] = true;
  }
  double km = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) km += seen[i] ? core::in_kilometres(sector.cells[i].length) : 0;
  return km;
}

struct Responders {
  std::int64_t teams = 0;
  double travel_hours = 0;  // mean over the sector, from the nearest post
};
Responders responders(const Model& model, const Sector& sector) {
  Responders all;
  std::vector<std::pair<const Post*, const UnitType*>> there;
  for (const PostIndex p : sector.posts) {
    const Post& post = model.posts[p];
    for (std::size_t t = 0; t < model.unit_types.size(); ++t) {
      if (!post.operational_at_start || post.teams[t] == 0 || !model.unit_types[t].may_respond) continue;
      all.teams += post.teams[t];
      there.emplace_back(&post, &model.unit_types[t]);
    }
  }
  if (there.empty()) return all;
  double km = 0;
  for (const Cell& cell : sector.cells) {
    double nearest = std::numeric_limits<double>::max();
    for (const auto& [post, type] : there)
      nearest = std::min(nearest, core::in_hours(core::distance(post->place, sector.at(cell.midpoint)) *
                                                 model.response.detour / type->road));
    const double length = core::in_kilometres(cell.length);
    km += length;
    all.travel_hours += nearest * length;
  }
  all.travel_hours /= km;
  return all;
}

struct Load {
  double calls_per_hour = 0, offered = 0;  // teams asked for an hour; erlangs
};
/// Every incident that reaches the lowest level that asks for teams calls for what that level needs, once.
std::optional<Load> load(const Model& model, const std::vector<double>& immigrants, const Responders& of) {
  const auto level = model.response.lowest_call;
  if (level.value >= model.levels.size() || !model.levels[level].needs || of.teams == 0) return std::nullopt;
  std::vector<ClockFactors> held;
  for (const Level& l : model.levels)
    held.push_back(l.needs ? ClockFactors{model.response.held_up, model.response.held_down} : ClockFactors{});
  const auto times = mean_times_to_end(model.levels, held);
  if (!times) return std::nullopt;
  const double busy = core::mean_hours(model.response.turnout) + 2 * of.travel_hours + (*times)[level] +
                      core::mean_hours(model.response.stay) + core::mean_hours(model.response.rest);
  const auto reaching = shares_reaching(model.levels, std::vector<ClockFactors>(model.levels.size()));
  const double calls = std::accumulate(immigrants.begin(), immigrants.end(), 0.0);
  Load made{.calls_per_hour =
                calls * reaching[level] * static_cast<double>(*model.levels[level].needs) / run_hours(model)};
  made.offered = made.calls_per_hour * busy;
  return made.offered > 0 ? std::optional{made} : std::nullopt;
}

class Theory {
 public:
  explicit Theory(const Model& model) : model_{model}, immigrants_{immigrants(model)} {}

  std::vector<outcome::TheorySetting> take() {
    say_incidents();
    say_watched();
    say_met();
    say_response();
    return std::move(said_);
  }

 private:
  template <class F>
  void for_each_sector(F f) {
    for (std::uint32_t s = 0; s < model_.sectors.size(); ++s) f(SectorIndex{s}, model_.sectors[s]);
  }
  void say(const char* measure, const std::string& sector, double value, const char* why) {
    said_.push_back({measure, sector, value, why});
  }
  /// A border of one sector is that sector.
  void say_of_sector(const char* measure, const Sector& sector, double value, const char* why) {
    if (model_.sectors.size() > 1) say(measure, sector.id, value, why);
  }

  void say_incidents() {
    std::vector<double> by_class(model_.classes.size(), 0);
    for_each_sector([&](SectorIndex s, const Sector& sector) {
      double in_sector = 0;
      for (std::uint32_t c = 0; c < by_class.size(); ++c) {
        const double n = immigrants_[s][c];
        by_class[c] += n;
        in_sector += n;
      }
      say_of_sector("immigrants", sector, in_sector, of_themselves);
    });
    say("immigrants", "", std::accumulate(by_class.begin(), by_class.end(), 0.0), of_themselves);
    const auto all = with_follow_ons(model_, by_class);
    const bool any = std::ranges::any_of(model_.classes, [](const IncidentClass& c) { return c.follow_on.any; });
    if (all && any) say("incidents", "", std::accumulate(all->begin(), all->end(), 0.0), with_what_follows);
  }

  void say_watched() {
    double km = 0, seen = 0;
    for_each_sector([&](SectorIndex, const Sector& sector) {
      const double in_sector = watched_km(model_, sector);
      km += core::in_kilometres(sector.length());
      seen += in_sector;
      if (!sector.watchers.empty())
        say_of_sector("observed_by_posts", sector, in_percent(in_sector / core::in_kilometres(sector.length())),
                      watched);
    });
    if (!model_.posts.empty()) say("observed_by_posts", "", in_percent(seen / km), watched);
  }

  void say_met() {
    double all = 0, met_in_all = 0;
    for_each_sector([&](SectorIndex s, const Sector& sector) {
      const Visits of_sector = visits(model_, s);
      double n = 0, met_here = 0;
      for (std::uint32_t c = 0; c < model_.classes.size(); ++c) {
        const auto hours = unattended_hours(model_, ClassIndex{c});
        if (!hours) return;
        const double of_class = immigrants_[s][c];
        n += of_class;
        met_here += of_class * share_met(sector, of_sector, *hours);
      }
      all += n;
      met_in_all += met_here;
      if (met_here > 0) say_of_sector("found_by_patrols", sector, in_percent(met_here / n), met);
    });
    if (met_in_all > 0) say("found_by_patrols", "", in_percent(met_in_all / all), met);
  }

  void say_response() {
    for_each_sector([&](SectorIndex s, const Sector& sector) {
      const Responders of_sector = responders(model_, sector);
      const auto made = load(model_, immigrants_[s], of_sector);
      if (!made) return;
      const double c = static_cast<double>(of_sector.teams);
      const std::string& id = sector.id;
      say("use_of_teams", id, in_percent(std::min(1.0, made->offered / c)), offered_load);
      if (model_.response.lost)
        say("unanswered", id, in_percent(erlang_b(of_sector.teams, made->offered)), erlang);
      else if (made->offered < c)
        say("waiting", id,
            60 * erlang_c(of_sector.teams, made->offered) * made->offered / made->calls_per_hour / (c - made->offered),
            erlang);
    });
  }

  const Model& model_;
  std::vector<std::vector<double>> immigrants_;
  std::vector<outcome::TheorySetting> said_;
};

}  // namespace

std::vector<std::vector<double>> immigrants(const Model& model) {
  std::vector<std::vector<double>> all(model.sectors.size());
  for (std::uint32_t c = 0; c < model.classes.size(); ++c) {
    const double hours = factor_hours(model, ClassIndex{c});
    const double politics = model.political_states[model.political_start].incidents[c];
    for (std::size_t s = 0; s < all.size(); ++s) {
      const Sector& sector = model.sectors[s];
      const double demarcation = 1 - model.classes[c].prevented_by_demarcation * sector.demarcated;
      all[s].push_back(politics * demarcation * sector.rate[c] * hours);
    }
  }
  return all;
}

double erlang_b(std::int64_t servers, double offered) {
  double inverse = 1;
  for (std::int64_t k = 1; k <= servers; ++k) inverse = 1 + inverse * static_cast<double>(k) / offered;
  return 1 / inverse;
}

double erlang_c(std::int64_t servers, double offered) {
  const double use = offered / static_cast<double>(servers);
  if (use >= 1) return 1;
  const double b = erlang_b(servers, offered);
  return b / (1 - use * (1 - b));
}

std::vector<outcome::TheorySetting> theory(const Model& model) { return Theory{model}.take(); }

}  // namespace picket::model
