# What must hold of any scenario: of 200 made at random.
add_library(invented_scenarios STATIC support/invented/document.cpp support/invented/scenario.cpp support/invented/changes.cpp)
target_include_directories(invented_scenarios PUBLIC ${PROJECT_SOURCE_DIR}/tests/support)
target_link_libraries(invented_scenarios PUBLIC picket::model picket::scenario nlohmann_json::nlohmann_json
  PRIVATE picket_house fmt::fmt)

picket_test(property_test property
  SOURCES property/model/exact_test.cpp property/model/teams_test.cpp
  USES invented_scenarios fmt::fmt INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)

picket_test(distribution_test property-slow
  SOURCES property/model/distribution_test.cpp
  USES invented_scenarios INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)

picket_test(allocations_test unit-slow
  SOURCES unit/model/allocations_test.cpp
  USES invented_scenarios INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
