// SPDX-License-Identifier: Apache-2.0
// The part of --explain-config that is about versions which no configuration sets.
#pragma once

#include <string>
#include <vector>

#include "config/config_tree.h"

namespace migcheck {

/// For each migration environment the versions that were found in files of dependencies, with
/// their places, or that they are not known. Those that the configuration sets are left out.
[[nodiscard]] std::string explain_versions(const ConfigTree& tree, const std::string& root,
                                           const std::vector<std::string>& files);

}  // namespace migcheck
