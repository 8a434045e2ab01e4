// SPDX-License-Identifier: Apache-2.0
#include "core/check/check.h"

namespace migcheck {

Diagnostic& Reporter::report(Span span, std::string message) {
  return report(info_.severity, span, std::move(message));
}

Diagnostic& Reporter::report(Severity severity, Span span, std::string message) {
  Diagnostic& diagnostic = out_.emplace_back();
  diagnostic.check = info_.id;
  diagnostic.severity = severity;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  return diagnostic;
}

void Check::check_migration(const History&, const MigrationReplay&, Reporter&) const {}

void Check::check_history(const History&, Reporter&) const {}

}  // namespace migcheck
