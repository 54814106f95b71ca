#include "politics.hpp"

#include "world.hpp"

namespace picket::model {

double demarcated(const Moment&) { return 0; }

}  // namespace picket::model
