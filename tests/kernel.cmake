picket_test(kernel_test unit
  SOURCES unit/kernel/event_queue_test.cpp unit/kernel/run_until_test.cpp
  USES picket::kernel)
picket_test(kernel_oracle_test oracle
  SOURCES oracle/kernel/queues_test.cpp
  USES picket::kernel INCLUDES ${PROJECT_SOURCE_DIR}/bench)
