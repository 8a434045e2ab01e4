# PostgreSQL 18's parser: the npm package libpg-query has it as WebAssembly, and wasm2c makes C of
# that. Only core/sql/pg18 knows the interface of the outcome, migcheck::sql_parser.
include_guard(GLOBAL)
find_program(WASM2C_EXECUTABLE wasm2c)
find_path(WASM_RT_INCLUDE_DIR wasm-rt.h PATHS /usr/src/wasm2c)
set(pg18_wasm "${MIGCHECK_NODE_MODULES}/libpg-query/wasm/libpg-query.wasm")
if(NOT WASM2C_EXECUTABLE OR NOT WASM_RT_INCLUDE_DIR OR NOT EXISTS "${pg18_wasm}")
  message(FATAL_ERROR "the parser of PostgreSQL 18 needs wasm2c and the npm package libpg-query. "
    "Run scripts/setup, or pass -DMIGCHECK_PG18=OFF for the system's libpg_query")
endif()

# The names in wasm2c's output differ from version to version.
execute_process(COMMAND "${WASM2C_EXECUTABLE}" --version
  OUTPUT_VARIABLE WASM2C_VERSION OUTPUT_STRIP_TRAILING_WHITESPACE)
if(NOT WASM2C_VERSION STREQUAL "1.0.32")
  message(FATAL_ERROR "wasm2c 1.0.32 is needed, and ${WASM2C_EXECUTABLE} is ${WASM2C_VERSION}. "
    "Pass -DMIGCHECK_PG18=OFF for the system's libpg_query")
endif()

set(pg18_dir "${CMAKE_BINARY_DIR}/pg18")
file(READ "${WASM_RT_INCLUDE_DIR}/wasm-rt.h" wasm_rt)
string(REPLACE "extern uint32_t wasm_rt_call_stack_depth"  # one stack a thread
  "extern _Thread_local uint32_t wasm_rt_call_stack_depth" wasm_rt "${wasm_rt}")
file(CONFIGURE OUTPUT "${pg18_dir}/wasm-rt.h" CONTENT "${wasm_rt}" @ONLY)
add_custom_command(OUTPUT "${pg18_dir}/pg18.c" "${pg18_dir}/pg18.h"
  COMMAND "${WASM2C_EXECUTABLE}" -n pg18 "${pg18_wasm}" -o pg18.c
  DEPENDS "${pg18_wasm}" WORKING_DIRECTORY "${pg18_dir}" VERBATIM
  COMMENT "Translating the parser of PostgreSQL 18 to C")

# 17 MB in one file: -O2 takes three times as long to compile and is no faster, and clang takes
# minutes for anything but -O0. The depth of calls is counted. Addresses are not compared with the
# memory's size, which costs two thirds of the speed: all that 32 bits and an offset can reach is
# reserved (runtime.c).
add_library(migcheck_pg18_module OBJECT "${pg18_dir}/pg18.c" "${pg18_dir}/pg18.h")
target_include_directories(migcheck_pg18_module SYSTEM PUBLIC "${pg18_dir}")
target_compile_definitions(migcheck_pg18_module PUBLIC WASM_RT_MEMCHECK_SIGNAL_HANDLER=1
  WASM_RT_SKIP_SIGNAL_RECOVERY=1
  WASM_RT_USE_STACK_DEPTH_COUNT=1 WASM_RT_MAX_CALL_STACK_DEPTH=6000)
target_compile_options(migcheck_pg18_module PRIVATE -w -g0 $<IF:$<C_COMPILER_ID:GNU>,-Og,-O0>)
set_target_properties(migcheck_pg18_module PROPERTIES C_STANDARD 11 C_EXTENSIONS ON
  C_VISIBILITY_PRESET hidden POSITION_INDEPENDENT_CODE ON EXPORT_COMPILE_COMMANDS OFF
  UNITY_BUILD OFF)

add_library(migcheck_pg18 STATIC
  "${PROJECT_SOURCE_DIR}/core/sql/pg18/parser.c" "${PROJECT_SOURCE_DIR}/core/sql/pg18/runtime.c")
target_include_directories(migcheck_pg18 PRIVATE "${PROJECT_SOURCE_DIR}")
target_link_libraries(migcheck_pg18
  PRIVATE $<BUILD_INTERFACE:migcheck_flags> migcheck_pg18_module Threads::Threads m)
set_target_properties(migcheck_pg18 PROPERTIES C_STANDARD 11 C_EXTENSIONS ON
  C_VISIBILITY_PRESET hidden POSITION_INDEPENDENT_CODE ON UNITY_BUILD OFF)
add_library(migcheck::sql_parser ALIAS migcheck_pg18)
