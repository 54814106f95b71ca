picket_test(experiment_test unit-parallel
  SOURCES unit/experiment/replicate_test.cpp
  USES picket::experiment TBB::tbb)
