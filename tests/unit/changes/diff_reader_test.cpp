// SPDX-License-Identifier: Apache-2.0
#include "core/changes/diff_reader.h"

#include <doctest/doctest.h>

using namespace migcheck;

namespace {

/// The selected lines of a file among its first twenty.
std::string lines(const std::string& diff, const std::string& path, unsigned strip = 1) {
  const auto selection = read_diff(diff, strip);
  if (!selection) return selection.error().message;
  std::string text;
  for (std::uint32_t line = 1; line <= 20; ++line) {
    if (selection.value().selects(path, {line, line})) text += std::to_string(line) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("diff: added and changed lines") {
  const std::string diff =
      "diff --git a/x/a.py b/x/a.py\nindex 1..2 100644\n--- a/x/a.py\n+++ b/x/a.py\n"
      "@@ -1,5 +1,6 @@ def f():\n one\n-two\n+TWO\n three\n four\n+new\n five\n"
      "@@ -9 +10 @@\n-nine\n+NINE\n";
  CHECK(lines(diff, "x/a.py") == "2 5 10 ");
  CHECK(lines(diff, "a.py", 2) == "2 5 10 ");
  CHECK(lines(diff, "b/x/a.py", 0) == "2 5 10 ");
  CHECK(lines(diff, "y.py").empty());
}

TEST_CASE("diff: where lines are only gone, both sides of the gap count") {
  CHECK(lines("--- a/a.py\n+++ b/a.py\n@@ -5,2 +4,0 @@\n-x\n-y\n", "a.py") == "4 5 ");
  CHECK(lines("--- a/a.py\n+++ b/a.py\n@@ -1 +0,0 @@\n-x\n", "a.py") == "1 ");
  CHECK(lines("--- a/a.py\n+++ b/a.py\n@@ -3,3 +3,2 @@\n a\n-x\n b\n", "a.py") == "3 4 ");
}

TEST_CASE("diff: lines that look like headers, and files without a line break at their end") {
  const std::string diff =
      "--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n--- comment\n+++ plus\n-old\n"
      "\\ No newline at end of file\n+new\n\\ No newline at end of file\n"
      "--- a/b.py\n+++ b/b.py\n@@ -0,0 +1 @@\n+x\n";
  CHECK(lines(diff, "a.py") == "1 2 ");
  CHECK(lines(diff, "b.py") == "1 ");
}

TEST_CASE("diff: new, removed and quoted names, and names of diff -u with times") {
  const std::string diff =
      "--- /dev/null\n+++ b/new.py\n@@ -0,0 +1 @@\n+x\n"
      "--- a/gone.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
      "--- \"a/t\\tb\\303\\244.py\"\n+++ \"b/t\\tb\\303\\244.py\"\n@@ -1 +1 @@\n-x\n+y\n"
      "--- a/t.py\t2026-01-01 00:00:00\n+++ b/t.py\t2026-01-01 00:00:00\n@@ -1 +1 @@\n-x\n+y\n"
      "--- a/with blank.py\t\n+++ b/with blank.py\t\n@@ -1 +1 @@\n-x\n+y\n";
  CHECK(lines(diff, "new.py") == "1 ");
  CHECK(read_diff(diff, 1).value().selects("gone.py", {7, 7}));
  CHECK(lines(diff, "t\tb\xC3\xA4.py") == "1 ");
  CHECK(lines(diff, "t.py") == "1 ");
  CHECK(lines(diff, "with blank.py") == "1 ");
}

TEST_CASE("diff: CRLF, text around it, and no diff at all") {
  CHECK(lines("From: a\r\n--- a/a.py\r\n+++ b/a.py\r\n@@ -1 +1 @@\r\n-x\r\n+y\r\nbye\r\n",
              "a.py") == "1 ");
  CHECK(read_diff("", 1).value().empty());
  CHECK(read_diff("\n", 1).value().empty());
  CHECK(read_diff("diff --git a/x b/x\nold mode 100644\nnew mode 100755\n", 1).value().empty());
  CHECK(read_diff("hello\n", 1).error().message == "this is no unified diff");
  CHECK_FALSE(read_diff("@@ -1 +1 @@\n-x\n+y\n", 1).ok());
}

TEST_CASE("diff: one that is cut off is an error") {
  CHECK(lines("--- a/a.py\n+++ b/a.py\n@@ -1,9 +1,9 @@\n x\n", "a.py") ==
        "this diff ends in the middle of a hunk");
  CHECK(lines("--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n x\nhello\n", "a.py") ==
        "this diff ends in the middle of a hunk");
}
