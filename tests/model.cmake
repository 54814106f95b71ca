picket_test(model_oracle_test oracle
  SOURCES oracle/model/incidents_test.cpp oracle/model/ladder_test.cpp oracle/model/watch_test.cpp
          oracle/model/response_test.cpp oracle/model/deployment_test.cpp oracle/model/rows_test.cpp
  USES picket::model INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
picket_test(assumptions_oracle_test oracle READS_SOURCES
  SOURCES oracle/model/assumptions_test.cpp
  USES picket::model)
picket_test(model_test unit
  SOURCES unit/model/known_answers_test.cpp unit/model/theory_test.cpp
  USES picket::model INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
