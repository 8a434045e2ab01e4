// SPDX-License-Identifier: Apache-2.0
// The text of a finding is that of the text report, which has no control characters and no
// ill-formed UTF-8: nothing that XML cannot hold.
#include "report/junit_report.h"

#include <fmt/format.h>

#include <map>

#include "core/source/source_file.h"
#include "report/display_text.h"
#include "report/text_report.h"

namespace migcheck {
namespace {

std::string xml_text(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string attribute(std::string_view text) { return xml_text(display_text(text)); }

/// The tests of one suite, and how many of them went how.
struct Suite {
  std::string tests;
  std::size_t count = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
};

/// Where a finding is, as the name of its test.
std::string place_name(const Span& span) {
  if (!span.valid()) return "repository";
  const Position position = span.file->position_codepoint(span.begin);
  return fmt::format("{}:{}:{}", span.file->path(), position.line, position.column);
}

void add_test(Suite& suite, std::string_view group, const std::string& name,
              const std::string& content) {
  ++suite.count;
  suite.tests += fmt::format("    <testcase classname=\"migcheck.{}\" name=\"{}\"",
                             attribute(group), attribute(name));
  suite.tests += content.empty() ? "/>\n" : fmt::format(">\n      {}\n    </testcase>\n", content);
}

std::string full_text(const Diagnostic& diagnostic) {
  return xml_text(text_report({diagnostic}, {.summary = false}));
}

std::string skipped_content(const Diagnostic& diagnostic) {
  const auto& suppression = diagnostic.suppression;
  std::string why = suppression ? "suppressed by " + suppression->by : "in the baseline";
  if (suppression && !suppression->reason.empty()) why += ": " + suppression->reason;
  return fmt::format("<skipped message=\"{}\"/>", attribute(why));
}

void add_finding(Suite& suite, const Diagnostic& one, std::optional<Severity> fails_from) {
  std::string content;
  if (is_accepted(one)) {
    ++suite.skipped;
    content = skipped_content(one);
  } else if (fails_from && one.severity >= *fails_from) {
    ++suite.failures;
    content = fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>",
                          to_string(one.severity), attribute(one.message), full_text(one));
  } else {
    content = fmt::format("<system-out>{}</system-out>", full_text(one));
  }
  add_test(suite, one.check, place_name(one.span), content);
}

void add_error(Suite& suite, const std::string& name, const std::string& message) {
  ++suite.errors;
  add_test(suite, "analysis", name, fmt::format("<error message=\"{}\"/>", attribute(message)));
}

void add_errors(std::map<std::string, Suite>& suites, const Repository& repository) {
  for (const Error& error : repository.errors) {
    add_error(suites["analysis"], error.file.empty() ? "repository" : error.file, error.message);
  }
  for (const AnalysisProblem& problem : repository.problems) {
    add_error(suites["analysis"], problem.file, problem.message);
  }
}

std::string counts(const Suite& suite) {
  return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\"", suite.count,
                     suite.failures, suite.errors, suite.skipped);
}

}  // namespace

std::string junit_report(const std::vector<Diagnostic>& diagnostics, const Repository& repository,
                         const std::vector<std::string>& checks,
                         std::optional<Severity> fails_from) {
  std::map<std::string, Suite> suites;
  for (const Diagnostic& one : diagnostics) add_finding(suites[one.check], one, fails_from);
  for (const std::string& check : checks) {
    if (suites[check].count == 0) add_test(suites[check], check, "no findings", "");
  }
  add_errors(suites, repository);
  Suite all;
  for (const auto& [name, suite] : suites) {
    all.count += suite.count;
    all.failures += suite.failures;
    all.errors += suite.errors;
    all.skipped += suite.skipped;
    all.tests += fmt::format("  <testsuite name=\"{}\" {}>\n{}  </testsuite>\n", attribute(name),
                             counts(suite), suite.tests);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"migcheck\" {}>\n{}"
      "</testsuites>\n",
      counts(all), all.tests);
}

}  // namespace migcheck
