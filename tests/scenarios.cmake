picket_test(scenarios_test unit
  SOURCES unit/scenarios/baseline_test.cpp unit/scenarios/sources_test.cpp unit/scenarios/voskepar_test.cpp
  USES picket::scenario picket::model fmt::fmt
  INCLUDES ${PROJECT_SOURCE_DIR}/tests/unit/scenarios)
