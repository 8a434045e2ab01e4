# Writes a header with a hash of all headers that plugins compile against. Checks of a plugin and
# migcheck share C++ objects, so each change of a header may be one of their layout; a hash cannot
# be forgotten as a number could. The file is only written when it changes. Run as:
#   cmake -DOUTPUT=<file> -DROOT=<folder> -DVERSION=<version> -P plugin_fingerprint.cmake
file(GLOB_RECURSE headers RELATIVE "${ROOT}" "${ROOT}/core/*.h")
list(SORT headers)
set(all "")
foreach(header IN LISTS headers)
  file(SHA256 "${ROOT}/${header}" hash)
  string(APPEND all "${header} ${hash}\n")
endforeach()
string(SHA256 hash "${all}")
string(SUBSTRING "${hash}" 0 12 hash)
set(text "// Generated from the headers in core; do not edit.
#pragma once

#define MIGCHECK_HEADERS_HASH \"${hash}\"
#define MIGCHECK_HEADERS_VERSION \"${VERSION}\"
")
set(old "")
if(EXISTS "${OUTPUT}")
  file(READ "${OUTPUT}" old)
endif()
if(NOT old STREQUAL text)
  file(WRITE "${OUTPUT}" "${text}")
endif()
