// SPDX-License-Identifier: Apache-2.0
// --statistics: how much each check finds, and how many migrations are free of findings.
#pragma once

#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"

namespace migcheck {

/// The findings of one check, or of all.
struct CheckCount {
  std::string check;
  std::size_t findings = 0;
  std::size_t files = 0;       ///< with a finding
  std::size_t fixable = 0;     ///< findings with a fix
  std::size_t suppressed = 0;  ///< in no other number
  std::size_t clean = 0;       ///< migrations without a finding
};

struct Statistics {
  std::vector<CheckCount> checks;  ///< most findings first, then by name
  CheckCount total;
  std::size_t migrations = 0;  ///< revision files that were asked about
};

/// `checks` are the ids of those that ran, `paths` what was asked about.
[[nodiscard]] Statistics count_findings(const std::vector<Diagnostic>& diagnostics,
                                        const Repository& repository,
                                        const std::vector<std::string>& checks,
                                        const std::vector<std::string>& paths);

/// A table; checks without findings are left out.
[[nodiscard]] std::string statistics_text(const Statistics& statistics);
/// The same as one JSON object, with all checks.
[[nodiscard]] std::string statistics_json(const Statistics& statistics);

}  // namespace migcheck
