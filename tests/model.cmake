picket_test(model_oracle_test oracle
  SOURCES oracle/model/incidents_test.cpp
  USES picket::model INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
