// SPDX-License-Identifier: Apache-2.0
// The configuration of a run: the files of the repository or --config, and the options of the
// command line above them.
#pragma once

#include <string>
#include <vector>

#include "config/config_tree.h"
#include "core/check/registry.h"
#include "tool/arguments.h"
#include "tool/target.h"

namespace migcheck {

struct LoadedConfig {
  ConfigTree tree;
  std::vector<Error> errors;          ///< when there are any, the configuration must not be used
  std::vector<std::string> warnings;  ///< one line each
};

/// `files` are those of the repository. Of its configurations those are read that govern the paths
/// of the target.
[[nodiscard]] LoadedConfig load_config(const Arguments& arguments, const Target& target,
                                       const std::vector<std::string>& files,
                                       const Registry& registry);

}  // namespace migcheck
