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
/// of the target. Their plugins and custom checks, and the plugins of --load, come into the
/// registry.
[[nodiscard]] LoadedConfig load_config(const Arguments& arguments, const Target& target,
                                       const std::vector<std::string>& files, Registry& registry);

/// Only what comes into the registry; returns what is wrong with it.
[[nodiscard]] std::vector<Error> load_extensions(const Arguments& arguments, const Target& target,
                                                 const std::vector<std::string>& files,
                                                 Registry& registry);

}  // namespace migcheck
