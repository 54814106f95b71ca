picket_test(statistics_test unit
  SOURCES unit/statistics/estimate_test.cpp unit/statistics/quantile_test.cpp unit/statistics/coverage_test.cpp
          unit/statistics/difference_test.cpp
  USES picket::statistics)
