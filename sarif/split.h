// SPDX-License-Identifier: Apache-2.0
// Code hosts show at most 5,000 results of one run, so a report with more has several runs. Which
// run a result is in depends on its check and its file alone: a host takes runs of different
// categories for different analyses, and would close and open alerts that move between them.
#pragma once

#include <string>
#include <vector>

#include "sarif/result.h"
#include "sarif/rules.h"

namespace migcheck {

/// How many results of one run GitHub code scanning shows.
inline constexpr std::size_t max_results_of_run = 5000;

/// The results of one run.
struct RunPart {
  std::string category;  ///< "migcheck/<module>" or "migcheck/<module>/<0-7>"; empty: the only run
  std::vector<PlacedDiagnostic> results;
};

/// One part when there are at most `limit` results; otherwise one for each module of checks that
/// has any, and eight for a module that has more than `limit` of its own. Keeps the order.
[[nodiscard]] std::vector<RunPart> split_into_runs(std::vector<PlacedDiagnostic> results,
                                                   const RuleTable& rules, std::size_t limit);

}  // namespace migcheck
