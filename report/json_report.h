// SPDX-License-Identifier: Apache-2.0
// The report for programs. docs/json-report.md describes every key; keys are added, never renamed,
// as long as `version` stays the same.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"

namespace migcheck {

/// One JSON object, indented by two blanks, with a line break at the end. `tool_version` is that of
/// migcheck. The same input gives the same bytes.
[[nodiscard]] std::string json_report(const std::vector<Diagnostic>& diagnostics,
                                      const Repository& repository,
                                      const std::string& tool_version);

/// The same as one object a line: findings, suppressed findings, problems and configuration errors,
/// each with its `type`, and at last the summary.
[[nodiscard]] std::string json_lines_report(const std::vector<Diagnostic>& diagnostics,
                                            const Repository& repository,
                                            const std::string& tool_version);

}  // namespace migcheck
