# migcheck_add_plugin(<name> <source>… [DOCS <page>…])
#
# Makes the target <name>, a plugin for migcheck: <name>.so. DOCS are Markdown pages named after the
# checks, <check>.md; they become a part of the plugin, and `migcheck --explain=<check>` prints them.
function(migcheck_add_plugin name)
  cmake_parse_arguments(PARSE_ARGV 1 plugin "" "" "DOCS")
  set(rows "")
  foreach(page IN LISTS plugin_DOCS)
    get_filename_component(page "${page}" ABSOLUTE)
    get_filename_component(check "${page}" NAME_WE)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${page}")
    file(READ "${page}" text)
    if(text MATCHES "\\)page\"")
      message(FATAL_ERROR "${page} contains the end mark of the raw string it becomes")
    endif()
    string(APPEND rows "  if (std::strcmp(check, \"${check}\") == 0) return R\"page(${text})page\";\n")
  endforeach()
  set(pages "${CMAKE_CURRENT_BINARY_DIR}/${name}_pages.cpp")
  file(CONFIGURE OUTPUT "${pages}" @ONLY CONTENT "// Generated; do not edit.
#include <cstring>

extern \"C\" __attribute__((visibility(\"default\"))) const char* migcheck_plugin_page(
    [[maybe_unused]] const char* check) {
@rows@  return nullptr;
}
")
  add_library(${name} MODULE ${plugin_UNPARSED_ARGUMENTS} "${pages}")
  target_link_libraries(${name} PRIVATE migcheck::plugin)
  set_target_properties(${name} PROPERTIES PREFIX "" SUFFIX ".so" CXX_EXTENSIONS OFF)
endfunction()
