// SPDX-License-Identifier: Apache-2.0
#include "core/check/check.h"

#include <algorithm>

namespace migcheck {

bool is_opt_in(const CheckInfo& info) {
  return std::find(info.tags.begin(), info.tags.end(), "opt-in") != info.tags.end();
}

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

void Check::check_suppressions(const SuppressionReview&, Reporter&) const {}

}  // namespace migcheck
