// SPDX-License-Identifier: Apache-2.0
// Applying the edits of fixes to a file's text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/source/source_file.h"

namespace migcheck {

/// The text of `file` after those of the `edits` that are in it. Equal edits count once, since two
/// fixes may need the same import. Nothing when two different edits overlap.
[[nodiscard]] std::optional<std::string> apply_edits(const SourceFile& file,
                                                     const std::vector<Edit>& edits);

}  // namespace migcheck
