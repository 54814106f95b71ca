picket_test(scenario_test unit
  SOURCES unit/scenario/load_scenario_test.cpp
  USES picket::scenario)
