// SPDX-License-Identifier: Apache-2.0
#include "report/text_report.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "core/source/source_file.h"

using namespace migcheck;

namespace {

/// The span of the first occurrence of `needle`.
Span span_of(const SourceFile& file, std::string_view needle) {
  const std::size_t at = file.text().find(needle);
  REQUIRE(at != std::string_view::npos);
  const auto begin = static_cast<std::uint32_t>(at);
  return {&file, begin, begin + static_cast<std::uint32_t>(needle.size())};
}

Diagnostic finding(const Span& span, std::string message) {
  Diagnostic diagnostic;
  diagnostic.check = "enum-case";
  diagnostic.severity = Severity::error;
  diagnostic.span = span;
  diagnostic.message = std::move(message);
  return diagnostic;
}

TextOptions plain() {
  TextOptions options;
  options.summary = false;
  return options;
}

std::string report(const Diagnostic& diagnostic, const TextOptions& options = plain()) {
  return text_report({diagnostic}, options);
}

}  // namespace

TEST_CASE("a finding with a related place and a fix") {
  const SourceFile models("app/models.py", "class Status(Enum):\n    OPEN = \"open\"\n");
  const SourceFile migration(
      "versions/1.py", "def upgrade():\n    op.execute(\"CREATE TYPE s AS ENUM ('Open')\")\n");
  Diagnostic diagnostic = finding(span_of(models, "OPEN"), "label 'OPEN' is not a label of 's'");
  diagnostic.related.push_back({span_of(migration, "'Open'"), "label 'Open' is created here"});
  diagnostic.fixes.push_back({"write 'Open'", {{span_of(migration, "'Open'"), "'OPEN'"}}});
  CHECK(report(diagnostic) ==
        "app/models.py:2:5: error: label 'OPEN' is not a label of 's' [enum-case]\n"
        "    2 |     OPEN = \"open\"\n"
        "      |     ^~~~\n"
        "versions/1.py:2:40: note: label 'Open' is created here\n"
        "    2 |     op.execute(\"CREATE TYPE s AS ENUM ('Open')\")\n"
        "      |                                        ^~~~~~\n"
        "versions/1.py:2:40: fix: write 'Open'\n"
        "    2 -     op.execute(\"CREATE TYPE s AS ENUM ('Open')\")\n"
        "      +     op.execute(\"CREATE TYPE s AS ENUM ('OPEN')\")\n");
}

TEST_CASE("carets stand under tabs, wide and combining characters") {
  const SourceFile file("a.py", "\tx = \"数e\xCC\x81\", target\n");
  CHECK(report(finding(span_of(file, "target"), "m")) ==
        "a.py:1:13: error: m [enum-case]\n"
        "    1 |         x = \"数e\xCC\x81\", target\n"
        "      |                    ^~~~~~\n");
  CHECK(report(finding(span_of(file, "数"), "m")) ==
        "a.py:1:7: error: m [enum-case]\n"
        "    1 |         x = \"数e\xCC\x81\", target\n"
        "      |              ^~\n");
}

TEST_CASE("CRLF, lone CR and a byte order mark leave no trace") {
  const SourceFile file("a.py",
                        "\xEF\xBB\xBF"
                        "first\r\nsecond\rthird");
  CHECK(report(finding(span_of(file, "first"), "m")) ==
        "a.py:1:1: error: m [enum-case]\n    1 | first\n      | ^~~~~\n");
  CHECK(report(finding(span_of(file, "second"), "m")) ==
        "a.py:2:1: error: m [enum-case]\n    2 | second\n      | ^~~~~~\n");
  CHECK(report(finding(span_of(file, "third"), "m")) ==
        "a.py:3:1: error: m [enum-case]\n    3 | third\n      | ^~~~~\n");
}

TEST_CASE("a place at the end of a file without line break, and in an empty file") {
  const SourceFile file("a.py", "x = (");
  CHECK(report(finding({&file, 5, 5}, "m")) ==
        "a.py:1:6: error: m [enum-case]\n    1 | x = (\n      |      ^\n");
  const SourceFile empty("b.py", "");
  CHECK(report(finding({&empty, 0, 0}, "m")) ==
        "b.py:1:1: error: m [enum-case]\n    1 |\n      | ^\n");
}

TEST_CASE("a span that ends with a line break shows only its lines") {
  const SourceFile file("a.py", "one\ntwo\n");
  CHECK(report(finding({&file, 0, 4}, "m")) ==
        "a.py:1:1: error: m [enum-case]\n    1 | one\n      | ^~~\n");
}

TEST_CASE("spans of several lines") {
  const SourceFile file("a.py", "  f(\n    1,\n\n    2)\n");
  CHECK(report(finding(span_of(file, "f(\n    1,\n\n    2)"), "m")) ==
        "a.py:1:3: error: m [enum-case]\n"
        "    1 |   f(\n"
        "      |   ^~\n"
        "    2 |     1,\n"
        "      |     ~~\n"
        "    3 |\n"
        "    4 |     2)\n"
        "      |     ~~\n");
}

TEST_CASE("of long spans the beginning and the end are shown") {
  const SourceFile file("a.py", "f(\n1,\n2,\n3,\n4,\n5)\n");
  CHECK(report(finding({&file, 0, static_cast<std::uint32_t>(file.text().size()) - 1}, "m")) ==
        "a.py:1:1: error: m [enum-case]\n"
        "    1 | f(\n"
        "      | ^~\n"
        "    2 | 1,\n"
        "      | ~~\n"
        "  ...\n"
        "    6 | 5)\n"
        "      | ~~\n");
}

