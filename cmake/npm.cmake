# C sources that no distribution packages in the versions we need come as npm packages: the lock
# file pins them by hash, any mirror will do, and nothing of node is linked or run afterwards.
# deps/node_modules is used when scripts/setup unpacked it from the present lock file; otherwise
# they are unpacked into the build folder.
include_guard(GLOBAL)
option(MIGCHECK_NPM_CI "Run npm ci at configure time when deps/node_modules is missing or stale" ON)

# Sets `out` when `dir`/node_modules was made from deps/package-lock.json.
function(migcheck_npm_is_fresh dir out)
  set(${out} FALSE PARENT_SCOPE)
  set(unpacked_from "${dir}/node_modules/unpacked-from.json")
  if(EXISTS "${unpacked_from}")
    file(SHA256 "${PROJECT_SOURCE_DIR}/deps/package-lock.json" wanted)
    file(SHA256 "${unpacked_from}" present)
    if(wanted STREQUAL present)
      set(${out} TRUE PARENT_SCOPE)
    endif()
  endif()
endfunction()

# Unpacks the pinned packages into `dir`/node_modules.
function(migcheck_npm_ci dir)
  message(STATUS "npm ci -> ${dir}")
  foreach(name IN ITEMS package.json package-lock.json .npmrc)
    configure_file("${PROJECT_SOURCE_DIR}/deps/${name}" "${dir}/${name}" COPYONLY)
  endforeach()
  execute_process(
    COMMAND "${NPM_EXECUTABLE}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
    WORKING_DIRECTORY "${dir}" RESULT_VARIABLE failed ERROR_VARIABLE message)
  if(failed)
    message(WARNING "npm ci failed (${failed}):\n${message}")
  else()
    configure_file("${PROJECT_SOURCE_DIR}/deps/package-lock.json"
                   "${dir}/node_modules/unpacked-from.json" COPYONLY)
  endif()
endfunction()

# Sets `out` to the folder that holds the pinned packages, or to nothing.
function(migcheck_find_node_modules out)
  set(${out} "" PARENT_SCOPE)
  set(own "${CMAKE_BINARY_DIR}/npm")
  find_program(NPM_EXECUTABLE npm)
  migcheck_npm_is_fresh("${PROJECT_SOURCE_DIR}/deps" shared_is_fresh)
  migcheck_npm_is_fresh("${own}" own_is_fresh)
  if(MIGCHECK_NPM_CI AND NPM_EXECUTABLE AND NOT shared_is_fresh AND NOT own_is_fresh)
    migcheck_npm_ci("${own}")
    migcheck_npm_is_fresh("${own}" own_is_fresh)
  endif()
  if(shared_is_fresh)
    set(${out} "${PROJECT_SOURCE_DIR}/deps/node_modules" PARENT_SCOPE)
  elseif(own_is_fresh)
    set(${out} "${own}/node_modules" PARENT_SCOPE)
  endif()
endfunction()

set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
             "${PROJECT_SOURCE_DIR}/deps/package-lock.json")
