// SPDX-License-Identifier: Apache-2.0
// What --list-checks and --explain print.
#pragma once

#include <string>
#include <vector>

#include "config/file_config.h"
#include "core/run/pipeline.h"
#include "tool/arguments.h"

namespace migcheck {

/// The checks that a configuration switches on, one a line: with their summaries as text, as a
/// table or JSON also with modules, levels and whether they offer fixes. The levels are those that
/// the configuration gives.
[[nodiscard]] std::string check_list(const FileConfig& config, const Registry& registry,
                                     ListFormat format);

/// The docs page of a check, or an error with "did you mean".
[[nodiscard]] Result<std::string> explanation(const std::string& check, const Registry& registry);

}  // namespace migcheck
