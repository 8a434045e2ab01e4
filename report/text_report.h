// SPDX-License-Identifier: Apache-2.0
// Reports for people: one line a finding, or with source excerpts as clang prints them.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"
#include "report/excerpt.h"

namespace migcheck {

struct TextOptions {
  bool color = false;
  bool fixes = true;        ///< show what fixes would change
  bool summary = true;      ///< end with a line of counts
  bool suppressed = false;  ///< show also what is suppressed, and by what
  ExcerptLayout layout = {};
};

/// Every finding with its source lines, related places as notes, and fixes.
[[nodiscard]] std::string text_report(const std::vector<Diagnostic>& diagnostics,
                                      const TextOptions& options);
/// `path:line:column: severity: message [check]`, one line a finding.
[[nodiscard]] std::string short_report(const std::vector<Diagnostic>& diagnostics,
                                       const TextOptions& options);
/// What could not be analysed, and what is wrong with the environments' own configuration.
/// Empty when everything was analysed.
[[nodiscard]] std::string problem_report(const Repository& repository, const TextOptions& options);
/// "12 findings (5 errors, 7 warnings) in 4 files, 2 suppressed (2 by NOLINT)", without a line
/// break.
[[nodiscard]] std::string summary_line(const std::vector<Diagnostic>& diagnostics);

}  // namespace migcheck
