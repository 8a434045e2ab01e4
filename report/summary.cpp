// SPDX-License-Identifier: Apache-2.0
#include "report/summary.h"

#include <set>

namespace migcheck {

Summary summarise(const std::vector<Diagnostic>& diagnostics) {
  Summary summary;
  std::set<const SourceFile*> files;
  for (const Diagnostic& diagnostic : diagnostics) {
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
