// SPDX-License-Identifier: Apache-2.0
// Saying one failure once.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"

namespace migcheck {

/// Removes each finding of a general check where another check says, at the same or a higher level,
/// that the same statement fails in the same revision. That finding gets its related places.
void merge_general_findings(std::vector<Diagnostic>& diagnostics,
                            const std::set<std::string>& general_checks);

}  // namespace migcheck
