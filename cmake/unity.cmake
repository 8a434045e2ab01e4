# In unity builds (all presets but clang) the files of a folder whose names begin in the same part of
# the alphabet are compiled as one. Most of the time goes into the headers that every file includes,
# so groups should be large; and a new file should always meet the same neighbours.
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
    foreach(part a-d e-l m-r s-z)
      if(name MATCHES "^[${part}]")
        set_source_files_properties("${source}" TARGET_DIRECTORY ${target}
          PROPERTIES UNITY_GROUP "${folder}_${part}")
      endif()
    endforeach()
  endforeach()
endfunction()
