// SPDX-License-Identifier: Apache-2.0
// Fixes applied until there is nothing left to apply. The passes work on texts in memory: a file on
// the disk goes from its old text to its final one in one step.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/fix/fix_plan.h"
#include "core/run/pipeline.h"

namespace migcheck {

/// How many passes are made before the fixes count as endless.
inline constexpr std::size_t max_fix_passes = 20;

/// A file that fixes change.
struct FixedFile {
  std::string path;
  std::string before;
  std::string after;
};

/// What the passes came to.
struct FixRun {
  std::vector<FixedFile> files;  ///< by path
  std::size_t applied = 0;
  std::size_t taken_back = 0;  ///< in the last pass that had any
  bool settled = true;         ///< false: there was always more to fix
};

/// Analyses the repository with these texts and gives its findings, which must stay until the next
/// call.
using Look = std::function<const std::vector<Diagnostic>&(const FileOverlay& texts)>;

/// Looks, fixes, and looks again, until a pass changes nothing. The last look is at the final
/// texts.
[[nodiscard]] FixRun run_fixes(const Look& look, const FixChoice& choice, const CheckOrder& order,
                               unsigned jobs);

}  // namespace migcheck
