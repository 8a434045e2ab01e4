// SPDX-License-Identifier: Apache-2.0
// Fixes in the form that every consumer applies alike. The popular editor extension moves the start
// of a deleted region right past leading blanks, so an insertion at the start of an indented line
// would eat the indentation there and nowhere else. Replacements made here never start in leading
// blanks.
#pragma once

#include <optional>
#include <vector>

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

/// The minimal, disjoint edits of a fix, ordered by path and place, with the line breaks of their
/// files. Nothing when the fix changes nothing, overlaps itself, or touches a file that is not
/// UTF-8.
[[nodiscard]] std::optional<std::vector<Edit>> normalised_edits(const Fix& fix);

}  // namespace migcheck
