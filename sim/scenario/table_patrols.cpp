#include <algorithm>
#include <cmath>
#include <functional>

#include "table_blocks.hpp"

// The table of keys: patrols, when they leave and which way they go.

namespace picket::scenario {
namespace {

Kind<Departs> departs() {
  const auto period = duration({"1 s", ""});
  const auto not_negative = duration({"0 h", ""});
  const auto every = either(
      made_from<Every>(period, [](Duration p, const Node&, Reading&) { return std::optional{Every{.period = p}}; }),
      block<Every>({
          row("period", &Every::period, period, required, "between departures", "12 h"),
          row("jitter", &Every::jitter, not_negative, otherwise("0 h"),
              "most that a departure is early or late, uniformly", "1 h"),
          row("phase", &Every::phase, not_negative, otherwise("0 h"), "of the first departure, from the start", "6 h"),
      }));
  const auto as = []<class T>(Kind<T> kind) {
    return made_from<Departs>(kind,
                              [](T made, const Node&, Reading&) { return std::optional{Departs{std::move(made)}}; });
  };
  const auto random =
      made_from<AtRandom>(period, [](Duration mean, const Node&, Reading&) { return std::optional{AtRandom{mean}}; });
  const auto at =
      made_from<AtTimes>(list_of(time_of_day(), Empty::refused),
                         [](std::vector<Duration> times, const Node& node, Reading& reading) -> std::optional<AtTimes> {
                           if (std::adjacent_find(times.begin(), times.end(), std::greater_equal<>{}) == times.end())
                             return AtTimes{times};
                           reading.refuse(node.at, "times of day are listed in order, each once");
                           return std::nullopt;
                         });
  return one_of<Departs>({
      row<Departs>("random", as(random), optional, "at random; the mean gap", "8 h"),
      row<Departs>("every", as(every), optional, "at a fixed period", "{period: 12 h, jitter: 1 h}"),
      row<Departs>("at", as(at), optional, "at times of day", "[06:00, 18:00]"),
  });
}

Kind<Span> span() {
  const auto whole = choice<Span>({{"whole", Span{}}});
  const auto part = made_from<Span>(block<Span>({
                                        row("from", &Span::from, chainage(), required, "where it begins", "112 km"),
                                        row("to", &Span::to, chainage(), required, "where it ends", "130 km"),
                                    }),
                                    [](Span made, const Node&, Reading&) {
                                      made.whole = false;
                                      return std::optional{std::move(made)};
                                    });
  return named("span", "'whole', the sector of the post from wall to wall, or a part of the border",
               either(whole, part));
}

/// The spans, when their shares are those of a whole.
std::optional<std::map<Id, DrawnSpan>> whole_of(std::map<Id, DrawnSpan> spans, const Node& node, Reading& reading) {
  double sum = 0;
  for (const auto& [id, drawn] : spans) sum += drawn.share;
  if (std::abs(sum - 1) < 1e-6) return spans;
  reading.refuse(node.at,
                 fmt::format("the shares add up to {:g} %, and one of the spans is taken at every departure; make "
                             "them add up to 100 %",
                             100 * sum));
  return std::nullopt;
}

std::optional<Route> one_way_to_go(Route made, const Node& node, Reading& reading) {
  const Node *span = node.find("span"), *mixed = node.find("mixed"), *there_and_back = node.find("there_and_back");
  if (mixed != nullptr && (span != nullptr || made.least_seen)) {
    reading.refuse(mixed->at,
                   fmt::format("'mixed' beside '{}'; a patrol goes along one span, one drawn of mixed spans, or "
                               "where it is least seen: keep one",
                               span != nullptr ? "span" : "least_seen"));
    return std::nullopt;
  }
  if (made.least_seen && span != nullptr) {
    reading.refuse(span->at, "'span' beside 'least_seen', which goes to any cell of the post's sector: keep one");
    return std::nullopt;
  }
  if (made.least_seen && !made.there_and_back) {
    reading.refuse(there_and_back->at,
                   "a patrol to the cell least seen comes back to its post; remove 'there_and_back'");
    return std::nullopt;
  }
  return made;
}

Kind<Route> route() {
  const auto drawn = block<DrawnSpan>({
      row("share", &DrawnSpan::share, share({"0 %", "100 %", true}), required, "of the departures, drawn at random",
          "25 %"),
      row("span", &DrawnSpan::span, span(), required, "its way", "{from: 112 km, to: 130 km}"),
  });
  const auto mixed = made_from<std::map<Id, DrawnSpan>>(map_of(new_id(), drawn, Empty::refused), whole_of);
  const auto keys = block<Route>({
      row("span", &Route::span, span(), otherwise("whole"), "its way, from one end to the other; it may cross walls",
          "whole"),
      row("there_and_back", &Route::there_and_back, flag(), otherwise("true"), "whether it returns along the border",
          "true"),
      row("border", &Route::border, reference(Collection::borders), optional,
          "the border of its span; that of the post's sector when not given", "east"),
      row("mixed", &Route::mixed, mixed, optional, "spans of which every departure takes one",
          "{west: {share: 40 %, span: {from: 0 km, to: 9 km}}, east: {share: 60 %, span: {from: 9 km, to: 20 km}}}"),
      row("least_seen", &Route::least_seen, flag(), otherwise("false"),
          "to the cell of the post's sector that has been out of sight for longest, and back", "true"),
  });
  return made_from<Route>(keys, one_way_to_go);
}

}  // namespace

Kind<Patrol> patrol() {
  return block<Patrol>({
      row("post", &Patrol::post, post_or_row(), optional,
          "where it sets out from; either this or `base`; `ROW.*` is such a patrol from each post of a row",
          "voskepar"),
      row("base", &Patrol::base, reference(Collection::bases), optional,
          "where it drives out from to the beginning of its span, and back to", "gyumri"),
      row("unit_type", &Patrol::unit_type, reference(Collection::unit_types), optional,
          "any team of the post that may patrol, when not given; from a base it must be given", "border-guards"),
      row("teams", &Patrol::teams, whole_number(some_teams), otherwise("1"), "parties that may be out at once", "1"),
      row("departs", &Patrol::departs, departs(), required, "when", "{random: 8 h}"),
      row("along", &Patrol::along, route(), otherwise("{}"), "its way", "{span: whole, there_and_back: true}"),
      row("speed", &Patrol::speed, speed({"0.01 km/h", ""}), required, "along the border", "4 km/h"),
      row("sees", &Patrol::sees, length({"0 km", "", true}), required, "how far to each hand", "800 m"),
  });
}

}  // namespace picket::scenario
