// SPDX-License-Identifier: Apache-2.0
// `@file` on the command line: the arguments that stand in the file.
#pragma once

#include <string>
#include <vector>

#include "core/source/result.h"

namespace migcheck {

/// The words with those of `@file` in their place: words between blanks and line breaks, quoted as
/// in a shell. Files may name further files. After `--` nothing is replaced.
[[nodiscard]] Result<std::vector<std::string>> expand_response_files(
    const std::vector<std::string>& words);

}  // namespace migcheck
