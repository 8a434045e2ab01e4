// SPDX-License-Identifier: Apache-2.0
// --fix, --diff and --export-fixes.
#pragma once

#include <optional>
#include <string>

#include "core/fix/fix_run.h"
#include "core/source/result.h"
#include "tool/arguments.h"
#include "tool/inspection.h"

namespace migcheck {

/// Whether files are to be changed, or shown as they would be.
[[nodiscard]] bool wants_fixes(const Arguments& arguments);

/// Writes the findings of the present look with their fixes to the file of --export-fixes.
[[nodiscard]] std::optional<Error> export_fixes(const Session& session,
                                                const Inspection& inspection);

/// Fixes in memory until nothing is left to fix, and says on standard error what came of it. The
/// inspection looks at the fixed texts afterwards.
[[nodiscard]] FixRun apply_fixes(const Session& session, Inspection& inspection);

/// Brings the fixed texts to the disk; false when some file could not be written.
[[nodiscard]] bool write_fixes(const std::string& root, const FixRun& run);

/// The difference that the fixes make, file by file.
[[nodiscard]] std::string diff_of(const FixRun& run);

}  // namespace migcheck
