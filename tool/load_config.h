// SPDX-License-Identifier: Apache-2.0
// The configuration of a run: the file or --config, and the options of the command line above it.
#pragma once

#include <vector>

#include "config/config.h"
#include "core/check/registry.h"
#include "tool/arguments.h"
#include "tool/target.h"

namespace migcheck {

struct LoadedConfig {
  Config config;
  std::vector<Error> errors;  ///< when there are any, the configuration must not be used
};

[[nodiscard]] LoadedConfig load_config(const Arguments& arguments, const Target& target,
                                       const Registry& registry);

}  // namespace migcheck
