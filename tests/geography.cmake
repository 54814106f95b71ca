picket_test(geography_test unit
  SOURCES unit/geography/geodesic_test.cpp unit/geography/generalise_test.cpp unit/geography/reference_line_test.cpp
          unit/geography/within_test.cpp
  USES picket::geography
  INCLUDES ${PROJECT_SOURCE_DIR}/sim/model ${PROJECT_SOURCE_DIR}/tests/unit/geography)
