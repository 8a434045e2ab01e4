// SPDX-License-Identifier: Apache-2.0
// Comparing findings with suppression comments.
#pragma once

#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/diagnostic/nolint.h"

namespace migcheck {

/// Marks the findings that a comment suppresses, and the comments that suppress one. Where several
/// could, the narrowest does: line, next line, the innermost block, the file.
void apply_suppressions(std::vector<Diagnostic>& diagnostics, std::vector<NolintComment>& comments);

}  // namespace migcheck
