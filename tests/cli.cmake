# The command line, tested from outside by Python's standard library: every class of tests is a test of CTest's.
find_program(PICKET_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
file(GLOB files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/cli/*_test.py)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${files})
foreach(file ${files})
  get_filename_component(subject ${file} NAME_WE)
  string(REGEX REPLACE "_test$" "" subject ${subject})
  file(STRINGS ${file} classes REGEX "^class [A-Z]")  # those that only others derive from begin with _
  foreach(class ${classes})
    string(REGEX REPLACE "^class ([A-Za-z]+).*" "\\1" class ${class})
    add_test(NAME cli.${subject}.${class} COMMAND ${PICKET_PYTHON} -B ${file} --picket $<TARGET_FILE:picket>
      --build ${PROJECT_BINARY_DIR} --sanitize=${PICKET_SANITIZE} ${class})
    set_tests_properties(cli.${subject}.${class} PROPERTIES LABELS cli SKIP_RETURN_CODE 77 TIMEOUT 600)
  endforeach()
endforeach()
