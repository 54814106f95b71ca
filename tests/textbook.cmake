# Every textbook scenario comes to its known answers. `slow`: the sanitizers leave them out.
file(GLOB textbook CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/scenarios/textbook/*.yaml)
find_program(PICKET_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
foreach(scenario ${textbook})
  get_filename_component(name ${scenario} NAME_WE)
  add_test(NAME textbook.${name}
    COMMAND ${PICKET_PYTHON} ${CMAKE_CURRENT_SOURCE_DIR}/textbook/known_answers.py $<TARGET_FILE:picket> ${scenario})
  set_tests_properties(textbook.${name} PROPERTIES LABELS oracle-slow TIMEOUT 300)
endforeach()
