# The language server that editors use, with the schema that the program prints. npm fetches it into the build's folder.
add_test(NAME editor.language_server
  COMMAND ${PICKET_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/editor/language_server_test.py --picket $<TARGET_FILE:picket>
    --build ${PROJECT_BINARY_DIR})
set_tests_properties(editor.language_server PROPERTIES LABELS editor TIMEOUT 900)