TEST_CASE("long lines are cut around the caret") {
  TextOptions options = plain();
  options.layout.width = 48;
  const SourceFile file("a.py", std::string(100, 'a') + "TARGET" + std::string(100, 'b'));
  CHECK(report(finding(span_of(file, "TARGET"), "m"), options) ==
        "a.py:1:101: error: m [enum-case]\n"
        "    1 | ...aaaaaaaaaaaTARGETbbbbbbbbbbbbbbbbb...\n"
        "      |               ^~~~~~\n");
  CHECK(report(finding({&file, 0, 1}, "m"), options) ==
        "a.py:1:1: error: m [enum-case]\n"
        "    1 | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...\n"
        "      | ^\n");
  CHECK(report(finding({&file, 205, 206}, "m"), options) ==
        "a.py:1:206: error: m [enum-case]\n"
        "    1 | ...bbbbbbbbbbbb\n"
        "      |               ^\n");
}

TEST_CASE("every cut line keeps its caret and fits, wherever the finding is") {
  TextOptions options = plain();
  options.layout.width = 60;
  std::string text;
  for (int i = 0; i < 40; ++i) text += i % 3 == 0 ? "数" : i % 3 == 1 ? "\t" : "\x1b";
  const SourceFile file("a.py", text);
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const std::string shown = report(finding({&file, at, at + 1}, "m"), options);
    CHECK(shown.find('^') != std::string::npos);
    CHECK(shown.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("a fix that adds and removes lines shows just these") {
  const SourceFile file("a.py", "import a\nimport b\n\nx = 1\ny = 2\nz = 3\n");
  Diagnostic diagnostic = finding(span_of(file, "y"), "m");
  diagnostic.fixes.push_back(
      {"mend it", {{{&file, 9, 9}, "import c\n"}, {span_of(file, "y = 2\n"), ""}}});
  const std::string shown = report(diagnostic);
  CHECK(shown.substr(shown.find("a.py:2:1: fix:")) ==
        "a.py:2:1: fix: mend it\n"
        "      + import c\n"
        "a.py:5:1: fix: mend it\n"
        "    5 - y = 2\n");
}

TEST_CASE("edits of one line are one change") {
  const SourceFile file("a.py", "f(a, b)\r\n");
  Diagnostic diagnostic = finding({&file, 0, 1}, "m");
  diagnostic.fixes.push_back({"swap", {{{&file, 5, 6}, "a"}, {{&file, 2, 3}, "b"}}});
  const std::string shown = report(diagnostic);
  CHECK(shown.substr(shown.find("a.py:1:3:")) ==
        "a.py:1:3: fix: swap\n    1 - f(a, b)\n      + f(b, a)\n");
  TextOptions options = plain();
  options.fixes = false;
  CHECK(report(diagnostic, options).find("fix:") == std::string::npos);
}

TEST_CASE("a finding without a place") {
  CHECK(report(finding({}, "no environment")) == "migcheck: error: no environment [enum-case]\n");
}

TEST_CASE("colours are those of clang, and only when asked for") {
  const SourceFile file("a.py", "x\n");
  TextOptions options = plain();
  options.color = true;
  CHECK(report(finding({&file, 0, 1}, "m"), options) ==
        "\033[1ma.py:1:1:\033[0m \033[1;31merror:\033[0m \033[1mm\033[0m [enum-case]\n"
        "    1 | x\n      | \033[1;32m^\033[0m\n");
  CHECK(report(finding({&file, 0, 1}, "m")).find('\033') == std::string::npos);
}

TEST_CASE("when to use colours") {
  CHECK(use_color(ColorMode::always, -1));
  CHECK_FALSE(use_color(ColorMode::never, 1));
  CHECK_FALSE(use_color(ColorMode::automatic, -1));  // no terminal
}

TEST_CASE("the short report has one line a finding") {
  const SourceFile file("dir with blank/a.py", "x\ny\n");
  Diagnostic second = finding({&file, 2, 3}, "two\nlines");
  second.severity = Severity::note;
  CHECK(short_report({finding({&file, 0, 1}, "m"), second}, plain()) ==
        "dir with blank/a.py:1:1: error: m [enum-case]\n"
        "dir with blank/a.py:2:1: note: two lines [enum-case]\n");
}

TEST_CASE("the summary counts findings, kinds and files") {
  const SourceFile a("a.py", "x");
  const SourceFile b("b.py", "x");
  Diagnostic warning = finding({&b, 0, 1}, "m");
  warning.severity = Severity::warning;
  CHECK(summary_line({}) == "no findings");
  CHECK(summary_line({warning}) == "1 finding (1 warning) in 1 file");
  CHECK(summary_line({finding({&a, 0, 1}, "m"), finding({&a, 0, 1}, "n"), warning}) ==
        "3 findings (2 errors, 1 warning) in 2 files");
  CHECK(text_report({}, {}) == "no findings\n");
  CHECK(short_report({}, {}) == "no findings\n");
}

TEST_CASE("problems of the analysis") {
  Repository repository;
  CHECK(problem_report(repository, plain()).empty());
  const auto file = std::make_shared<const SourceFile>("a.py", "x = (\n");
  repository.problems.push_back({{file.get(), 4, 5}, "a.py", "'(' was never closed"});
  repository.problems.push_back({{}, "b.py", "permission denied"});
  repository.errors.push_back({"no 'script_location'", "alembic.ini", 3, 1, "add the key"});
  CHECK(problem_report(repository, plain()) ==
        "alembic.ini:3:1: warning: no 'script_location'\n"
        "alembic.ini:3:1: note: add the key\n"
        "a.py:1:5: warning: '(' was never closed [unparsable-file]\n"
        "    1 | x = (\n"
        "      |     ^\n"
        "b.py: warning: permission denied [unparsable-file]\n");
}
