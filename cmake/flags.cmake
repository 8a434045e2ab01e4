# Flags for our own code, on an INTERFACE target so that third-party code never sees them.
include_guard(GLOBAL)
add_library(migcheck_flags INTERFACE)
target_compile_options(migcheck_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow
  $<$<BOOL:${MIGCHECK_DEVELOPER}>:-Werror>)
# With optimisation g++ takes the payload of an empty std::optional for uninitialised (GCC bug
# 80635) and finds overlaps inside std::string (GCC bug 105651).
target_compile_options(migcheck_flags INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict>)
target_link_options(migcheck_flags INTERFACE $<$<CONFIG:Release>:-s>)

if(MIGCHECK_SANITIZE)
  target_compile_options(migcheck_flags INTERFACE
    -fsanitize=${MIGCHECK_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(migcheck_flags INTERFACE -fsanitize=${MIGCHECK_SANITIZE})
  if(MIGCHECK_SANITIZE MATCHES "undefined")
    target_compile_options(migcheck_flags INTERFACE -fno-sanitize-recover=undefined)
  endif()
endif()
if(MIGCHECK_FUZZERS)
  target_compile_options(migcheck_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
