# Where third-party code may come from, tried in this order:
#   1. an installed library (find_package / pkg-config: distribution, vcpkg, Conan)
#   2. C sources pinned by deps/package-lock.json (npm.cmake)
#   3. FetchContent, only with -DMIGCHECK_FETCH=ON
# Every library is reached by one target, migcheck::<name>, whatever its origin.
include_guard(GLOBAL)
include(npm)
option(MIGCHECK_FETCH "Allow FetchContent to download sources" OFF)
option(MIGCHECK_STATIC_YAML "Link libyaml-cpp.a when there is one" ON)

find_package(PkgConfig QUIET)
migcheck_find_node_modules(MIGCHECK_NODE_MODULES)

# Sets `out` to the folder with the sources of an npm package, or downloads `repository` at `tag`.
# `witness` is a file that must be there.
function(migcheck_find_sources out name npm_folder witness repository tag)
  set(folder "${MIGCHECK_NODE_MODULES}/${npm_folder}")
  set(from "npm")
  if(NOT EXISTS "${folder}/${witness}" AND MIGCHECK_FETCH)
    include(FetchContent)
    FetchContent_Declare(${name} GIT_REPOSITORY ${repository} GIT_TAG ${tag} GIT_SHALLOW ON)
    FetchContent_GetProperties(${name})
    if(NOT ${name}_POPULATED)
      FetchContent_Populate(${name})  # sources only: their own build files are not used
    endif()
    set(folder "${${name}_SOURCE_DIR}")
    set(from "FetchContent")
    if(NOT EXISTS "${folder}/${witness}")
      set(folder "${folder}/lib")
    endif()
  endif()
  if(NOT EXISTS "${folder}/${witness}")
    message(FATAL_ERROR
      "${name} not found. Run scripts/setup, install it, or pass -DMIGCHECK_FETCH=ON")
  endif()
  message(STATUS "${name}: ${from}")
  set(${out} "${folder}" PARENT_SCOPE)
endfunction()

# Third-party C: no warnings, always optimised (parsing is three times slower at -O0), no lint.
function(migcheck_third_party target)
  target_compile_options(${target} PRIVATE -w $<$<CONFIG:Debug>:-O2>)
  set_target_properties(${target} PROPERTIES C_STANDARD 11 C_EXTENSIONS ON
    C_VISIBILITY_PRESET hidden POSITION_INDEPENDENT_CODE ON EXPORT_COMPILE_COMMANDS OFF
    UNITY_BUILD OFF)
endfunction()

