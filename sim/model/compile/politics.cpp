#include "compilation.hpp"

namespace picket::model {

void compile_politics(Compilation& c) {
  c.model.political_states.push_back({.id = "", .incidents = std::vector<double>(c.classes.size(), 1.0)});
}

}  // namespace picket::model
