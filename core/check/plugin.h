// SPDX-License-Identifier: Apache-2.0
// What makes a shared library a plugin. One source of the library says
//
//     static void register_checks(migcheck::Registry& registry) { registry.add<MyCheck>(); }
//     MIGCHECK_PLUGIN(register_checks)
//
// and everything else is as in a built-in check. The entry point is a C function and its result a C
// struct whose first member is a number, so that migcheck can tell a plugin that was built for
// another migcheck before it calls anything else in it.
#pragma once

#include <cstdint>

#include "core/check/plugin_fingerprint.h"
#include "core/check/registry.h"

// Headers alone do not decide how objects are laid out: the C++ library and its debug mode do, too.
#if defined(_LIBCPP_VERSION)
#define MIGCHECK_CXX_LIBRARY "libc++"
#elif defined(_GLIBCXX_DEBUG)
#define MIGCHECK_CXX_LIBRARY "libstdc++ in debug mode"
#elif defined(_GLIBCXX_USE_CXX11_ABI) && !_GLIBCXX_USE_CXX11_ABI
#define MIGCHECK_CXX_LIBRARY "libstdc++ with its old strings"
#else
#define MIGCHECK_CXX_LIBRARY "libstdc++"
#endif

namespace migcheck {

/// The form of the entry point and of PluginEntry.
inline constexpr std::uint32_t plugin_abi = 1;

/// What a plugin and the migcheck that loads it must have in common.
inline constexpr const char* plugin_fingerprint =
    "headers " MIGCHECK_HEADERS_HASH " of migcheck " MIGCHECK_HEADERS_VERSION
    ", " MIGCHECK_CXX_LIBRARY;

/// What the entry point of a plugin gives.
struct PluginEntry {
  std::uint32_t abi;
  const char* fingerprint;
  void (*register_checks)(Registry& registry);
};

}  // namespace migcheck

/// Makes a library a plugin; `register_checks` takes a `migcheck::Registry&` and adds checks to it.
#define MIGCHECK_PLUGIN(register_checks)                                                         \
  extern "C" __attribute__((visibility("default"))) const migcheck::PluginEntry*                 \
  migcheck_plugin() {                                                                            \
    static constexpr migcheck::PluginEntry entry{migcheck::plugin_abi,                           \
                                                 migcheck::plugin_fingerprint, register_checks}; \
    return &entry;                                                                               \
  }                                                                                              \
  static_assert(true, "to be followed by a semicolon, or not")
