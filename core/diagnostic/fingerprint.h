// SPDX-License-Identifier: Apache-2.0
// What identifies a finding from one run to the next, in SARIF reports and baselines alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

/// The recipe `migcheckSubject/v1`: a hash of the check, the subject and the revision, and of
/// nothing else, so that it survives moved lines, renamed files and reworded messages. Without a
/// subject the text of the finding's line stands for it, and without a place `path`. `ordinal`
/// counts findings with equal keys from 1.
[[nodiscard]] std::string subject_fingerprint(const Diagnostic& diagnostic, std::string_view path,
                                              std::size_t ordinal);

/// The fingerprints of all findings, in their order.
[[nodiscard]] std::vector<std::string> subject_fingerprints(
    const std::vector<Diagnostic>& diagnostics);

}  // namespace migcheck
