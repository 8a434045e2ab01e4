// SPDX-License-Identifier: Apache-2.0
// Which fixes are applied together. They are taken in a fixed order, earlier places first and then
// checks in the order of their registration; one that meets an edit of an earlier one waits for the
// next pass. So the result depends neither on threads nor on which checks happen to run first, and
// of two fixes that exclude each other one is applied, not none.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

/// Which fixes the user wants.
struct FixChoice {
  bool unsafe = false;  ///< also those that may change a meaning
  bool notes = false;   ///< also that of a note, where the finding has none and only one note has
};

/// The fix of a finding that the choice allows; null when there is none.
[[nodiscard]] const Fix* chosen_fix(const Diagnostic& diagnostic, const FixChoice& choice);

/// The place of a check in the order of registration.
using CheckOrder = std::function<std::size_t(const std::string& check)>;

/// A fix that is applied, with its edits in the form of their files.
struct PlannedFix {
  std::size_t diagnostic = 0;  ///< index of its finding
  std::vector<Edit> edits;
};

/// What one pass does. The findings and their files must outlive it.
struct FixPlan {
  std::vector<PlannedFix> fixes;
  std::size_t waiting = 0;     ///< fixes that meet an earlier one
  std::size_t taken_back = 0;  ///< fixes that would have broken a file
  /// The new texts of all files that change, by path.
  std::map<std::string, std::string, std::less<>> texts;
};

/// Plans a pass over the findings. Every file is parsed again on up to `jobs` threads, and a fix
/// that gives it a new syntax error is taken back as a whole.
[[nodiscard]] FixPlan plan_fixes(const std::vector<Diagnostic>& diagnostics,
                                 const FixChoice& choice, const CheckOrder& order, unsigned jobs);

}  // namespace migcheck
