add_library(fabricated_study STATIC support/fabricated_study.cpp)
target_include_directories(fabricated_study PUBLIC ${PROJECT_SOURCE_DIR}/tests/support)
target_link_libraries(fabricated_study PUBLIC picket::analysis PRIVATE picket_house)

picket_test(analysis_test unit READS_SOURCES
  SOURCES unit/analysis/analyse_test.cpp unit/analysis/figures_test.cpp unit/analysis/json_test.cpp
    unit/analysis/summary_test.cpp unit/analysis/report_test.cpp unit/analysis/comparison_test.cpp
  USES picket::analysis fabricated_study nlohmann_json::nlohmann_json
  INCLUDES ${PROJECT_SOURCE_DIR}/analysis)

add_executable(fabricate_report support/fabricate_report.cpp)
target_link_libraries(fabricate_report PRIVATE picket_house fabricated_study)

# Debian's selenium belongs to Debian's python, whatever else calls itself python3.
find_program(PICKET_BROWSER_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(PICKET_CHROMIUM NAMES chromium chromium-browser)
find_program(PICKET_CHROMEDRIVER NAMES chromedriver)
if(PICKET_BROWSER_PYTHON AND PICKET_CHROMIUM AND PICKET_CHROMEDRIVER)
  set(reports ${CMAKE_CURRENT_BINARY_DIR}/reports)
  add_test(NAME browser.fabricate COMMAND fabricate_report ${reports})
  set_tests_properties(browser.fabricate PROPERTIES FIXTURES_SETUP reports LABELS browser)
  foreach(study plain hostile)
    set(name browser.report)
    if(study STREQUAL hostile)
      set(name browser.report.hostile)
    endif()
    add_test(NAME ${name} COMMAND ${PICKET_BROWSER_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/browser/report_test.py
      --chromium ${PICKET_CHROMIUM} --driver ${PICKET_CHROMEDRIVER} ${reports}/${study}/report.html)
    set_tests_properties(${name} PROPERTIES FIXTURES_REQUIRED reports LABELS browser TIMEOUT 180 RUN_SERIAL TRUE)
  endforeach()
else()
  message(STATUS "No chromium, chromedriver or /usr/bin/python3: the browser's tests are left out")
endif()
