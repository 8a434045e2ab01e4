// SPDX-License-Identifier: Apache-2.0
#include "core/check/failure_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/diagnostic/first_line.h"

namespace migcheck {
namespace {

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
  return text;
}

}  // namespace

std::string failure_text(const DdlError& error) {
  std::string text = "'" + one_line(error.message) + "'";
  if (!error.sqlstate.empty()) text += " (" + error.sqlstate + ")";
  if (!error.detail.empty()) text += ": " + one_line(error.detail);
  return text;
}

Span failure_place(const MigrationReplay& migration, const Trace& trace, const Span& statement) {
  const bool empty = !statement.valid() || statement.begin == statement.end;
  return empty ? function_place(migration, trace) : first_line(statement);
}

Span function_place(const MigrationReplay& migration, const Trace& trace) {
  return trace.function.valid() ? first_line(trace.function) : migration.migration->revision.span;
}

void add_other_half(const DdlError& error, const Span& place, Diagnostic& finding) {
  const Span other = first_line(error.related);
  if (other.valid() && other != place) finding.related.push_back({other, error.related_message});
}

}  // namespace migcheck
