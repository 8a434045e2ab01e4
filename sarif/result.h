// SPDX-License-Identifier: Apache-2.0
// Findings as SARIF results.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/diagnostic/diagnostic.h"
#include "core/run/repository.h"
#include "sarif/json.h"
#include "sarif/location.h"
#include "sarif/rules.h"

namespace migcheck {

/// A finding with the path of its file, which a file that could not be read has without a span.
struct PlacedDiagnostic {
  Diagnostic diagnostic;
  std::string path;
};

/// The findings of the checks and, as findings of `unparsable-file`, the problems of the analysis;
/// in the order of a report.
[[nodiscard]] std::vector<PlacedDiagnostic> placed_diagnostics(
    const std::vector<Diagnostic>& diagnostics, const std::vector<AnalysisProblem>& problems);

/// Writes results in order; files and message patterns are noted on the way.
class ResultWriter {
 public:
  /// `some_suppressed`: the run has suppressed results, so that each must say whether it is.
  ResultWriter(RuleTable& rules, LocationWriter& locations, bool some_suppressed)
      : rules_(rules), locations_(locations), some_suppressed_(some_suppressed) {}
  [[nodiscard]] Json result(const PlacedDiagnostic& placed);

 private:
  Json message(const PlacedDiagnostic& placed, std::size_t rule);
  Json related_locations(const Diagnostic& diagnostic);
  Json fingerprints(const PlacedDiagnostic& placed, std::uint32_t line);
  Json suppressions(const Diagnostic& diagnostic);
  Json fixes(const Diagnostic& diagnostic);
  Json fix(const std::string& description, const std::vector<Edit>& edits);

  RuleTable& rules_;
  LocationWriter& locations_;
  bool some_suppressed_;
  std::map<const SourceFile*, std::vector<std::string>> line_hashes_;
  std::map<std::string, std::size_t> ordinals_;  ///< uses of each fingerprint without ordinal
};

}  // namespace migcheck
