picket_test(core_test unit
  SOURCES unit/core/time_test.cpp unit/core/quantity_test.cpp unit/core/id_test.cpp unit/core/random_test.cpp
          unit/core/elementary_test.cpp unit/core/sampling_test.cpp unit/core/distribution_test.cpp unit/core/golden_test.cpp
          unit/core/spread_test.cpp
  USES picket::core Boost::headers
  INCLUDES ${CMAKE_CURRENT_SOURCE_DIR}/unit/core)

# The same bits where the C library finds neither FMA nor AVX2 and chooses other code for its functions.
add_test(NAME Golden.BitsWithoutFusedMultiplyAdd COMMAND core_test --gtest_filter=Golden.*)
set_tests_properties(Golden.BitsWithoutFusedMultiplyAdd PROPERTIES LABELS unit
  ENVIRONMENT GLIBC_TUNABLES=glibc.cpu.hwcaps=-FMA,-AVX2,-FMA4)
