// SPDX-License-Identifier: Apache-2.0
#include "tool/reporting.h"

#include <unistd.h>

#include <cstdio>

#include "core/source/file_io.h"
#include "report/github_report.h"
#include "report/gitlab_report.h"
#include "report/json_report.h"
#include "report/junit_report.h"
#include "report/statistics.h"
#include "report/text_report.h"
#include "sarif/sarif_report.h"
#include "tool/docs_pages.h"
#include "tool/version.h"

namespace migcheck {
namespace {

TextOptions text_options(const Arguments& arguments) {
  // A file gets colours only on request, whatever standard output is.
  const bool automatic_file = arguments.output && arguments.color == ColorMode::automatic;
  TextOptions options{.color = !automatic_file && use_color(arguments.color, STDOUT_FILENO),
                      .summary = !arguments.quiet,
                      .suppressed = arguments.show_suppressed};
  const unsigned columns = arguments.output ? 0 : output_columns(STDOUT_FILENO);
  if (columns > 0) options.layout.width = columns;
  return options;
}

std::string make_sarif(const RunResult& result) {
  SarifOptions options;
  options.version = version;
  options.information_uri = homepage;
  for (const EnabledCheck& check : result.checks) {
    options.enabled_checks.insert(check.registered->info.id);
  }
  options.docs = [&](std::string_view id) {
    const RegisteredCheck* check = result.registry.find(id);
    return std::string(check ? docs_page(check->info).value_or("") : "");
  };
  options.version_control = find_version_control(result.repository.root);
  options.exit_code = static_cast<int>(result.exit_code);
  return sarif_report(result.diagnostics, result.repository, result.registry, options);
}

std::vector<std::string> names_of_checks(const RunResult& result) {
  std::vector<std::string> names;
  for (const EnabledCheck& check : result.checks) names.push_back(check.registered->info.id);
  return names;
}

std::string make_junit(const RunResult& result) {
  const bool never = result.fail_on == FailOn::never;
  const auto least = never ? std::nullopt : std::optional(static_cast<Severity>(result.fail_on));
  return junit_report(result.diagnostics, result.repository, names_of_checks(result), least);
}

std::string make_statistics(const Arguments& arguments, const RunResult& result) {
  const Statistics statistics =
      count_findings(result.diagnostics, result.repository, names_of_checks(result), result.paths);
  return arguments.format == ReportFormat::json ? statistics_json(statistics)
                                                : statistics_text(statistics);
}

}  // namespace

std::string make_report(const Arguments& arguments, const RunResult& result) {
  if (arguments.statistics) return make_statistics(arguments, result);
  switch (arguments.format) {
    case ReportFormat::brief:
      return short_report(result.diagnostics, text_options(arguments));
    case ReportFormat::github:
      return github_report(result.diagnostics, result.repository);
    case ReportFormat::gitlab:
      return gitlab_report(result.diagnostics);
    case ReportFormat::junit:
      return make_junit(result);
    case ReportFormat::json:
      return json_report(result.diagnostics, result.repository, version);
    case ReportFormat::json_lines:
      return json_lines_report(result.diagnostics, result.repository, version);
    case ReportFormat::sarif:
      return make_sarif(result);
    case ReportFormat::text:
      break;
  }
  return text_report(result.diagnostics, text_options(arguments));
}

std::optional<Error> write_report(const Arguments& arguments, const std::string& report) {
  if (arguments.output) return write_file_atomically(*arguments.output, report);
  return write_stdout(report);
}

std::optional<Error> write_further_reports(const Arguments& arguments, const RunResult& result) {
  for (const FurtherReport& one : arguments.reports) {
    Arguments wanted = arguments;
    wanted.format = one.format.value_or(ReportFormat::text);
    wanted.statistics = !one.format;
    wanted.output = one.file;
    if (auto error = write_report(wanted, make_report(wanted, result))) return error;
  }
  return std::nullopt;
}

std::optional<Error> write_stdout(const std::string& text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return std::nullopt;
  return Error{.message = "cannot write to standard output"};
}

void print_problems(const Arguments& arguments, const Repository& repository) {
  const TextOptions options{.color = use_color(arguments.color, STDERR_FILENO)};
  std::fputs(problem_report(repository, options).c_str(), stderr);
}

}  // namespace migcheck
