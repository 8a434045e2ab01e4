// SPDX-License-Identifier: Apache-2.0
// From argv to Arguments, in clang-tidy's spelling: one dash or two, `--name=value` or
// `--name value`, `-j4`, and `--` before paths that begin with a dash.
#pragma once

#include <string>
#include <vector>

#include "core/source/result.h"
#include "tool/arguments.h"

namespace migcheck {

/// Parses what follows the program's name.
[[nodiscard]] Result<Arguments> parse_command_line(const std::vector<std::string>& words);

}  // namespace migcheck
