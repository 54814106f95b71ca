picket_test(response_oracle_test oracle
  SOURCES oracle/model/patrol_routes_test.cpp oracle/model/base_patrols_test.cpp oracle/model/command_test.cpp
          oracle/model/requests_test.cpp oracle/model/hypercube_test.cpp
  USES picket::model INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
