#include "compile/rows.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "compile/compilation.hpp"
#include "picket/scenario/diagnostic_at.hpp"
#include "picket/scenario/overdrawn.hpp"

namespace picket::model {

namespace {

using scenario::Id;
using scenario::Scenario;

constexpr double most_posts = 1'000'000;  // of a row

class Rows {
 public:
  explicit Rows(const Scenario& given) : given_{given}, made_{given} {
    for (const auto& [id, border] : given.borders)
      lines_.emplace(id, geography::ReferenceLine{border.line, border.reference});
    for (const auto& [id, sector] : given.sectors) {
      const auto& line = lines_.at(sector.border);
      tiles_[sector.border].push_back({resolve(sector.from, line), resolve(sector.to, line), id});
    }
  }

  Scenario written_out() {
    for (const auto& [id, post] : given_.posts)
      if (post.row) write_out(id, post);
    spread(made_.deployments, "deployments", "to", &scenario::Deployment::to);
    spread(made_.patrols, "patrols", "post", &scenario::Patrol::post);
    conditions();
    if (problems_.empty())
      for (const auto& base : scenario::overdrawn(made_)) refuse(base.path, base.message);
    if (!problems_.empty()) throw scenario::Refusal{std::move(problems_)};
    return std::move(made_);
  }

 private:
  struct Tile {
    Length from, to;
    Id sector;
  };

  void refuse(const std::string& path, std::string message) {
    problems_.push_back(scenario::diagnostic_at(given_, path, std::move(message)));
  }

  void write_out(const Id& id, const scenario::Post& post) {
    const scenario::PostRow& row = *post.row;
    const auto& line = lines_.at(row.along);
    const Length from = resolve(row.from, line), to = resolve(row.to, line);
    made_.posts.erase(id);
    if (from < Length{} || to > line.reference_length() || from >= to) {
      refuse("posts." + id,
             fmt::format("a row lies on its border, its end behind its beginning; this one goes from km {:.3f} to km "
                         "{:.3f} of '{}', which is {:.3f} km long",
                         core::in_kilometres(from), core::in_kilometres(to), row.along,
                         core::in_kilometres(line.reference_length())));
      return;
    }
    const double number = std::floor((to - from) / row.every + 0.5);
    if (number < 1 || number > most_posts) {
      refuse("posts." + id + ".every",
             number < 1 ? fmt::format("there is no post in this row: its stretch of {:.3f} km is less than half of "
                                      "what is between two",
                                      core::in_kilometres(to - from))
                        : fmt::format("a row of {:.0f} posts; at most {:.0f} are", number, most_posts));
      return;
    }
    counts_[id] = static_cast<std::size_t>(number);
    for (std::size_t i = 0; i < counts_[id]; ++i) {
      const Length at = core::to_millimetre(from + row.every * (static_cast<double>(i) + 0.5));
      const Tile* tile = tile_at(row.along, at);
      if (tile == nullptr) {
        refuse("posts." + id, fmt::format("post {} of the row stands at km {:.3f} of '{}', in no sector", i + 1,
                                          core::in_kilometres(at), row.along));
        return;
      }
      scenario::Post one = post;
      one.row.reset();
      one.at.at = line.at(at);
      one.sector = tile->sector;
      made_.posts.emplace(fmt::format("{}.{}", id, i + 1), std::move(one));
    }
  }

  [[nodiscard]] const Tile* tile_at(const Id& border, Length at) const {
    const auto tiles = tiles_.find(border);
    if (tiles == tiles_.end()) return nullptr;
    const auto found =
        std::ranges::find_if(tiles->second, [&](const Tile& tile) { return tile.from <= at && at <= tile.to; });
    return found == tiles->second.end() ? nullptr : &*found;
  }

  /// Things of which one goes to each post of a row become as many.
  template <class T>
  void spread(std::map<Id, T>& things, const std::string& collection, const std::string& key, Id T::*post) {
    std::map<Id, T> all;
    for (auto& [id, thing] : things) {
      const Id to = thing.*post, row = scenario::row_of(to);
      const auto count = counts_.find(row);
      if (to == row || count == counts_.end()) {
        all.emplace(id, std::move(thing));
      } else if (to.ends_with(".*")) {
        for (std::size_t i = 1; i <= count->second; ++i) {
          T one = thing;
          one.*post = fmt::format("{}.{}", row, i);
          all.emplace(fmt::format("{}.{}", id, i), std::move(one));
        }
      } else {
        std::size_t number = 0;
        std::from_chars(to.data() + row.size() + 1, to.data() + to.size(), number);
        if (number > count->second)
          refuse(fmt::format("{}.{}.{}", collection, id, key),
                 fmt::format("there is no {}: the row has {} posts", to, count->second));
        all.emplace(id, std::move(thing));
      }
    }
    things = std::move(all);
  }

  /// Whether a deployment has arrived in full cannot be asked of one that has become many.
  void conditions() {
    const auto check = [&](const Id& id, const std::string& path, const std::optional<scenario::Condition>& when) {
      if (when && when->deployment && !made_.deployments.contains(*when->deployment))
        refuse(fmt::format("deployments.{}.{}.deployment", scenario::row_of(id), path),
               fmt::format("deployment {} goes to each post of a row and does not arrive as one; name a deployment to "
                           "one post",
                           *when->deployment));
    };
    for (const auto& [id, deployment] : made_.deployments) {
      check(id, "when", deployment.when);
      if (deployment.withdraw) check(id, "withdraw.when", deployment.withdraw->when);
    }
  }

  const Scenario& given_;
  Scenario made_;
  std::map<Id, geography::ReferenceLine> lines_;
  std::map<Id, std::vector<Tile>> tiles_;  // by border
  std::map<Id, std::size_t> counts_;       // posts, by row
  std::vector<scenario::Diagnostic> problems_;
};

}  // namespace

bool has_rows(const Scenario& scenario) {
  return std::ranges::any_of(scenario.posts, [](const auto& named) { return named.second.row != nullptr; });
}

Scenario with_rows_written_out(const Scenario& scenario) { return Rows{scenario}.written_out(); }

}  // namespace picket::model
