// SPDX-License-Identifier: Apache-2.0
// Shared libraries with checks.
#pragma once

#include <string>
#include <vector>

#include "core/check/registry.h"

namespace migcheck {

/// Loads a plugin and adds its checks, with `name` as their origin. Returns their ids; where
/// anything is wrong, with the library or one of its checks, nothing is added and the error says
/// what. A library stays loaded until the program ends. `path` is absolute.
[[nodiscard]] Result<std::vector<std::string>> load_plugin(const std::string& path,
                                                           const std::string& name,
                                                           Registry& registry);

}  // namespace migcheck
