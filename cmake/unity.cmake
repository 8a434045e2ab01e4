# In unity builds (all presets but clang) the files of a folder that begin with the same
# letter are compiled as one, so that a new file only ever meets its neighbours.
function(migcheck_group_sources target)
  if(NOT CMAKE_UNITY_BUILD)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  get_target_property(home ${target} SOURCE_DIR)
  foreach(source IN LISTS sources)
    get_filename_component(source "${source}" ABSOLUTE BASE_DIR "${home}")
    get_filename_component(folder "${source}" DIRECTORY)
    get_filename_component(folder "${folder}" NAME)
    get_filename_component(name "${source}" NAME)
    string(SUBSTRING "${name}" 0 1 letter)
    set_source_files_properties("${source}" TARGET_DIRECTORY ${target}
      PROPERTIES UNITY_GROUP "${folder}_${letter}")
  endforeach()
endfunction()
