# Deployments that rotate and are withdrawn, supply, roads.
picket_test(forces_oracle_test oracle
  SOURCES oracle/model/rotation_test.cpp oracle/model/withdrawal_test.cpp oracle/model/supply_test.cpp
          oracle/model/roads_test.cpp oracle/model/deployment_conservation_test.cpp
  USES picket::model picket::geography INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
picket_test(road_graph_test unit
  SOURCES unit/geography/road_graph_test.cpp
  USES picket::geography INCLUDES ${PROJECT_SOURCE_DIR}/sim/model)
