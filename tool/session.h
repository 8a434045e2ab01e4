// SPDX-License-Identifier: Apache-2.0
// What a run works with from its beginning to its end.
#pragma once

#include "config/config_tree.h"
#include "core/check/registry.h"
#include "tool/arguments.h"
#include "tool/check_profile.h"

namespace migcheck {

/// What is analysed, how, and what counts.
struct Session {
  const Arguments& arguments;
  const Registry& registry;
  const ConfigTree& tree;
  const Config& config;  ///< of the first path
  CheckProfile* profile;
};

}  // namespace migcheck
