// SPDX-License-Identifier: Apache-2.0
// The report for code hosts and editors: SARIF 2.1.0. It has no times, no absolute paths and
// nothing else of the machine, so that the same input gives the same bytes everywhere.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/check/registry.h"
#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"
#include "sarif/rules.h"
#include "sarif/split.h"
#include "sarif/version_control.h"

namespace migcheck {

struct SarifOptions {
  std::string version;          ///< of migcheck
  std::string information_uri;  ///< home page, with a final slash; a check is `checks/<id>` below
  std::set<std::string, std::less<>> enabled_checks;              ///< ids of the checks that ran
  DocsLookup docs;                                                ///< documentation pages
  std::optional<VersionControl> version_control;                  ///< see find_version_control()
  int exit_code = 0;                                              ///< exit status of the run
  std::size_t max_results_of_run = migcheck::max_results_of_run;  ///< a report with more is split
  bool indent = false;  ///< for people: two blanks a level
};

/// The report, with a line break at its end.
[[nodiscard]] std::string sarif_report(const std::vector<Diagnostic>& diagnostics,
                                       const Repository& repository, const Registry& registry,
                                       const SarifOptions& options);

}  // namespace migcheck
