#pragma once
// What was understood of a scenario, before any history is played: for `picket check`.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "picket/core/quantity.hpp"
#include "picket/model/model.hpp"
#include "picket/scenario/scenario.hpp"

namespace picket::model {

struct Understanding {
  struct Border {
    std::string id;
    Length drawn, reference;  // whole lengths
    Length in_sectors;        // reference length that sectors cover
    std::size_t sectors = 0;
  };
  struct Force {
    std::string side, unit_type;
    std::int64_t at_posts = 0, at_bases = 0, ordered = 0;  // teams at the start; to be sent during the run
    double persons = 0;                                    // in all
  };
  struct Class {
    std::string id;
    double expected = 0;                    // incidents a run that come of themselves, were no force there
    std::optional<double> with_follow_ons;  // and all that would follow on them in the end; none: without end
  };
  struct Level {
    std::string id;
    double reached = 0;  // share of incidents that reach it, were nobody to respond
  };
  struct Row {
    std::string id, border;
    std::size_t posts = 0;
    Length first, last;  // chainage of the first post and of the last
  };
  std::vector<Border> borders;
  std::vector<Row> rows;
  std::vector<Force> forces;
  std::vector<Class> classes;
  std::vector<Level> levels;
  std::size_t sectors = 0, cells = 0, neighbours = 0, posts = 0, posts_planned = 0, patrols = 0, deployments = 0;
  bool sequential_only = false;  // the least delay over a wall is zero
  Duration lookahead{};          // that delay
  double spectral_radius = 0;    // of the mean offspring matrix, at most: below 1 incidents die out
};

Understanding understand(const scenario::Scenario& scenario, const Model& model);

}  // namespace picket::model
