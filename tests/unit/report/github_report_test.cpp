// SPDX-License-Identifier: Apache-2.0
#include "report/github_report.h"

#include <doctest/doctest.h>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

std::string report_of(const Diagnostic& diagnostic) { return github_report({diagnostic}, {}); }

Diagnostic at(const Span& span, std::string message) {
  Diagnostic diagnostic;
  diagnostic.check = "enum-case";
  diagnostic.severity = Severity::error;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  return diagnostic;
}

}  // namespace

TEST_CASE("github report: what would end the command is escaped") {
  const SourceFile file("a, b:c%.py", "one\ntwo = 3\n");
  CHECK(report_of(at({&file, 4, 7}, "50% :: a, b")) ==
        "::error file=a%2C b%3Ac%25.py,line=2,col=1,endColumn=4,title=enum-case::50%25 :: a, b\n");
}

TEST_CASE("github report: related places are lines of the text") {
  const SourceFile file("a.py", "one\ntwo = 3\n");
  Diagnostic diagnostic = at({&file, 0, 3}, "first");
  diagnostic.related = {{{&file, 4, 7}, "second"}, {{}, "nowhere"}};
  CHECK(report_of(diagnostic) ==
        "::error file=a.py,line=1,col=1,endColumn=4,title=enum-case::first%0Aa.py:2:1: second"
        "%0Anowhere\n");
}

TEST_CASE("github report: levels, several lines, and no place") {
  const SourceFile file("a.py", "one\ntwo = 3\n");
  Diagnostic diagnostic = at({&file, 0, 7}, "x");
  diagnostic.severity = Severity::warning;
  CHECK(report_of(diagnostic) == "::warning file=a.py,line=1,endLine=2,title=enum-case::x\n");
  diagnostic = at({}, "x");
  diagnostic.severity = Severity::note;
  CHECK(report_of(diagnostic) == "::notice title=enum-case::x\n");
}

TEST_CASE("github report: control characters and ill-formed UTF-8 cannot break out") {
  const SourceFile file("a.py", "one\n");
  CHECK(report_of(at({&file, 0, 3}, "a\r\n::error::b\xFF")).find('\n') ==
        report_of(at({&file, 0, 3}, "a\r\n::error::b\xFF")).size() - 1);
}

TEST_CASE("github report: what is accepted is left out, what was not analysed is told") {
  const SourceFile file("a.py", "one\n");
  Diagnostic suppressed = at({&file, 0, 3}, "x");
  suppressed.suppression = Suppression{"NOLINT", true, "", {}};
  Diagnostic known = at({&file, 0, 3}, "y");
  known.baseline = BaselineState::unchanged;
  Repository repository;
  repository.problems.push_back({{&file, 0, 3}, "a.py", "this region could not be parsed"});
  repository.problems.push_back({{}, "b.py", "cannot read"});
  repository.errors.push_back({.message = "no section", .file = "alembic.ini", .line = 3});
  CHECK(github_report({suppressed, known}, repository) ==
        "::warning file=alembic.ini,line=3,title=configuration::no section\n"
        "::warning file=a.py,line=1,col=1,endColumn=4,title=unparsable-file::this region could "
        "not be parsed\n"
        "::warning file=b.py,title=unparsable-file::cannot read\n");
}
