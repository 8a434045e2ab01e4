// SPDX-License-Identifier: Apache-2.0
// --line-filter, in clang-tidy's form: [{"name": "file.py", "lines": [[1, 3], [5, 7]]}, …].
#pragma once

#include <string>

#include "core/changes/line_selection.h"
#include "core/source/result.h"

namespace migcheck {

/// A name means every file whose path ends in it; the first name that fits decides. Without lines,
/// all of the file is meant.
[[nodiscard]] Result<LineSelection> read_line_filter(const std::string& json);

}  // namespace migcheck
