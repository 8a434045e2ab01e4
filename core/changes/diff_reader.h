// SPDX-License-Identifier: Apache-2.0
// Unified diffs, as git and diff -u write them.
#pragma once

#include <string_view>

#include "core/changes/line_selection.h"
#include "core/source/result.h"

namespace migcheck {

/// The lines of the new files that a diff adds or changes; where it only removes lines, those on
/// both sides of the gap. Removed files are selected by their old name. `strip` leading folders of
/// the names are left out. Text around the changes is skipped; a hunk that does not hold the lines
/// it announces is an error, and so is a text without any sign of a diff that is not blank.
[[nodiscard]] Result<LineSelection> read_diff(std::string_view text, unsigned strip);

}  // namespace migcheck
