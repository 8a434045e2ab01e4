// SPDX-License-Identifier: Apache-2.0
// A report in the XML of JUnit, which most build servers show as a list of tests.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"

namespace migcheck {

/// A test suite for each of the checks that ran. A finding is a failed test when it is as bad as
/// `fails_from`, and else a passed one with its text; what is accepted is skipped; a check without
/// findings is one passed test. What could not be analysed is a suite of errors.
[[nodiscard]] std::string junit_report(const std::vector<Diagnostic>& diagnostics,
                                       const Repository& repository,
                                       const std::vector<std::string>& checks,
                                       std::optional<Severity> fails_from);

}  // namespace migcheck
