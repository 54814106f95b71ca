picket_test(scenarios_test unit READS_SOURCES
  SOURCES unit/scenarios/baseline_test.cpp unit/scenarios/sources_test.cpp unit/scenarios/voskepar_test.cpp
          unit/scenarios/cyprus_test.cpp unit/scenarios/plays_test.cpp
  USES picket::scenario picket::model fmt::fmt
  INCLUDES ${PROJECT_SOURCE_DIR}/tests/unit/scenarios)
