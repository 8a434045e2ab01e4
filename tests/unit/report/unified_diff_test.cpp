// SPDX-License-Identifier: Apache-2.0
// What a diff means is what git makes of it.
#include "report/unified_diff.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/support/temporary_folder.h"

using namespace migcheck;

namespace {

/// The file after `git apply` of the diff.
std::string applied_by_git(const std::string& path, const std::string& before,
                           const std::string& after) {
  const TemporaryFolder folder;
  folder.git({"init", "-q"});
  folder.write(path, before);
  folder.write("change.diff", unified_diff(path, before, after));
  folder.git({"apply", "--whitespace=nowarn", "change.diff"});
  return read_file(folder / path).value();
}

}  // namespace

TEST_CASE("unified diff: three lines of context, counted from 1") {
  CHECK(unified_diff("a.py", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nfive\n6\n7\n8\n") ==
        "--- a/a.py\n+++ b/a.py\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(unified_diff("a.py", "1\n", "1\n").empty());
}

TEST_CASE("unified diff: git applies it") {
  CHECK(applied_by_git("a.py", "1\n2\n", "0\n1\n2\n") == "0\n1\n2\n");
  CHECK(applied_by_git("a.py", "1\r\n2\r\n", "1\r\nx\r\n2\r\n") == "1\r\nx\r\n2\r\n");
  CHECK(applied_by_git("a.py", "1\n2", "1\n3") == "1\n3");
  CHECK(applied_by_git("a.py", "1\n2", "1\n2\n") == "1\n2\n");
  CHECK(applied_by_git("a.py", "1\n2\n", "1\n2") == "1\n2");
}

TEST_CASE("unified diff: names with blanks, quotes and line breaks") {
  for (const std::string name : {"a b.py", "folder of ä/x.py", "a\"b\\c.py", "a\nb\tc.py"}) {
    CHECK(applied_by_git(name, "1\n", "2\n") == "2\n");
  }
}

TEST_CASE("unified diff: git applies any of them") {
  std::mt19937 random(11);
  const auto text = [&] {
    std::string made;
    const unsigned lines = 1 + random() % 40;
    for (unsigned i = 0; i < lines; ++i) made.append(1, "abcde"[random() % 5]).append("\n");
    return made + (random() % 2 == 0 ? "end" : "");
  };
  for (int i = 0; i < 25; ++i) {
    const std::string before = text();
    const std::string after = text();
    if (before != after) CHECK(applied_by_git("a.py", before, after) == after);
  }
}
