# How every target of the house is built.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
endif()

# -O3, CMake's choice, takes half as long again to compile and plays no faster
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

find_program(PICKET_CCACHE ccache)
if(PICKET_CCACHE)
  # ccache looks into what a precompiled header was made of
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${PICKET_CCACHE})
endif()

add_library(picket_house INTERFACE)
target_compile_options(picket_house INTERFACE
  # designated initializers leave out what has a default
  -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Werror=return-type
  # a * b + c must round twice on every processor, or results would differ between machines
  -ffp-contract=off)
if(PICKET_SANITIZE)
  target_compile_options(picket_house INTERFACE -fsanitize=${PICKET_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(picket_house INTERFACE -fsanitize=${PICKET_SANITIZE})
endif()

# picket_module(NAME SOURCES ... USES targets... PRIVATE targets...): a stage of the path as a library picket::NAME.
function(picket_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;PRIVATE" ${ARGN})
  add_library(picket_${name} STATIC ${arg_SOURCES})
  add_library(picket::${name} ALIAS picket_${name})
  set_target_properties(picket_${name} PROPERTIES EXPORT_NAME ${name})
  target_compile_features(picket_${name} PUBLIC cxx_std_20)
  target_include_directories(picket_${name}
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_link_libraries(picket_${name} PUBLIC ${arg_USES} PRIVATE $<BUILD_INTERFACE:picket_house> ${arg_PRIVATE})
  install(TARGETS picket_${name} EXPORT picket ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
endfunction()
