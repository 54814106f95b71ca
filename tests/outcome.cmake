picket_test(outcome_test unit
  SOURCES unit/outcome/setting_test.cpp unit/outcome/measures_test.cpp unit/outcome/results_store_test.cpp
          unit/outcome/results_folder_test.cpp unit/outcome/results_crash_test.cpp
  USES picket::outcome SQLite::SQLite3 nlohmann_json::nlohmann_json
  INCLUDES ${PROJECT_SOURCE_DIR}/sim/outcome ${CMAKE_CURRENT_SOURCE_DIR}/unit/outcome)
