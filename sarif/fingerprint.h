// SPDX-License-Identifier: Apache-2.0
// What identifies a finding from one run to the next.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

/// The `primaryLocationLineHash` of every line, as GitHub's code scanning computes it, in order of
/// lines. It survives edits elsewhere in the file.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view text);

/// The recipe `migcheckSubject/v1`: a hash of the check, the subject and the revision, and of
/// nothing else, so that it survives moved lines, renamed files and reworded messages. Without a
/// subject the path stands for it. `ordinal` counts findings with equal keys from 1.
[[nodiscard]] std::string subject_fingerprint(const Diagnostic& diagnostic, std::string_view path,
                                              std::size_t ordinal);

}  // namespace migcheck
