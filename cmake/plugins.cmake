# What plugins compile against, and what they find in the program that loads them.
include_guard(GLOBAL)
include(migcheck_add_plugin)

add_library(migcheck_plugin INTERFACE)
set_target_properties(migcheck_plugin PROPERTIES EXPORT_NAME plugin)
target_compile_features(migcheck_plugin INTERFACE cxx_std_20)
target_include_directories(migcheck_plugin INTERFACE
  "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>"
  "$<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/generated>"
  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/migcheck>")
add_library(migcheck::plugin ALIAS migcheck_plugin)

set(fingerprint "${PROJECT_BINARY_DIR}/generated/core/check/plugin_fingerprint.h")
file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/core/*.h")
add_custom_command(
  OUTPUT "${fingerprint}"
  COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${fingerprint}" "-DROOT=${PROJECT_SOURCE_DIR}"
          "-DVERSION=${PROJECT_VERSION}" -P "${PROJECT_SOURCE_DIR}/cmake/plugin_fingerprint.cmake"
  DEPENDS ${headers} "${PROJECT_SOURCE_DIR}/cmake/plugin_fingerprint.cmake"
  VERBATIM)
add_custom_target(migcheck_plugin_fingerprint DEPENDS "${fingerprint}")
add_dependencies(migcheck_plugin migcheck_plugin_fingerprint)

# The whole of core becomes a part of the program, also what no built-in check calls, and all that
# has to do with the namespace can be seen from outside.
function(migcheck_export_symbols target)
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:migcheck_core>)
  if(APPLE)
    set_target_properties(${target} PROPERTIES ENABLE_EXPORTS ON)
  else()
    set(list "${PROJECT_SOURCE_DIR}/cmake/plugin_symbols.list")
    target_link_options(${target} PRIVATE "LINKER:--dynamic-list=${list}")
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${list}")
  endif()
endfunction()
