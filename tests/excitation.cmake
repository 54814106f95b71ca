picket_test(excitation_oracle_test oracle
  SOURCES oracle/model/follow_ons_test.cpp oracle/model/spillover_test.cpp oracle/model/displacement_test.cpp
          oracle/model/tension_test.cpp oracle/model/history_test.cpp oracle/model/hot_spots_test.cpp
  USES picket::model Eigen3::Eigen INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
picket_test(excitation_test unit
  SOURCES unit/model/offspring_test.cpp
  USES picket::model INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
