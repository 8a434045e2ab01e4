# Where third-party code may come from, tried in this order:
#   1. an installed library (find_package / pkg-config: distribution, vcpkg, Conan)
#   2. C sources in deps/node_modules (npm ci, pinned by deps/package-lock.json)
#   3. FetchContent, only with -DMIGCHECK_FETCH=ON
include_guard(GLOBAL)
option(MIGCHECK_NPM_CI "Run npm ci at configure time when deps/node_modules is missing or stale" ON)
option(MIGCHECK_FETCH  "Allow FetchContent to download sources" OFF)
set(MIGCHECK_NPM_DIR "${CMAKE_BINARY_DIR}/npm" CACHE PATH "Where the pinned npm packages are unpacked")

# --- npm ci, at most once per lock file -------------------------------------
function(migcheck_npm_ci out)
  foreach(d "${PROJECT_SOURCE_DIR}/deps" "${MIGCHECK_NPM_DIR}")
    if(EXISTS "${d}/node_modules/.package-lock.json" AND
       NOT "${PROJECT_SOURCE_DIR}/deps/package-lock.json" IS_NEWER_THAN "${d}/node_modules/.package-lock.json")
      set(${out} "${d}/node_modules" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  find_program(NPM_EXECUTABLE npm)
  if(NOT MIGCHECK_NPM_CI OR NOT NPM_EXECUTABLE)
    set(${out} "" PARENT_SCOPE)
    return()
  endif()
  message(STATUS "npm ci -> ${MIGCHECK_NPM_DIR}")
  file(MAKE_DIRECTORY "${MIGCHECK_NPM_DIR}")
  foreach(f package.json package-lock.json .npmrc)
    configure_file("${PROJECT_SOURCE_DIR}/deps/${f}" "${MIGCHECK_NPM_DIR}/${f}" COPYONLY)
  endforeach()
  execute_process(
    COMMAND "${NPM_EXECUTABLE}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
    WORKING_DIRECTORY "${MIGCHECK_NPM_DIR}" RESULT_VARIABLE rc ERROR_VARIABLE err)
  if(rc)
    message(WARNING "npm ci failed (${rc}):\n${err}")
    set(${out} "" PARENT_SCOPE)
  else()
    set(${out} "${MIGCHECK_NPM_DIR}/node_modules" PARENT_SCOPE)
  endif()
endfunction()
migcheck_npm_ci(MIGCHECK_NODE_MODULES)
set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
             "${PROJECT_SOURCE_DIR}/deps/package-lock.json")

# third-party C: no warnings, always optimised (even in Debug), hidden symbols
function(migcheck_third_party tgt)
  target_compile_options(${tgt} PRIVATE -w $<$<CONFIG:Debug>:-O2>)
  set_target_properties(${tgt} PROPERTIES C_STANDARD 11 C_EXTENSIONS ON C_VISIBILITY_PRESET hidden
    POSITION_INDEPENDENT_CODE ON EXPORT_COMPILE_COMMANDS OFF)
endfunction()

# --- tree-sitter runtime (needs ABI 15: runtime >= 0.25) ----------------------
if(NOT TARGET migcheck::tree_sitter)
  find_package(unofficial-tree-sitter CONFIG QUIET)                  # vcpkg
  find_package(PkgConfig QUIET)
  if(PkgConfig_FOUND)
    pkg_check_modules(TREE_SITTER QUIET IMPORTED_TARGET tree-sitter>=0.25)  # distributions
  endif()
  if(TARGET unofficial::tree-sitter::tree-sitter)
    add_library(migcheck::tree_sitter ALIAS unofficial::tree-sitter::tree-sitter)
    set(_from "vcpkg")
  elseif(TARGET PkgConfig::TREE_SITTER)
    add_library(migcheck::tree_sitter ALIAS PkgConfig::TREE_SITTER)
    set(_from "pkg-config ${TREE_SITTER_VERSION}")
  else()
    set(_ts "${MIGCHECK_NODE_MODULES}/tree-sitter/vendor/tree-sitter/lib")
    set(_from "npm")
    if(NOT EXISTS "${_ts}/src/lib.c" AND MIGCHECK_FETCH)
      include(FetchContent)
      FetchContent_Declare(tree_sitter_src GIT_REPOSITORY https://github.com/tree-sitter/tree-sitter.git
                           GIT_TAG v0.25.10 GIT_SHALLOW ON)
      FetchContent_GetProperties(tree_sitter_src)
      if(NOT tree_sitter_src_POPULATED)
        FetchContent_Populate(tree_sitter_src)      # sources only: its CMakeLists is not used
      endif()
      set(_ts "${tree_sitter_src_SOURCE_DIR}/lib")
      set(_from "FetchContent")
    endif()
    if(NOT EXISTS "${_ts}/src/lib.c")
      message(FATAL_ERROR "tree-sitter >= 0.25 not found. Run scripts/setup, install it, or pass -DMIGCHECK_FETCH=ON")
    endif()
    add_library(migcheck_tree_sitter STATIC "${_ts}/src/lib.c")
    target_include_directories(migcheck_tree_sitter SYSTEM PUBLIC "${_ts}/include" PRIVATE "${_ts}/src")
    target_compile_definitions(migcheck_tree_sitter PRIVATE _GNU_SOURCE $<$<NOT:$<CONFIG:Debug>>:NDEBUG>)
    migcheck_third_party(migcheck_tree_sitter)
    add_library(migcheck::tree_sitter ALIAS migcheck_tree_sitter)
  endif()
  message(STATUS "tree-sitter runtime: ${_from}")
