picket_test(scenario_test unit READS_SOURCES
  SOURCES
    unit/scenario/doubts_test.cpp unit/scenario/explanation_test.cpp unit/scenario/names_test.cpp
    unit/scenario/rows_test.cpp unit/scenario/uncertain_test.cpp
    unit/scenario/hostile_test.cpp unit/scenario/language_test.cpp unit/scenario/load_scenario_test.cpp
    unit/scenario/proposal_test.cpp unit/scenario/refused_test.cpp unit/scenario/units_test.cpp
  USES picket::scenario
  INCLUDES ${PROJECT_SOURCE_DIR}/sim/scenario)
