// SPDX-License-Identifier: Apache-2.0
// What --export-fixes writes: findings and replacements in clang-tidy's form, which
// clang-apply-replacements and editors read. Offsets count bytes; other places have no line in it.
#pragma once

#include <string>
#include <vector>

#include "core/fix/fix_plan.h"

namespace migcheck {

/// All findings that the user has not accepted; those whose fix is in the plan have replacements,
/// so that all replacements of the file go together. `root` is the absolute folder that paths are
/// relative to.
[[nodiscard]] std::string exported_fixes(const std::vector<Diagnostic>& diagnostics,
                                         const FixPlan& plan, const std::string& root);

}  // namespace migcheck
