// SPDX-License-Identifier: Apache-2.0
// A command is one line: `::error file=a.py,line=1::text`. What would end it is written with '%',
// as the runner's own toolkit does.
#include "report/github_report.h"

#include <fmt/format.h>

#include "core/source/source_file.h"
#include "report/display_text.h"

namespace migcheck {
namespace {

std::string escaped(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) == std::string_view::npos) {
      result += c;
    } else {
      result += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return result;
}

std::string escaped_text(std::string_view text) { return escaped(text, "%\r\n"); }

std::string escaped_property(std::string_view text) { return escaped(text, "%\r\n:,"); }

std::string_view command_of(Severity severity) {
  if (severity == Severity::note) return "notice";
  return severity == Severity::warning ? "warning" : "error";
}

/// `file=…,line=…,`; nothing without a place.
std::string properties_of(const Span& span) {
  if (!span.valid()) return {};
  const Position begin = span.file->position_codepoint(span.begin);
  const Position end = span.file->position_codepoint(span.end);
  std::string text =
      fmt::format("file={},line={},", escaped_property(span.file->path()), begin.line);
  if (end.line > begin.line) return text + fmt::format("endLine={},", end.line);
  return text + fmt::format("col={},endColumn={},", begin.column, end.column);
}

std::string command(std::string_view name, const std::string& properties, std::string_view title,
                    const std::string& text) {
  return fmt::format("::{} {}title={}::{}\n", name, properties, escaped_property(title),
                     escaped_text(text));
}

std::string text_of(const Diagnostic& diagnostic) {
  std::string text = display_text(diagnostic.message);
  for (const RelatedLocation& related : diagnostic.related) {
    text += '\n';
    if (related.span.valid()) {
      const Position position = related.span.file->position_codepoint(related.span.begin);
      text += fmt::format("{}:{}:{}: ", display_text(related.span.file->path()), position.line,
                          position.column);
    }
    text += display_text(related.message);
  }
  return text;
}

std::string problem_command(const AnalysisProblem& problem) {
  const std::string place = problem.span.valid() ? properties_of(problem.span)
                                                 : "file=" + escaped_property(problem.file) + ",";
  return command("warning", place, "unparsable-file", display_text(problem.message));
}

std::string error_command(const Error& error) {
  std::string place = error.file.empty() ? "" : "file=" + escaped_property(error.file) + ",";
  if (!place.empty() && error.line > 0) place += fmt::format("line={},", error.line);
  return command("warning", place, "configuration", display_text(error.message));
}

}  // namespace

std::string github_report(const std::vector<Diagnostic>& diagnostics,
                          const Repository& repository) {
  std::string text;
  for (const Diagnostic& one : diagnostics) {
    if (is_accepted(one)) continue;
    text += command(command_of(one.severity), properties_of(one.span), one.check, text_of(one));
  }
  for (const Error& error : repository.errors) text += error_command(error);
  for (const AnalysisProblem& problem : repository.problems) text += problem_command(problem);
  return text;
}

}  // namespace migcheck
