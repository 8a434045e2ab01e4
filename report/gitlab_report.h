// SPDX-License-Identifier: Apache-2.0
// The code quality report of GitLab, which shows findings in merge requests.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

/// A JSON list of the findings that are not accepted. GitLab compares the fingerprints of two
/// branches, so they are those of the baseline, which survive moved lines.
[[nodiscard]] std::string gitlab_report(const std::vector<Diagnostic>& diagnostics);

}  // namespace migcheck
