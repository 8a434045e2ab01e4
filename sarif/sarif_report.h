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
#include "sarif/version_control.h"

namespace migcheck {

/// The project's home page; the page of a check is `checks/<id>` below it.
inline constexpr const char* default_information_uri = "https://migcheck.example/";

struct SarifOptions {
  std::string version;                                    ///< of migcheck
  std::string information_uri = default_information_uri;  ///< with a final slash
  std::set<std::string, std::less<>> enabled_checks;      ///< ids of the checks that ran
  DocsLookup docs;                                        ///< documentation pages
  std::optional<VersionControl> version_control;          ///< see find_version_control()
  int exit_code = 0;                                      ///< exit status of the run
  bool indent = false;                                    ///< for people: two blanks a level
};

/// The report, with a line break at its end.
[[nodiscard]] std::string sarif_report(const std::vector<Diagnostic>& diagnostics,
                                       const Repository& repository, const Registry& registry,
                                       const SarifOptions& options);

}  // namespace migcheck
