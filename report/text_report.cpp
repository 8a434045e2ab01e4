// SPDX-License-Identifier: Apache-2.0
#include "report/text_report.h"

#include <fmt/format.h>

#include "core/source/source_file.h"
#include "report/counted.h"
#include "report/display_text.h"
#include "report/fix_preview.h"
#include "report/summary.h"

namespace migcheck {
namespace {

/// The rule name under which files that cannot be parsed are reported, in SARIF as here.
constexpr std::string_view unparsable_file = "unparsable-file";

std::string head_of(const Span& span) {
  if (!span.valid()) return "migcheck:";
  const Position position = span.file->position_codepoint(span.begin);
  return fmt::format("{}:{}:{}:", display_text(span.file->path()), position.line, position.column);
}

/// `place severity: message [check]`; no brackets without a check.
std::string headline(const Painter& paint, const std::string& where, Severity severity,
                     std::string_view message, std::string_view check) {
  const std::string label = fmt::format("{}:", to_string(severity));
  std::string line =
      fmt::format("{} {} {}", paint(Role::place, where), paint(role_of(severity), label),
                  paint(Role::message, display_text(message)));
  if (!check.empty()) line += fmt::format(" [{}]", check);
  return line + "\n";
}

std::string source_lines(const Span& span, const TextOptions& options, const Painter& paint) {
  return span.valid() ? excerpt(span, options.layout, paint) : std::string();
}

bool is_shown(const Diagnostic& diagnostic, const TextOptions& options) {
  if (diagnostic.baseline == BaselineState::unchanged) return false;
  return !diagnostic.suppression || options.suppressed;
}

/// The first line of a finding, and what suppresses it.
std::string finding_head(const Diagnostic& diagnostic, const Painter& paint) {
  const auto& suppression = diagnostic.suppression;
  std::string text =
      headline(paint, head_of(diagnostic.span), diagnostic.severity, diagnostic.message,
               diagnostic.check + (suppression ? ", suppressed by " + suppression->by : ""));
  if (suppression && !suppression->reason.empty()) {
    text += headline(paint, head_of(suppression->span), Severity::note,
                     "suppressed here: " + suppression->reason, "");
  }
  return text;
}

std::string finding(const Diagnostic& diagnostic, const TextOptions& options,
                    const Painter& paint) {
  std::string text = finding_head(diagnostic, paint);
  text += source_lines(diagnostic.span, options, paint);
  for (const RelatedLocation& related : diagnostic.related) {
    text += headline(paint, head_of(related.span), Severity::note, related.message, "");
    text += source_lines(related.span, options, paint);
    if (!options.fixes) continue;
    for (const Fix& fix : related.fixes) text += fix_preview(fix, options.layout, paint);
  }
  if (!options.fixes) return text;
  for (const Fix& fix : diagnostic.fixes) text += fix_preview(fix, options.layout, paint);
  return text;
}

/// ", 3 suppressed (2 by NOLINT, 1 by a baseline)"; nothing when there are none.
std::string suppressed_counts(const Summary& summary) {
  std::string kinds;
  for (const auto& [by, count] : summary.suppressed) {
    kinds += fmt::format("{}{} by {}", kinds.empty() ? "" : ", ", count, by);
  }
  if (kinds.empty()) return {};
  return fmt::format(", {} suppressed ({})", summary.all_suppressed(), kinds);
}

std::string with_summary(std::string text, const std::vector<Diagnostic>& diagnostics,
                         const TextOptions& options) {
  if (options.summary) text += summary_line(diagnostics) + "\n";
  return text;
}

std::string problem_text(const AnalysisProblem& problem, const TextOptions& options,
                         const Painter& paint) {
  const std::string where =
      problem.span.valid() ? head_of(problem.span) : display_text(problem.file) + ":";
  return headline(paint, where, Severity::warning, problem.message, unparsable_file) +
         source_lines(problem.span, options, paint);
}

std::string error_text(const Error& error, const Painter& paint) {
  std::string where = error.file.empty() ? "migcheck" : display_text(error.file);
  if (error.line > 0) where += fmt::format(":{}", error.line);
  if (error.column > 0) where += fmt::format(":{}", error.column);
  where += ':';
  std::string text = headline(paint, where, Severity::warning, error.message, "");
  if (!error.advice.empty()) text += headline(paint, where, Severity::note, error.advice, "");
  return text;
}

}  // namespace

std::string summary_line(const std::vector<Diagnostic>& diagnostics) {
  const Summary summary = summarise(diagnostics);
  const std::string known =
      summary.in_baseline == 0 ? "" : fmt::format(", {} more in the baseline", summary.in_baseline);
  if (summary.findings == 0) {
    const std::string none =
        known.empty() ? "no findings"
                      : fmt::format("no new findings, {} in the baseline", summary.in_baseline);
    return none + suppressed_counts(summary);
  }
  std::string kinds;
  const auto add = [&kinds](std::size_t count, std::string_view noun) {
    if (count > 0) kinds += (kinds.empty() ? "" : ", ") + counted(count, noun);
  };
  add(summary.errors, "error");
  add(summary.warnings, "warning");
  add(summary.notes, "note");
  return fmt::format("{} ({}) in {}{}", counted(summary.findings, "finding"), kinds,
                     counted(summary.files, "file"), known + suppressed_counts(summary));
}

std::string text_report(const std::vector<Diagnostic>& diagnostics, const TextOptions& options) {
  const Painter paint(options.color);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (is_shown(diagnostic, options)) text += finding(diagnostic, options, paint);
  }
  return with_summary(std::move(text), diagnostics, options);
}

std::string short_report(const std::vector<Diagnostic>& diagnostics, const TextOptions& options) {
  const Painter paint(options.color);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (is_shown(diagnostic, options)) text += finding_head(diagnostic, paint);
  }
  return with_summary(std::move(text), diagnostics, options);
}

std::string problem_report(const Repository& repository, const TextOptions& options) {
  const Painter paint(options.color);
  std::string text;
  for (const Error& error : repository.errors) text += error_text(error, paint);
  for (const AnalysisProblem& problem : repository.problems) {
    text += problem_text(problem, options, paint);
  }
  for (const CheckFailure& failure : repository.failures) {
    text += headline(paint, "migcheck:", Severity::error, failure.message(), "");
  }
  return text;
}

}  // namespace migcheck
