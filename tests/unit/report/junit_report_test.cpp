// SPDX-License-Identifier: Apache-2.0
#include "report/junit_report.h"

#include <doctest/doctest.h>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

Diagnostic at(const Span& span, Severity severity) {
  Diagnostic diagnostic;
  diagnostic.check = "enum-case";
  diagnostic.severity = severity;
  diagnostic.span = span;
  diagnostic.message = "a < b & \"c\"";
  return diagnostic;
}

}  // namespace

TEST_CASE("junit report: a suite for each check, a failed test for each finding") {
  const SourceFile file("a<b>.py", "one < 2\n");
  const std::string text = junit_report({at({&file, 0, 3}, Severity::error)}, {},
                                        {"enum-case", "stub-table"}, Severity::warning);
  CHECK(text ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"migcheck\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
        "  <testsuite name=\"enum-case\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">\n"
        "    <testcase classname=\"migcheck.enum-case\" name=\"a&lt;b&gt;.py:1:1\">\n"
        "      <failure type=\"error\" message=\"a &lt; b &amp; &quot;c&quot;\">a&lt;b&gt;.py:1:1: "
        "error: a &lt; b &amp; &quot;c&quot; [enum-case]\n"
        "    1 | one &lt; 2\n"
        "      | ^~~\n"
        "</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "  <testsuite name=\"stub-table\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
        "    <testcase classname=\"migcheck.stub-table\" name=\"no findings\"/>\n"
        "  </testsuite>\n"
        "</testsuites>\n");
}

TEST_CASE("junit report: what does not fail the run passes") {
  const SourceFile file("a.py", "one\n");
  const std::vector<Diagnostic> findings{at({&file, 0, 3}, Severity::warning)};
  CHECK(junit_report(findings, {}, {}, Severity::error).find("failures=\"0\"") !=
        std::string::npos);
  CHECK(junit_report(findings, {}, {}, Severity::error).find("<system-out>a.py:1:1: warning") !=
        std::string::npos);
  CHECK(junit_report(findings, {}, {}, std::nullopt).find("<failure") == std::string::npos);
  CHECK(junit_report(findings, {}, {}, Severity::note).find("<failure") != std::string::npos);
}

TEST_CASE("junit report: what is accepted is skipped, with the reason") {
  const SourceFile file("a.py", "one\n");
  Diagnostic suppressed = at({&file, 0, 3}, Severity::error);
  suppressed.suppression = Suppression{"NOLINT", true, "old & gone", {}};
  Diagnostic known = at({&file, 0, 3}, Severity::error);
  known.baseline = BaselineState::unchanged;
  const std::string text = junit_report({suppressed, known}, {}, {"enum-case"}, Severity::note);
  CHECK(text.find("<skipped message=\"suppressed by NOLINT: old &amp; gone\"/>") !=
        std::string::npos);
  CHECK(text.find("<skipped message=\"in the baseline\"/>") != std::string::npos);
  CHECK(text.find("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"2\"") != std::string::npos);
}

TEST_CASE("junit report: what could not be analysed is an error, and nothing breaks the XML") {
  Repository repository;
  repository.problems.push_back({{}, "a\x01\xFF.py", "cannot\nread"});
  repository.errors.push_back({.message = "no section"});
  const std::string text = junit_report({}, repository, {}, Severity::note);
  CHECK(text.find("errors=\"2\"") != std::string::npos);
  CHECK(text.find("<error message=\"cannot read\"/>") != std::string::npos);
  CHECK(text.find('\x01') == std::string::npos);
  CHECK(text.find('\xFF') == std::string::npos);
}
