// SPDX-License-Identifier: Apache-2.0
#include "report/summary.h"

#include <set>

namespace migcheck {

std::size_t Summary::all_suppressed() const {
  std::size_t all = 0;
  for (const auto& [by, count] : suppressed) all += count;
  return all;
}

Summary summarise(const std::vector<Diagnostic>& diagnostics) {
  Summary summary;
  std::set<const SourceFile*> files;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.suppression) {
      ++summary.suppressed[diagnostic.suppression->by];
      continue;
    }
    if (diagnostic.baseline == BaselineState::unchanged) {
      ++summary.in_baseline;
      continue;
    }
    ++summary.findings;
    if (diagnostic.severity == Severity::error) ++summary.errors;
    if (diagnostic.severity == Severity::warning) ++summary.warnings;
    if (diagnostic.severity == Severity::note) ++summary.notes;
    if (diagnostic.span.valid()) files.insert(diagnostic.span.file);
  }
  summary.files = files.size();
  return summary;
}

}  // namespace migcheck
