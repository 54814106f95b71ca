# The rules of the house that no compiler checks, by Python's standard library.
find_program(PICKET_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH REQUIRED)
function(house_test name)
  add_test(NAME House.${name} COMMAND ${PICKET_PYTHON} -B ${ARGN})
  set_tests_properties(House.${name} PROPERTIES LABELS unit)
endfunction()

set(rules ${CMAKE_CURRENT_SOURCE_DIR}/house/rules.py --root ${PROJECT_SOURCE_DIR} --nm ${CMAKE_NM})
house_test(IncludesPointOneWay ${rules} includes_point_one_way)
house_test(PrivateHeadersStayPrivate ${rules} private_headers_stay_private)
house_test(TargetsLinkOneWay ${rules} targets_link_one_way)
house_test(EachDependencyHasOneHome ${rules} each_dependency_has_one_home)
house_test(SimulationsCallNoMathematicalLibrary ${rules} simulations_call_no_mathematical_library)
house_test(ObjectsCallNoMathematicalLibrary ${rules} objects_call_no_mathematical_library
  $<TARGET_FILE:picket_core> $<TARGET_FILE:picket_model>)
house_test(FilesAreShort ${rules} files_are_short)
house_test(NothingNamesAMachine ${rules} nothing_names_a_machine)
house_test(RulesAreSeenToFail ${CMAKE_CURRENT_SOURCE_DIR}/house/rules_test.py
  --compiler ${CMAKE_CXX_COMPILER} --ar ${CMAKE_AR} --nm ${CMAKE_NM})
