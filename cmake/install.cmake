# `cmake --install`: the program, the headers, the libraries, and a CMake package for find_package(picket).
include(CMakePackageConfigHelpers)
# Code of the headers that others compile must round as that of the libraries does (house.cmake).
target_compile_options(picket_core INTERFACE $<INSTALL_INTERFACE:-ffp-contract=off>)
install(DIRECTORY include/picket DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT picket NAMESPACE picket:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/picket FILE picketTargets.cmake)
configure_package_config_file(cmake/picketConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/picketConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/picket)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/picketConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/picketConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/picketConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/picket)
