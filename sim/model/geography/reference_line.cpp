#include "geography/reference_line.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geography/generalise.hpp"
#include "picket/core/error.hpp"

namespace picket::model::geography {

namespace {

LonLat rounded(LonLat place) {
  const auto to_1e8 = [](double degrees) { return std::round(degrees * 1e8) / 1e8; };
  return {to_1e8(place.longitude), to_1e8(place.latitude)};
}

/// The segment of a line that a chainage lies on, clamped to the line. chainages: of the vertices, ascending.
std::size_t segment_at(const std::vector<Length>& chainages, Length chainage) {
  const auto after = std::upper_bound(chainages.begin() + 1, chainages.end() - 1, chainage);
  return static_cast<std::size_t>(after - chainages.begin()) - 1;
}

/// The chainages of vertices from the lengths of the segments between them, in whole millimetres all along.
class Chain {
 public:
  void add(Length segment) { ends_.push_back(core::to_millimetre(ends_.back() + core::to_millimetre(segment))); }
  std::vector<Length> ends() && { return std::move(ends_); }

 private:
  std::vector<Length> ends_{Length{0}};
};

}  // namespace

Length distance(LonLat a, LonLat b) { return core::to_millimetre(Geodesic{a, b}.length()); }

Length length(const std::vector<LonLat>& line) {
  Length sum;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return core::to_millimetre(sum);
}

ReferenceLine::ReferenceLine(std::vector<LonLat> drawn, Length tolerance) : drawn_{std::move(drawn)} {
  PICKET_INVARIANT(drawn_.size() >= 2, "a line has at least two points");
  PICKET_INVARIANT(tolerance > Length{0}, "a line is generalised to a positive tolerance");
  Chain drawn_chain;
  for (std::size_t i = 1; i < drawn_.size(); ++i) drawn_chain.add(Geodesic{drawn_[i - 1], drawn_[i]}.length());
  drawn_chainages_ = std::move(drawn_chain).ends();
  PICKET_INVARIANT(drawn_length() > Length{0}, "a line has two different points");

  kept_ = kept_vertices(drawn_, tolerance);
  Chain chain;
  for (std::size_t i = 1; i < kept_.size(); ++i) {
    segments_.emplace_back(drawn_[kept_[i - 1]], drawn_[kept_[i]]);
    chain.add(segments_.back().length());
  }
  chainages_ = std::move(chain).ends();
}

LonLat ReferenceLine::at(Length chainage) const {
  const std::size_t i = segment_at(chainages_, chainage);
  if (chainage >= chainages_[i + 1]) return drawn_[kept_[i + 1]];
  if (chainage <= chainages_[i]) return drawn_[kept_[i]];
  return rounded(segments_[i].at(chainage - chainages_[i]));
}

Length ReferenceLine::chainage_near(LonLat place) const {
  const GlobePoint globe = on_globe(place);
  std::vector<Length> bounds;
  bounds.reserve(segments_.size());
  for (const Geodesic& segment : segments_) bounds.push_back(segment.no_nearer_than(globe));

  using Candidate = std::pair<Length, Length>;  // distance, chainage: the smallest is the answer
  const auto candidate = [&](std::size_t i) {
    const auto foot = segments_[i].nearest_to(place);
    const Length chainage = core::to_millimetre(chainages_[i] + foot.along);
    return Candidate{core::to_millimetre(foot.distance), std::min(chainage, chainages_[i + 1])};
  };
  const auto likely = static_cast<std::size_t>(std::min_element(bounds.begin(), bounds.end()) - bounds.begin());
  Candidate best = candidate(likely);
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (i != likely && bounds[i] <= best.first) best = std::min(best, candidate(i));
  }
  return best.second;
}

std::vector<Interval> ReferenceLine::within(LonLat place, Length radius) const {
  PICKET_INVARIANT(radius >= Length{0}, "a radius is not negative");
  const GlobePoint globe = on_globe(place);
  std::vector<Interval> stretches;
  for (std::size_t i = 0; i < segments_.size(); ++i) {
    if (segments_[i].no_nearer_than(globe) > radius) continue;
    const auto part = segments_[i].within(place, radius);
    if (!part) continue;
    const auto chainage = [&](Length along) {
      return std::min(core::to_millimetre(chainages_[i] + along), chainages_[i + 1]);
    };
    const Interval stretch{chainage(part->from), chainage(part->to)};
    if (!stretches.empty() && stretch.from <= stretches.back().to) {
      stretches.back().to = stretch.to;
    } else {
      stretches.push_back(stretch);
    }
  }
  return stretches;
}

std::vector<Length> ReferenceLine::chainages_between(Length from, Length to, Length gap) const {
  PICKET_INVARIANT(from <= to, "a stretch runs with the chainage");
  PICKET_INVARIANT(gap > Length{0}, "a gap between chainages is positive");
  std::vector<Length> between{from};
  const auto reach = [&](Length next) {
    const Length last = between.back();
    const double pieces = std::ceil((next - last) / gap);
    for (double i = 1; i < pieces; ++i) between.push_back(core::to_millimetre(last + (next - last) * (i / pieces)));
    between.push_back(next);
  };
  for (const Length vertex : chainages_) {
    if (vertex > from && vertex < to) reach(vertex);
  }
  reach(to);
  return between;
}

Length ReferenceLine::drawn_chainage(Length chainage) const {
  const std::size_t i = segment_at(chainages_, chainage);
  const Length begin = drawn_chainages_[kept_[i]];
  const Length end = drawn_chainages_[kept_[i + 1]];
  if (chainage >= chainages_[i + 1]) return end;
  if (chainage <= chainages_[i]) return begin;
  const double share = (chainage - chainages_[i]) / (chainages_[i + 1] - chainages_[i]);
  return core::to_millimetre(begin + (end - begin) * share);
}

LonLat ReferenceLine::drawn_at(Length drawn_chainage) const {
  const std::size_t i = segment_at(drawn_chainages_, drawn_chainage);
  if (drawn_chainage >= drawn_chainages_[i + 1]) return drawn_[i + 1];
  if (drawn_chainage <= drawn_chainages_[i]) return drawn_[i];
  return rounded(Geodesic{drawn_[i], drawn_[i + 1]}.at(drawn_chainage - drawn_chainages_[i]));
}

std::vector<LonLat> ReferenceLine::drawn_between(Length from, Length to) const {
  PICKET_INVARIANT(from <= to, "a stretch runs with the chainage");
  const Length begin = drawn_chainage(from);
  const Length end = drawn_chainage(to);
  std::vector<LonLat> line{drawn_at(begin)};
  for (std::size_t i = 0; i < drawn_.size(); ++i) {
    if (drawn_chainages_[i] > begin && drawn_chainages_[i] < end) line.push_back(drawn_[i]);
  }
  line.push_back(drawn_at(end));
  return line;
}

Length ReferenceLine::drawn_length_between(Length from, Length to) const {
  PICKET_INVARIANT(from <= to, "a stretch runs with the chainage");
  return core::to_millimetre(drawn_chainage(to) - drawn_chainage(from));
}

}  // namespace picket::model::geography
