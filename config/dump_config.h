// SPDX-License-Identifier: Apache-2.0
// --dump-config and --explain-config.
#pragma once

#include <string>

#include "config/config.h"

namespace migcheck {

/// The configuration as YAML that gives the same configuration again, read for the root: every
/// option of the checks that are on, with its value, and the overrides in order.
[[nodiscard]] std::string dump_config(const Config& config, const Registry& registry);

/// For each check that is on for a file: what switched it on, and what set its level and options;
/// then where the settings that are not about checks come from.
[[nodiscard]] std::string explain_config(const Config& config, const std::string& path,
                                         const Registry& registry);

}  // namespace migcheck
