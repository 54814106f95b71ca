#include <fmt/format.h>

#include "compilation.hpp"

namespace picket::model {

namespace {

Convoys convoys_of(Compilation& c, const std::string& post, const scenario::Convoys& given) {
  Convoys made{.every = given.every,
               .ways = c.roads.between(c.given.bases.at(given.from).at.at, c.given.posts.at(post).at.at, given.speed,
                                       given.closed),
               .eur = given.costs.value_or(scenario::Money{}).si(),
               .side = SideIndex{given.side ? c.sides.at(*given.side) : 0}};
  if (!passable(made.ways))
    c.refuse(
        "posts." + post + ".supply.convoys",
        fmt::format("no road leads from base '{}' to post '{}' in a month in which convoys leave", given.from, post));
  return made;
}

}  // namespace

void compile_supply(Compilation& c) {
  for (const auto& [id, given] : c.given.posts) {
    if (!given.supply) continue;
    Supply made{.holds = given.supply->holds, .without = given.supply->without, .convoys = {}};
    if (given.supply->convoys) made.convoys = convoys_of(c, id, *given.supply->convoys);
    c.model.posts[c.posts.at(id)].supply = std::move(made);
  }
}

}  // namespace picket::model
