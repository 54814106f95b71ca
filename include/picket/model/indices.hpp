#pragma once

#include "picket/core/id.hpp"

namespace picket::model {

using SectorIndex = core::Index<struct SectorTag>;
using PostIndex = core::Index<struct PostTag>;
using UnitTypeIndex = core::Index<struct UnitTypeTag>;
using SideIndex = core::Index<struct SideTag>;
using BaseIndex = core::Index<struct BaseTag>;
using PatrolIndex = core::Index<struct PatrolTag>;
using ClassIndex = core::Index<struct ClassTag>;
using LevelIndex = core::Index<struct LevelTag>;
using StateIndex = core::Index<struct StateTag>;  // a political state
using DeploymentIndex = core::Index<struct DeploymentTag>;

}  // namespace picket::model
