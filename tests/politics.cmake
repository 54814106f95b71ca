picket_test(politics_oracle_test oracle
  SOURCES oracle/model/politics_test.cpp oracle/model/demarcation_test.cpp oracle/model/counting_test.cpp
  USES picket::model INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
picket_test(politics_test unit
  SOURCES unit/scenario/politics_test.cpp unit/kernel/over_test.cpp unit/outcome/extras_test.cpp
  USES picket::scenario picket::kernel picket::outcome
  INCLUDES ${PROJECT_SOURCE_DIR}/sim/scenario ${CMAKE_CURRENT_SOURCE_DIR}/unit/scenario
           ${CMAKE_CURRENT_SOURCE_DIR}/unit/outcome)