# --- tree-sitter runtime: 0.25 or newer, because the grammar has ABI 15 -------------------------
find_package(unofficial-tree-sitter CONFIG QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(TREE_SITTER QUIET IMPORTED_TARGET GLOBAL tree-sitter>=0.25)
endif()
if(TARGET unofficial::tree-sitter::tree-sitter)
  add_library(migcheck::tree_sitter ALIAS unofficial::tree-sitter::tree-sitter)
elseif(TARGET PkgConfig::TREE_SITTER)
  add_library(migcheck::tree_sitter ALIAS PkgConfig::TREE_SITTER)
else()
  migcheck_find_sources(runtime tree-sitter tree-sitter/vendor/tree-sitter/lib src/lib.c
    https://github.com/tree-sitter/tree-sitter.git v0.25.10)
  add_library(migcheck_tree_sitter STATIC "${runtime}/src/lib.c")
  target_include_directories(migcheck_tree_sitter SYSTEM
    PUBLIC "${runtime}/include" PRIVATE "${runtime}/src")
  target_compile_definitions(migcheck_tree_sitter PRIVATE
    _GNU_SOURCE $<$<NOT:$<CONFIG:Debug>>:NDEBUG>)
  migcheck_third_party(migcheck_tree_sitter)
  add_library(migcheck::tree_sitter ALIAS migcheck_tree_sitter)
endif()

# --- tree-sitter-python: the grammar brings its own tree_sitter/parser.h ------------------------
if(PkgConfig_FOUND)
  pkg_check_modules(TREE_SITTER_PYTHON QUIET IMPORTED_TARGET GLOBAL tree-sitter-python>=0.25)
endif()
if(TARGET PkgConfig::TREE_SITTER_PYTHON)
  add_library(migcheck::tree_sitter_python ALIAS PkgConfig::TREE_SITTER_PYTHON)
else()
  migcheck_find_sources(grammar tree-sitter-python tree-sitter-python src/parser.c
    https://github.com/tree-sitter/tree-sitter-python.git v0.25.0)
  add_library(migcheck_tree_sitter_python STATIC
    "${grammar}/src/parser.c" "${grammar}/src/scanner.c")
  target_include_directories(migcheck_tree_sitter_python PRIVATE "${grammar}/src")
  migcheck_third_party(migcheck_tree_sitter_python)
  add_library(migcheck::tree_sitter_python ALIAS migcheck_tree_sitter_python)
endif()

# --- the SQL parser: PostgreSQL 18's from npm, or libpg_query, for which Debian ships neither a
# pkg-config file nor a CMake package --------------------------------------------------------------
find_package(Threads REQUIRED)
find_package(unofficial-libpg-query CONFIG QUIET)
if(MIGCHECK_PG18)
  include(pg18)
elseif(TARGET unofficial::libpg-query::libpg-query)
  add_library(migcheck::sql_parser ALIAS unofficial::libpg-query::libpg-query)
else()
  find_path(PG_QUERY_INCLUDE_DIR pg_query.h)
  find_library(PG_QUERY_LIBRARY NAMES libpg_query.a pg_query)
  if(NOT PG_QUERY_INCLUDE_DIR OR NOT PG_QUERY_LIBRARY)
    message(FATAL_ERROR "libpg_query not found. Run scripts/setup or install libpg-query-dev")
  endif()
  add_library(migcheck::sql_parser UNKNOWN IMPORTED GLOBAL)
  set_target_properties(migcheck::sql_parser PROPERTIES
    IMPORTED_LOCATION "${PG_QUERY_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${PG_QUERY_INCLUDE_DIR}")
endif()

# --- yaml-cpp: its target is called yaml-cpp up to 0.7 and yaml-cpp::yaml-cpp later --------------
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

# --- libmd: MD5 and SHA-256 -----------------------------------------------------------------------
find_path(MD_INCLUDE_DIR sha2.h)
find_library(MD_LIBRARY NAMES libmd.a md)
if(NOT MD_INCLUDE_DIR OR NOT MD_LIBRARY)
  message(FATAL_ERROR "libmd not found. Run scripts/setup or install libmd-dev")
endif()
add_library(migcheck::md UNKNOWN IMPORTED GLOBAL)
set_target_properties(migcheck::md PROPERTIES
  IMPORTED_LOCATION "${MD_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${MD_INCLUDE_DIR}")

# --- RE2: regular expressions in options; linear time on any pattern ----------------------------
find_path(RE2_INCLUDE_DIR re2/re2.h)
find_library(RE2_LIBRARY NAMES libre2.a re2)
if(NOT RE2_INCLUDE_DIR OR NOT RE2_LIBRARY)
  message(FATAL_ERROR "RE2 not found. Run scripts/setup or install libre2-dev")
endif()
add_library(migcheck::re2 UNKNOWN IMPORTED GLOBAL)
set_target_properties(migcheck::re2 PROPERTIES
  IMPORTED_LOCATION "${RE2_LIBRARY}"
  INTERFACE_INCLUDE_DIRECTORIES "${RE2_INCLUDE_DIR}")

# --- toml++: headers only, for pyproject.toml ----------------------------------------------------
find_path(TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h)
if(NOT TOMLPLUSPLUS_INCLUDE_DIR)
  message(FATAL_ERROR "toml++ not found. Run scripts/setup or install libtomlplusplus-dev")
endif()
add_library(migcheck_toml INTERFACE)
target_include_directories(migcheck_toml SYSTEM INTERFACE "${TOMLPLUSPLUS_INCLUDE_DIR}")
add_library(migcheck::toml ALIAS migcheck_toml)

find_package(nlohmann_json 3.11 REQUIRED)
find_package(fmt 9 REQUIRED)
