// SPDX-License-Identifier: Apache-2.0
// From findings to the report that was asked for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/run/pipeline.h"
#include "tool/arguments.h"

namespace migcheck {

/// Everything that a report may tell about a run.
struct RunResult {
  const Repository& repository;
  const Registry& registry;
  const std::vector<EnabledCheck>& checks;
  const std::vector<Diagnostic>& diagnostics;
  const std::vector<std::string>& paths;  ///< what was asked about
  FailOn fail_on;
  ExitCode exit_code;
};

/// The report in the format of the arguments.
[[nodiscard]] std::string make_report(const Arguments& arguments, const RunResult& result);

/// Writes to --output or standard output; nothing on success.
[[nodiscard]] std::optional<Error> write_report(const Arguments& arguments,
                                                const std::string& report);

/// Writes all of it to standard output; nothing on success.
[[nodiscard]] std::optional<Error> write_stdout(const std::string& text);

/// Writes the reports of --report.
[[nodiscard]] std::optional<Error> write_further_reports(const Arguments& arguments,
                                                         const RunResult& result);

/// Tells on standard error what could not be analysed.
void print_problems(const Arguments& arguments, const Repository& repository);

}  // namespace migcheck