endif()

# --- tree-sitter-python -------------------------------------------------------
if(NOT TARGET migcheck::tree_sitter_python)
  if(PkgConfig_FOUND)
    pkg_check_modules(TS_PYTHON QUIET IMPORTED_TARGET tree-sitter-python>=0.23)
  endif()
  if(TARGET PkgConfig::TS_PYTHON)
    add_library(migcheck::tree_sitter_python ALIAS PkgConfig::TS_PYTHON)
    set(_from "pkg-config")
  else()
    set(_py "${MIGCHECK_NODE_MODULES}/tree-sitter-python")
    set(_from "npm")
    if(NOT EXISTS "${_py}/src/parser.c" AND MIGCHECK_FETCH)
      include(FetchContent)
      FetchContent_Declare(tree_sitter_python_src GIT_REPOSITORY https://github.com/tree-sitter/tree-sitter-python.git
                           GIT_TAG v0.25.0 GIT_SHALLOW ON)
      FetchContent_GetProperties(tree_sitter_python_src)
      if(NOT tree_sitter_python_src_POPULATED)
        FetchContent_Populate(tree_sitter_python_src)
      endif()
      set(_py "${tree_sitter_python_src_SOURCE_DIR}")
      set(_from "FetchContent")
    endif()
    if(NOT EXISTS "${_py}/src/parser.c")
      message(FATAL_ERROR "tree-sitter-python not found")
    endif()
    add_library(migcheck_tree_sitter_python STATIC "${_py}/src/parser.c" "${_py}/src/scanner.c")
    target_include_directories(migcheck_tree_sitter_python PRIVATE "${_py}/src")  # its own tree_sitter/parser.h
    migcheck_third_party(migcheck_tree_sitter_python)
    add_library(migcheck::tree_sitter_python ALIAS migcheck_tree_sitter_python)
  endif()
  message(STATUS "tree-sitter-python: ${_from}")
endif()

# --- libpg_query (system library: Debian libpg-query-dev, vcpkg) --------------
# Debian ships no pkg-config file and no CMake package: find it by hand.
find_package(unofficial-libpg-query CONFIG QUIET)                     # vcpkg
if(TARGET unofficial::libpg-query::libpg-query)
  add_library(migcheck::pg_query ALIAS unofficial::libpg-query::libpg-query)
else()
  find_path(PG_QUERY_INCLUDE_DIR pg_query.h)
  find_library(PG_QUERY_LIBRARY NAMES libpg_query.a pg_query)         # static first: 0 extra run-time files
  if(PG_QUERY_INCLUDE_DIR AND PG_QUERY_LIBRARY)
    add_library(migcheck::pg_query UNKNOWN IMPORTED GLOBAL)
    set_target_properties(migcheck::pg_query PROPERTIES IMPORTED_LOCATION "${PG_QUERY_LIBRARY}"
      INTERFACE_INCLUDE_DIRECTORIES "${PG_QUERY_INCLUDE_DIR}")
    file(STRINGS "${PG_QUERY_INCLUDE_DIR}/pg_query.h" _v REGEX "define PG_MAJORVERSION")
    message(STATUS "libpg_query: ${PG_QUERY_LIBRARY} ${_v}")
  endif()
endif()

# --- yaml-cpp: target is yaml-cpp (0.7) or yaml-cpp::yaml-cpp (0.8+) ----------
option(MIGCHECK_STATIC_YAML "Link libyaml-cpp.a" ON)
find_package(yaml-cpp 0.7 REQUIRED)
find_library(YAML_CPP_STATIC NAMES libyaml-cpp.a)
if(MIGCHECK_STATIC_YAML AND YAML_CPP_STATIC)
  add_library(migcheck::yaml UNKNOWN IMPORTED GLOBAL)
  set_target_properties(migcheck::yaml PROPERTIES IMPORTED_LOCATION "${YAML_CPP_STATIC}")
elseif(TARGET yaml-cpp::yaml-cpp)
  add_library(migcheck::yaml ALIAS yaml-cpp::yaml-cpp)
else()
  add_library(migcheck_yaml INTERFACE)
  target_link_libraries(migcheck_yaml INTERFACE yaml-cpp)
  add_library(migcheck::yaml ALIAS migcheck_yaml)
endif()

# --- RE2: regular expressions in options -------------------------------------
find_path(RE2_INCLUDE_DIR re2/re2.h)
find_library(RE2_LIBRARY NAMES libre2.a re2)
if(NOT RE2_INCLUDE_DIR OR NOT RE2_LIBRARY)
  message(FATAL_ERROR "RE2 not found (Debian: libre2-dev)")
endif()
add_library(migcheck::re2 UNKNOWN IMPORTED GLOBAL)
set_target_properties(migcheck::re2 PROPERTIES IMPORTED_LOCATION "${RE2_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${RE2_INCLUDE_DIR}")

find_package(nlohmann_json 3.11 REQUIRED)      # nlohmann_json::nlohmann_json
find_package(fmt 9 REQUIRED)                   # fmt::fmt-header-only (Debian has no libfmt.a)
find_package(Threads REQUIRED)
