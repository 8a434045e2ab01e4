// SPDX-License-Identifier: Apache-2.0
// Workflow commands: what a job of GitHub Actions prints to annotate lines of a pull request.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"

namespace migcheck {

/// One command a finding that is not accepted, with its related places as further lines of the
/// text; then what could not be analysed, as warnings.
[[nodiscard]] std::string github_report(const std::vector<Diagnostic>& diagnostics,
                                        const Repository& repository);

}  // namespace migcheck
